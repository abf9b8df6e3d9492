package throughline.operations.ordering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;
import throughline.operations.fulfilment.LineShipped;
import throughline.operations.fulfilment.ShippedOrders;
import throughline.operations.master.MasterData;
import throughline.rules.pricing.PricingDecision.Rebate;

/** What shipping does to orders: goods set aside become goods shipped, and what is invoiced is no open order any more. */
final class OrderShipments implements ShippedOrders {

    private final ShortGoods shortGoods;

    OrderShipments(ShortGoods shortGoods) {
        this.shortGoods = shortGoods;
    }

    /** What one transaction holds locked. */
    private static final class Held {
        private final Map<Long, OpenOrder> orders = new HashMap<>();
        private final Map<String, Exposures> exposures = new HashMap<>();
    }

    @Override
    public void lock(UnitOfWork unit, Collection<String> customers, Collection<Long> orders) {
        var held = unit.attachment(Held.class, Held::new);
        var currencies = new TreeMap<String, Currency>();
        OrderStore.look(unit, orders)
                .values()
                .forEach(order -> currencies.put(order.terms.customer(), order.terms.currency()));
        var exposures = Exposures.lock(unit, currencies);
        currencies.keySet().forEach(customer -> held.exposures.put(customer, exposures));
        held.orders.putAll(OrderStore.lock(unit, orders));
    }

    @Override
    public Sold sold(UnitOfWork unit, long order) {
        var held = held(unit, order);
        var rebates = new HashMap<Integer, List<Rebate>>();
        for (var line : held.lines) {
            if (line.terms != null && !line.terms.rebates().isEmpty()) {
                rebates.put(line.index, line.terms.rebates());
            }
        }
        return new Sold(held.head.channel(), held.freight, rebates);
    }

    private static OpenOrder held(UnitOfWork unit, long number) {
        var order = unit.attachment(Held.class, Held::new).orders.get(number);
        if (order == null) {
            throw new IllegalStateException(
                    "%s was not locked before it was shipped".formatted(SalesOrderNumber.text(number)));
        }
        return order;
    }

    @Override
    public List<Follows> follows(UnitOfWork unit, MasterData master, List<Missing> lines) {
        return shortGoods.follows(unit, master, unit.attachment(Held.class, Held::new).orders, lines);
    }

    @Override
    public void shipped(UnitOfWork unit, List<LineShipped> lines) {
        var held = unit.attachment(Held.class, Held::new);
        var touched = new LinkedHashSet<OpenOrder>();
        for (var each : lines) {
            var order = held(unit, each.order());
            touched.add(order);
            move(order, each);
        }
        var exposures = new LinkedHashSet<Exposures>();
        for (var order : touched) {
            order.settle();
            var customers = held.exposures.get(order.terms.customer());
            if (customers != null) {
                var now = order.exposure();
                customers.add(order.terms.customer(), now.minus(Money.ofMinor(order.exposureStored, now.currency())));
                order.exposureStored = now.minor();
                exposures.add(customers);
            }
        }
        OrderWriter.orders(unit, touched);
        OrderWriter.shares(unit, touched);
        exposures.forEach(each -> each.write(unit));
    }

    private static void move(OpenOrder order, LineShipped each) {
        var line = order.lines.stream()
                .filter(candidate -> candidate.index == each.line())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("%s has no line %d".formatted(order.head.text(), each.line())));
        var gone = each.shipped().add(each.backOrdered()).add(each.cancelled());
        var open = gone;
        for (var share : shares(line, each)) {
            var part = share.open.min(open);
            share.open = share.open.subtract(part);
            open = open.subtract(part);
        }
        if (open.signum() != 0) {
            throw new IllegalStateException("%s/%d: %s left, but only %s were set aside for %s"
                    .formatted(order.head.text(), line.index, gone, gone.subtract(open), each.shipment()));
        }
        line.allocated = line.allocated.subtract(gone);
        line.shipped = line.shipped.add(each.shipped());
        line.backOrdered = line.backOrdered.add(each.backOrdered());
        line.cancelled = line.cancelled.add(each.cancelled());
        if (each.cancelled().signum() > 0) {
            line.reason = "the warehouse was short, and the rest is not sent later";
        }
    }

    private static List<OpenLine.Share> shares(OpenLine line, LineShipped each) {
        var shares = new ArrayList<OpenLine.Share>();
        for (var share : line.shares) {
            if (each.shipment().toString().equals(share.shipment)
                    && share.from.item().equals(each.item())
                    && share.from.location().equals(each.warehouse())
                    && Objects.equals(share.from.lot(), each.lot())) {
                shares.add(share);
            }
        }
        return shares;
    }
}
