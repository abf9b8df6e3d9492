package throughline.operations.fulfilment;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.Quantity;
import throughline.operations.exception.NewCase;
import throughline.operations.master.MasterData;
import throughline.operations.ordering.SalesOrderNumber;

/** What a planner has to tell a supplier who ships for us and takes no messages. */
public final class SupplierOrders {

    private static final int MOST_NAMED = 5;

    private SupplierOrders() {}

    /** Goods in the item's base unit. */
    public record Goods(ItemId item, Quantity quantity) {}

    /**
     * Goods of a shipment that shall not be sent any more.
     *
     * @param order ours, as text
     * @param message what called it off, or null
     */
    public record CalledOff(String order, @Nullable MessageId message, LocationId place, List<Goods> goods) {
        public CalledOff {
            goods = List.copyOf(goods);
        }
    }

    /** Names the case about a shipment that has to be ordered: it is opened once, and put away by this name. */
    public static String key(ShipmentNumber shipment) {
        return "supplier:" + shipment;
    }

    /** Whether a place is the dock of a supplier whom no message of ours reaches. */
    public static boolean byHand(MasterData master, LocationId place) {
        var warehouse = master.warehouse(place);
        return warehouse != null && warehouse.dropShip() && master.partnerOf(warehouse) == null;
    }

    public static NewCase toOrder(MasterData master, ShipmentRequest request, ShipmentNumber shipment) {
        var supplier = supplier(master, request.warehouse());
        var goods = request.lines().stream()
                .map(line -> new Goods(line.item(), line.quantity()))
                .toList();
        return found(
                "SUPPLIER_TO_ORDER",
                "%s of order %s (the buyer's %s) goes straight from %s to the customer, and no message of ours reaches them. Order it"
                                .formatted(
                                        shipment,
                                        SalesOrderNumber.text(request.order().number()),
                                        request.order().buyerNumber(),
                                        supplier)
                        + " from them by other means: %s. Where it goes is in instruction %s. Confirm the shipment when they say that it left."
                                .formatted(named(master, goods), shipment),
                request.cause().message(),
                shipment,
                key(shipment));
    }

    /** @param key opens the case once */
    public static NewCase toCallOff(MasterData master, CalledOff what, ShipmentNumber shipment, String key) {
        return found(
                "SHIPMENT_TO_STOP",
                "%s was changed or called off: %s shall no longer send %s of %s. If it was ordered from them already, call it off;"
                                .formatted(
                                        what.order(),
                                        supplier(master, what.place()),
                                        named(master, what.goods()),
                                        shipment)
                        + " if not, do not order it.",
                what.message(),
                shipment,
                key);
    }

    private static NewCase found(
            String code, String reason, @Nullable MessageId message, ShipmentNumber shipment, String key) {
        return new NewCase(code, Actor.OPERATOR, reason, null, message, shipment.toString(), null, null, key);
    }

    private static String supplier(MasterData master, LocationId place) {
        var warehouse = master.warehouse(place);
        var supplier = warehouse == null || warehouse.supplier() == null ? null : master.supplier(warehouse.supplier());
        return supplier == null ? place.code() : supplier.name();
    }

    private static String named(MasterData master, List<Goods> goods) {
        var named = goods.stream()
                .limit(MOST_NAMED)
                .map(each -> named(master, each))
                .collect(Collectors.joining(", "));
        int more = goods.size() - MOST_NAMED;
        return more > 0 ? "%s and %d lines more".formatted(named, more) : named;
    }

    private static String named(MasterData master, Goods goods) {
        var item = master.item(goods.item());
        return item == null
                ? "%s of %s".formatted(goods.quantity(), goods.item())
                : "%s of %s (%s)".formatted(goods.quantity(), goods.item(), item.description());
    }
}
