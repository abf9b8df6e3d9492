package throughline.ledger.posting;

import static throughline.ledger.book.Account.FREIGHT_ACCRUAL;
import static throughline.ledger.book.Account.FREIGHT_OUT;
import static throughline.ledger.book.Account.PAYABLE;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.EffectKey;
import throughline.ledger.book.Posting;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;

/**
 * Freight billed: the carrier asks for what was expected, or for more or less; the expectation has served.
 *
 * <pre>
 *   Dr 2020 Freight accrual         what each despatch was expected to cost
 *   Dr 5020 Freight out             what is billed beyond that (Cr what is billed below it)
 *   Cr 2000 Accounts payable        total
 * </pre>
 *
 * A bill in another currency than the expectation's leaves nothing of the expectation: 5020 is credited with it, and debited with the
 * bill in the bill's own currency.
 */
public final class FreightBilled implements PostingRule<FreightBilled.Billed> {

    /**
     * A carrier's bill.
     *
     * @param carrier whose payable it is
     * @param bill the carrier's number of it, as the payable is settled by it
     * @param total positive; the parts add up to it
     * @param parts what is billed, each with what was expected for it
     * @param source the bytes that say the total, or null
     */
    public record Billed(
            EntityId entity,
            PartyId carrier,
            String bill,
            LocalDate on,
            LocalDate dueOn,
            Cause cause,
            Money total,
            List<Part> parts,
            @Nullable SourceSpan source) {

        public Billed {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What is billed for despatches that the bill does not tell apart.
     *
     * @param expected none for what nobody expected
     * @param source the bytes that say the amount, or null
     */
    public record Part(List<Expected> expected, Money billed, @Nullable SourceSpan source) {

        public Part {
            expected = List.copyOf(expected);
        }
    }

    /** What one despatch was expected to cost. */
    public record Expected(String shipment, String order, Money freight) {

        private Dimensions about() {
            return Dimensions.NONE.order(order).shipment(shipment);
        }
    }

    @Override
    public Posting postingFor(Billed billed) {
        var draft = Posting.draft("freight billed", billed.bill(), billed.entity(), billed.on())
                .effect(EffectKey.of("freight-billed", billed.carrier().code() + "/" + billed.bill()))
                .because(billed.cause());
        for (var part : billed.parts()) {
            for (var each : part.expected()) {
                draft.debit(FREIGHT_ACCRUAL, each.freight(), each.about(), part.source());
            }
            differ(draft, part);
        }
        return draft.credit(
                        PAYABLE,
                        billed.total(),
                        Dimensions.NONE.party(billed.carrier()).openItem(billed.bill(), billed.dueOn()),
                        billed.source())
                .post();
    }

    private static void differ(Posting.Draft draft, Part part) {
        var rest = part.billed();
        for (var each : part.expected()) {
            if (each.freight().currency().equals(rest.currency())) {
                rest = rest.minus(each.freight());
            } else {
                draft.credit(FREIGHT_OUT, each.freight(), each.about(), part.source());
            }
        }
        var about = part.expected().isEmpty()
                ? Dimensions.NONE
                : part.expected().get(0).about();
        if (rest.isNegative()) {
            draft.credit(FREIGHT_OUT, rest.negated(), about, part.source());
        } else {
            draft.debit(FREIGHT_OUT, rest, about, part.source());
        }
    }
}
