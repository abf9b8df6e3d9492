package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.ledger.stock.CostKey;
import throughline.ledger.stock.CostPool;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.Valuation;
import throughline.ledger.store.UnitOfWork;
import throughline.model.reading.Actor;
import throughline.model.value.Money;
import throughline.operations.exception.NewCase;
import throughline.operations.master.MasterData;

/** What shipped goods cost, taken from the locked pools line by line, after a look that they are there. */
final class ShippedStock {

    private final UnitOfWork unit;
    private final MasterData master;
    private final Map<StockKey, BigDecimal> allocated = new HashMap<>();
    private final Map<CostKey, CostPool> pools = new HashMap<>();

    ShippedStock(UnitOfWork unit, MasterData master) {
        this.unit = unit;
        this.master = master;
    }

    /** Locks stock, then cost pools, of everything that leaves or is released. */
    void lock(List<Booking> bookings) {
        var stock = new HashSet<StockKey>();
        var costs = new HashSet<CostKey>();
        for (var booking : bookings) {
            if (!dropShipped(booking)) {
                for (var shipped : booking.shipped) {
                    stock.add(key(booking, shipped.line()));
                    costs.add(new CostKey(
                            booking.shipment.head.entity(), shipped.line().ask.item()));
                }
                booking.missing.forEach(each -> stock.add(key(booking, each.line)));
            }
        }
        if (!stock.isEmpty()) {
            StockBook.lock(unit, stock).forEach((key, levels) -> allocated.put(key, levels.allocated()));
        }
        if (!costs.isEmpty()) {
            pools.putAll(Valuation.lock(unit, costs));
        }
    }

    /** Costs every shipped line; or says, and changes nothing, when the books hold less than was set aside. */
    @Nullable
    NewCase take(Booking booking) {
        if (dropShipped(booking)) {
            booking.shipped.forEach(shipped -> booking.costs.add(supplierPrice(booking, shipped)));
            return null;
        }
        var needed = new HashMap<StockKey, BigDecimal>();
        booking.shipped.forEach(
                shipped -> needed.merge(key(booking, shipped.line()), shipped.quantity(), BigDecimal::add));
        booking.missing.forEach(each -> needed.merge(key(booking, each.line), each.quantity, BigDecimal::add));
        for (var need : needed.entrySet()) {
            var there = allocated.getOrDefault(need.getKey(), BigDecimal.ZERO);
            if (there.compareTo(need.getValue()) < 0) {
                return booking.refusal(
                        "STOCK_NOT_ALLOCATED",
                        Actor.US,
                        "%s confirms %s of %s, but only %s is allocated there in the books."
                                .formatted(
                                        need.getKey().location(),
                                        need.getValue().toPlainString(),
                                        need.getKey().item(),
                                        there.toPlainString()));
            }
        }
        needed.forEach((key, quantity) -> allocated.merge(key, quantity, BigDecimal::subtract));
        for (var shipped : booking.shipped) {
            var key = new CostKey(
                    booking.shipment.head.entity(), shipped.line().ask.item());
            var pool = Objects.requireNonNull(pools.get(key), () -> "no cost is known for " + key);
            booking.costs.add(pool.issue(shipped.quantity()));
            pools.put(key, pool.without(shipped.quantity()));
        }
        return null;
    }

    boolean dropShipped(Booking booking) {
        return master.dropShip(booking.shipment.head.warehouse());
    }

    static StockKey key(Booking booking, Shipment.Line line) {
        return new StockKey(
                booking.shipment.head.entity(), line.ask.item(), booking.shipment.head.warehouse(), line.ask.lot());
    }

    private Money supplierPrice(Booking booking, ShippedLine shipped) {
        var item = Objects.requireNonNull(master.item(shipped.line().ask.item()));
        var price = Objects.requireNonNull(item.priceOf(booking.shipment.head.entity()));
        return Money.rounded(
                price.standardCost().multiply(shipped.quantity()), price.list().currency());
    }
}
