package throughline.ledger.book;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Quantity;

/**
 * A quantity that leaves one state and enters another, so stock balances by construction.
 *
 * @param location the warehouse; also for goods in transit from it and for what its customers and suppliers hold
 * @param lot null for an item that is not kept by lot
 * @param quantity in the item's base unit, above zero
 */
public record StockLine(
        ItemId item,
        LocationId location,
        @Nullable LotId lot,
        StockState from,
        StockState to,
        Quantity quantity,
        @Nullable SourceSpan source) {

    public StockLine {
        requireNonNull(item, "item");
        requireNonNull(location, "location");
        if (from == to) {
            throw new IllegalArgumentException("%s does not move: it is %s before and after".formatted(item, from));
        }
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "%s %s -> %s: a movement's quantity is above zero, not %s".formatted(item, from, to, quantity));
        }
    }
}
