package throughline.ledger.posting;

import static throughline.ledger.book.Account.EQUITY;
import static throughline.ledger.book.Account.INVENTORY;
import static throughline.ledger.book.StockState.ADJUSTMENT;
import static throughline.ledger.book.StockState.ON_HAND;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/**
 * Opening stock: what stood in the warehouses on the day our books begin, and what it was worth.
 *
 * <pre>
 *   Dr 1200 Inventory               value
 *   Cr 3000 Equity                  value
 *   stock   adjustment -> on hand   quantity
 * </pre>
 */
public final class OpeningStock implements PostingRule<OpeningStock.Counted> {

    /** @param about what makes it happen once: a warehouse, or a part of one */
    public record Counted(EntityId entity, String about, LocalDate on, List<Line> lines) {

        public Counted {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param quantity in the item's base unit
     * @param value of all of it
     */
    public record Line(ItemId item, LocationId location, @Nullable LotId lot, Quantity quantity, Money value) {}

    @Override
    public Posting postingFor(Counted counted) {
        var draft = Posting.draft("opening stock", counted.about(), counted.entity(), counted.on());
        for (var line : counted.lines()) {
            var about = Dimensions.NONE.item(line.item()).location(line.location());
            draft.debit(INVENTORY, line.value(), about, null)
                    .credit(EQUITY, line.value(), about, null)
                    .move(line.item(), line.location(), line.lot(), ADJUSTMENT, ON_HAND, line.quantity(), null);
        }
        return draft.post();
    }
}
