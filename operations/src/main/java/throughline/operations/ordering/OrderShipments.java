package throughline.operations.ordering;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;
import throughline.operations.fulfilment.LineShipped;
import throughline.operations.fulfilment.ShippedOrders;
import throughline.operations.master.MasterData;
import throughline.operations.master.MasterDataBook;
import throughline.operations.ordering.PromotionsTaken.Purse;
import throughline.rules.pricing.PricingDecision.Rebate;

/** What shipping does to orders: goods set aside become goods shipped, and what is invoiced is no open order any more. */
final class OrderShipments implements ShippedOrders {

    private final ShortGoods shortGoods;
    private final MasterDataBook master;

    OrderShipments(ShortGoods shortGoods, MasterDataBook master) {
        this.shortGoods = shortGoods;
        this.master = master;
    }

    /** What one transaction holds locked. */
    private static final class Held {
        private final Map<Long, OpenOrder> orders = new HashMap<>();
        private final Map<String, Exposures> exposures = new HashMap<>();

        @Nullable
        private PromotionsTaken promotions;
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
        var locked = OrderStore.lock(unit, orders);
        held.orders.putAll(locked);
        held.promotions = PromotionsTaken.lock(unit, purses(locked.values()));
    }

    /** Those that may be given back to while it is shipped. */
    private Set<Purse> purses(Collection<OpenOrder> orders) {
        var known = master.current();
        return orders.stream()
                .flatMap(order -> order.promotionsStored.keySet().stream())
                .filter(purse -> PolicyFacts.hasBudget(known, purse.promotion(), purse.currency()))
                .collect(toCollection(TreeSet::new));
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
            giveBack(requireNonNull(held.promotions, "orders are locked"), order);
        }
        OrderWriter.orders(unit, touched);
        OrderWriter.shares(unit, touched);
        exposures.forEach(each -> each.write(unit));
        if (held.promotions != null) {
            held.promotions.write(unit);
        }
    }

    /** What a warehouse had not got and is not sent later takes nothing of a promotion any more. */
    private static void giveBack(PromotionsTaken promotions, OpenOrder order) {
        var now = order.promotionsTaken();
        order.promotionsStored.forEach((purse, minor) -> promotions.add(purse, -minor));
        now.forEach(promotions::add);
        order.promotionsStored = now;
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
