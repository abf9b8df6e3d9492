package throughline.operations.fulfilment;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.document.ItemReference;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;
import throughline.operations.master.ShortShipment;

/**
 * What one warehouse shall ship of one order: everything set aside there for it in one go.
 *
 * @param warehouse one of ours, or a drop-ship supplier's
 * @param cause the message and decisions that led to it
 */
public record ShipmentRequest(OrderToShip order, LocationId warehouse, List<Line> lines, Cause cause) {

    public ShipmentRequest {
        requireNonNull(order, "order");
        requireNonNull(cause, "cause");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to ship of order %d from %s".formatted(order.number(), warehouse));
        }
    }

    /**
     * Goods set aside.
     *
     * @param orderLine our line number within the order
     * @param buyerLine the buyer's line number
     * @param item what is shipped: the substitute where there is one
     * @param lot for an item kept by lot, else null
     * @param quantity in the item's base unit
     * @param price agreed, per the unit the buyer ordered in
     * @param factor how many base units one of the price's unit is
     * @param unitAsSent that unit as the buyer spells it
     * @param names the buyer's for the item, as sent
     * @param rest what becomes of what the warehouse does not ship, as the allocation policy decided
     */
    public record Line(
            int orderLine,
            String buyerLine,
            ItemId item,
            @Nullable LotId lot,
            Quantity quantity,
            UnitPrice price,
            BigDecimal factor,
            String unitAsSent,
            List<ItemReference> names,
            ShortShipment rest) {

        public Line {
            requireNonNull(quantity, "quantity");
            requireNonNull(price, "price");
            requireNonNull(rest, "rest");
            if (!quantity.isPositive() || factor.signum() <= 0) {
                throw new IllegalArgumentException(
                        "nothing to ship of %s: %s, factor %s".formatted(item, quantity, factor.toPlainString()));
            }
            names = List.copyOf(names);
        }
    }
}
