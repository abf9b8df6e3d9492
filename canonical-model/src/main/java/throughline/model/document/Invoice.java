package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;

/**
 * What is owed for what was shipped (UBL Invoice; X12 810; EDIFACT INVOIC).
 *
 * <p>As its sender said it: that its parts add up is asked of our own before they leave, and of a supplier's by its desk.
 *
 * @param order the buyer's purchase order number, or null when the sender does not say
 * @param shipment the shipment it bills, or null
 * @param goods the sum of the lines' amounts
 * @param freight billed to the customer
 * @param adjustments allowances and charges for the whole invoice
 * @param taxes one row per jurisdiction and rate
 * @param total what is owed (TDS01; MOA 9 or 77)
 */
public record Invoice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable DocumentNumber order,
        @Nullable DocumentNumber shipment,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate shippedOn,
        Currency currency,
        List<Party> parties,
        List<Line> lines,
        Money goods,
        Money freight,
        List<Adjustment> adjustments,
        List<Tax> taxes,
        Money total,
        Provenance provenance)
        implements BusinessDocument {

    public Invoice {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(total, "total");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
        adjustments = List.copyOf(adjustments);
        taxes = List.copyOf(taxes);
    }

    /** Goods, freight, taxes and charges, less allowances. Adjustments that give only a percentage are left out. */
    public Money parts() {
        var sum = goods.plus(freight);
        for (var tax : taxes) {
            sum = sum.plus(tax.amount());
        }
        for (var adjustment : adjustments) {
            var amount = adjustment.amount();
            if (amount != null) {
                sum = adjustment.charge() ? sum.plus(amount) : sum.minus(amount);
            }
        }
        return sum;
    }

    /**
     * One line billed, with the amount due for it before tax.
     *
     * @param source the segment that opened the line; null for a line of our own making
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            Quantity quantity,
            String unitAsSent,
            UnitPrice price,
            Money amount,
            @Nullable SourceSpan source) {

        public Line {
            items = List.copyOf(items);
        }
    }

    /** Tax due to one jurisdiction: {@code percent} of {@code base}, rounded half to even. */
    public record Tax(String jurisdiction, BigDecimal percent, Money base, Money amount) {}
}
