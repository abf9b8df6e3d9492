package throughline.operations.fulfilment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.master.Customer;
import throughline.operations.master.MasterData;
import throughline.operations.posting.AccountDetermination;
import throughline.operations.posting.AccountQuestion;
import throughline.operations.posting.Determined;
import throughline.operations.posting.PostingRole;
import throughline.rules.facts.PostingEvent;

/** To which accounts one confirmation's lines go: asked once for all of them, revenue and cost of each billed line, then freight. */
final class ShipmentAccounts {

    private static final int PER_LINE = 2;

    private final Determined determined;
    private final List<List<Integer>> billed;

    private ShipmentAccounts(Determined determined, List<List<Integer>> billed) {
        this.determined = determined;
        this.billed = billed;
    }

    /** @param channel the way the order came */
    static ShipmentAccounts of(
            AccountDetermination.Round round, Booking booking, Customer customer, MasterData master, String channel) {
        var head = booking.shipment.head;
        var question = new AccountQuestion(new PostingEvent(
                master.dropShip(head.warehouse()) ? "DROP_SHIPMENT" : "SHIPMENT",
                head.entity().code(),
                channel,
                customer.priceGroup()));
        var billed = booking.billedLines();
        for (var parts : billed) {
            var item = master.item(booking.shipped.get(parts.get(0)).line().ask.item());
            question.line(PostingRole.REVENUE, item).line(PostingRole.COST_OF_GOODS_SOLD, item);
        }
        question.line(PostingRole.FREIGHT_REVENUE, null);
        return new ShipmentAccounts(round.determine(question), billed);
    }

    /** Why it cannot be booked, in words; null when it can. */
    @Nullable
    String refusal() {
        return determined.refusals().isEmpty()
                ? null
                : String.join("; ", determined.refusals().values());
    }

    /** @param place among the billed lines, from 0 */
    Account revenue(int place) {
        return determined.accounts().get(place * PER_LINE);
    }

    /** @param place among the billed lines, from 0 */
    Account costOfGoods(int place) {
        return determined.accounts().get(place * PER_LINE + 1);
    }

    /** @param shipped index of what was shipped */
    Account costOfShipped(int shipped) {
        for (int place = 0; place < billed.size(); place++) {
            if (billed.get(place).contains(shipped)) {
                return costOfGoods(place);
            }
        }
        throw new IllegalStateException("%d is in no billed line".formatted(shipped));
    }

    Account freight() {
        return determined.accounts().get(billed.size() * PER_LINE);
    }

    /** The cause of what is posted: with the decision, where a rule spoke. */
    Cause noted(UnitOfWork unit, AccountDetermination.Round round, Booking booking) {
        return round.noted(
                unit,
                determined,
                booking.documentNumber(),
                booking.confirmation.cause(),
                booking.shipment.head.order());
    }
}
