package throughline.operations.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.StockLevels;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.operations.allocation.Allocator;
import throughline.operations.allocation.Granted;
import throughline.operations.allocation.StockPicture;
import throughline.operations.allocation.Wanted;
import throughline.operations.master.MasterData;
import throughline.operations.master.ShortShipment;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.facts.Stock;

/**
 * Sets goods aside for orders: policy has named the places, the quantities are decided here, under the lock on the stock. What a supplier
 * ships for us is not our stock: it is promised without a balance, and nothing is locked for it.
 */
final class StockDesk {

    private final UnitOfWork unit;
    private final MasterData master;
    private final LocalDate today;

    StockDesk(UnitOfWork unit, MasterData master, LocalDate today) {
        this.unit = unit;
        this.master = master;
        this.today = today;
    }

    /** What may be promised of the items, place by place; only a look. */
    Map<PolicyFacts.Shelf, BigDecimal> free(Set<StockKey> keys) {
        var free = new HashMap<PolicyFacts.Shelf, BigDecimal>();
        if (!keys.isEmpty()) {
            StockBook.levels(unit, keys)
                    .forEach((key, levels) -> free.merge(
                            new PolicyFacts.Shelf(key.entity(), key.item(), key.location()),
                            levels.available(),
                            BigDecimal::add));
        }
        return free;
    }

    /**
     * Serves the orders, those of higher priority first, else in their order.
     *
     * @param released goods of ours that this transaction gives back before, still counted as allocated in the balances
     */
    void serve(List<Work> works, Map<StockKey, BigDecimal> released) {
        var wanted = new HashMap<Work, Wanted>();
        var keys = new LinkedHashSet<StockKey>(released.keySet());
        var levels = new HashMap<StockKey, BigDecimal>();
        for (var work : works) {
            var wants = wanted(work);
            if (wants != null) {
                wanted.put(work, wants);
                keys.addAll(keys(wants));
                docks(wants).forEach(dock -> levels.put(dock, Stock.NEVER_LIMITS));
            }
        }
        if (!keys.isEmpty()) {
            StockBook.lock(unit, keys).forEach((key, level) -> levels.put(key, available(key, level, released)));
        }
        var allocator = new Allocator(new StockPicture(levels, this::expiry, today));
        works.stream()
                .filter(wanted::containsKey)
                .sorted(Comparator.comparingInt((Work work) -> -work.priority))
                .forEach(work -> {
                    var wants = wanted.get(work);
                    if (wants != null) {
                        grant(work, allocator.serve(wants));
                    }
                });
    }

    private static BigDecimal available(StockKey key, StockLevels level, Map<StockKey, BigDecimal> released) {
        return level.available().add(released.getOrDefault(key, BigDecimal.ZERO));
    }

    private @Nullable LocalDate expiry(StockKey key) {
        var lot = key.lot() == null ? null : master.lot(key.item(), key.lot());
        return lot == null ? null : lot.expiresOn();
    }

    private @Nullable Wanted wanted(Work work) {
        var order = work.order;
        var waitsForAll = work.shipComplete && order.lines.stream().anyMatch(line -> line.state == LineState.HELD);
        if (waitsForAll) {
            return null;
        }
        var lines = new ArrayList<Wanted.Line>(order.lines.size());
        for (var line : order.lines) {
            var plan = work.plans.get(line.index);
            if (plan != null && line.backOrdered.signum() > 0 && line.going()) {
                lines.add(wanted(work, line, plan));
            }
        }
        return lines.isEmpty() ? null : new Wanted(order.terms.entity(), work.shipComplete, lines);
    }

    private Wanted.Line wanted(Work work, OpenLine line, LinePlan plan) {
        var terms = line.understood();
        var choices = new ArrayList<Wanted.Choice>(1 + plan.substitutes().size());
        choices.add(new Wanted.Choice(
                terms.item(),
                plan.sources().stream()
                        .map(source -> source(new LocationId(source.warehouse()), source.keepBack()))
                        .toList()));
        var untouched = line.allocated.signum() == 0 && line.shipped.signum() == 0;
        if (untouched) {
            for (var substitute : plan.substitutes()) {
                var item = new ItemId(substitute);
                choices.add(new Wanted.Choice(
                        item,
                        plan.sources().stream()
                                .map(source -> new LocationId(source.warehouse()))
                                .filter(place -> sends(place, item))
                                .map(place -> source(
                                        place,
                                        work.customer.keyAccount() ? BigDecimal.ZERO : master.safetyStock(place, item)))
                                .toList()));
            }
        }
        var backOrder =
                plan.rest() == Rest.BACK_ORDER && work.customer.delivery().shortShipment() == ShortShipment.BACK_ORDER;
        var step = terms.factor().compareTo(BigDecimal.ONE) > 0 ? terms.factor() : BigDecimal.ONE;
        return new Wanted.Line(line.index, line.backOrdered, step, choices, plan.warehousesAtMost(), backOrder);
    }

    private Wanted.Source source(LocationId place, BigDecimal keepBack) {
        return new Wanted.Source(place, keepBack, master.dropShip(place));
    }

    private boolean sends(LocationId place, ItemId id) {
        var warehouse = master.warehouse(place);
        var item = master.item(id);
        return warehouse != null && item != null && warehouse.sends(item);
    }

    /** Every balance that an order may take from, lot by lot. */
    private List<StockKey> keys(Wanted wants) {
        var keys = new ArrayList<StockKey>();
        for (var line : wants.lines()) {
            for (var choice : line.choices()) {
                for (var source : choice.sources()) {
                    if (!source.dropShip()) {
                        addKeys(keys, wants.entity(), choice.item(), source.warehouse());
                    }
                }
            }
        }
        return keys;
    }

    /** What suppliers may send for an order: never a lot, because the lots in a supplier's dock are his. */
    private static List<StockKey> docks(Wanted wants) {
        return wants.lines().stream()
                .flatMap(line -> line.choices().stream())
                .flatMap(choice -> choice.sources().stream()
                        .filter(Wanted.Source::dropShip)
                        .map(dock -> StockKey.of(wants.entity(), choice.item(), dock.warehouse())))
                .toList();
    }

    private void addKeys(List<StockKey> keys, EntityId entity, ItemId id, LocationId warehouse) {
        var item = master.item(id);
        if (item != null && item.lotControlled()) {
            master.lotsOf(id).forEach(lot -> keys.add(new StockKey(entity, id, warehouse, lot.lot())));
        } else {
            keys.add(StockKey.of(entity, id, warehouse));
        }
    }

    private void grant(Work work, List<Granted> granted) {
        for (var each : granted) {
            var line = work.line(each.index());
            var got = each.allocated();
            if (!each.item().equals(line.understood().item())) {
                line.substitute(each.item());
            }
            line.allocated = line.allocated.add(got);
            line.backOrdered = each.backOrdered();
            line.cancelled = line.cancelled.add(each.cancelled());
            for (var take : each.takes()) {
                var share = new OpenLine.Share(
                        unit.next("desk.allocation_id"), take.from(), take.quantity(), take.quantity(), null);
                share.fresh = true;
                line.shares.add(share);
            }
        }
        work.order.settle();
    }
}
