package throughline.operations.allocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;

/**
 * Serves orders from the stock picture, one after the other, in the order they are handed in. Policy has said what is allowed; here it is
 * decided how much.
 *
 * <p>One warehouse that can fill the whole order is taken before two that can fill it together: one parcel is cheaper than two.
 */
public final class Allocator {

    private final StockPicture stock;

    public Allocator(StockPicture stock) {
        this.stock = stock;
    }

    /** One result for each line, in order. */
    public List<Granted> serve(Wanted order) {
        if (order.shipComplete() && !complete(order)) {
            return order.lines().stream().map(line -> lacking(order, line, line.quantity(), List.of())).toList();
        }
        var one = wholeFrom(order);
        var granted = new ArrayList<Granted>(order.lines().size());
        for (var line : order.lines()) {
            granted.add(one == null ? serve(order, line) : full(line, line.item(), stock.take(order.entity(), line.item(), one, line.quantity())));
        }
        return granted;
    }

    /** The first warehouse, by the first line's preference, that can fill every line; null when none can. */
    private @Nullable LocationId wholeFrom(Wanted order) {
        if (order.lines().size() < 2) {
            return null;
        }
        for (var warehouse : order.lines().get(0).warehouses()) {
            if (demand(order).stream().allMatch(line -> line.warehouses().contains(warehouse)
                    && free(order.entity(), line, line.item(), warehouse).compareTo(line.quantity()) >= 0)) {
                return warehouse;
            }
        }
        return null;
    }

    /** Whether every line can be had in full, lines of one item counted together. */
    private boolean complete(Wanted order) {
        return demand(order).stream().allMatch(line -> {
            var whole = fillable(order, line, line.item());
            return whole || line.substitutes().stream().anyMatch(substitute -> fillable(order, line, substitute));
        });
    }

    private boolean fillable(Wanted order, Wanted.Line line, ItemId item) {
        var free = line.warehouses().stream().map(warehouse -> free(order.entity(), line, item, warehouse));
        var most = order.splitLine() ? free.reduce(BigDecimal.ZERO, BigDecimal::add) : free.reduce(BigDecimal.ZERO, BigDecimal::max);
        return most.compareTo(line.quantity()) >= 0;
    }

    /** The lines with those of one item drawn together into the first. */
    private static List<Wanted.Line> demand(Wanted order) {
        var demand = new ArrayList<Wanted.Line>(order.lines().size());
        for (var line : order.lines()) {
            var same = -1;
            for (int i = 0; i < demand.size(); i++) {
                same = demand.get(i).item().equals(line.item()) ? i : same;
            }
            if (same < 0) {
                demand.add(line);
            } else {
                var first = demand.get(same);
                demand.set(same, new Wanted.Line(
                        first.index(), first.item(), first.quantity().add(line.quantity()), first.warehouses(), first.substitutes(), first.keepBack()));
            }
        }
        return demand;
    }

    private Granted serve(Wanted order, Wanted.Line line) {
        var whole = singleSource(order, line, line.item());
        if (whole != null) {
            return full(line, line.item(), stock.take(order.entity(), line.item(), whole, line.quantity()));
        }
        if (order.splitLine() && fillable(order, line, line.item())) {
            return full(line, line.item(), gather(order, line, line.item(), line.quantity()));
        }
        for (var substitute : line.substitutes()) {
            if (fillable(order, line, substitute)) {
                return full(line, substitute, gather(order, line, substitute, line.quantity()));
            }
        }
        return part(order, line);
    }

    private Granted part(Wanted order, Wanted.Line line) {
        if (order.splitLine()) {
            var takes = gather(order, line, line.item(), line.quantity());
            var got = takes.stream().map(Granted.Take::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            return lacking(order, line, line.quantity().subtract(got), takes);
        }
        for (var warehouse : line.warehouses()) {
            var part = free(order.entity(), line, line.item(), warehouse).min(line.quantity());
            if (part.signum() > 0) {
                return lacking(
                        order, line, line.quantity().subtract(part), stock.take(order.entity(), line.item(), warehouse, part));
            }
        }
        return lacking(order, line, line.quantity(), List.of());
    }

    private @Nullable LocationId singleSource(Wanted order, Wanted.Line line, ItemId item) {
        for (var warehouse : line.warehouses()) {
            if (free(order.entity(), line, item, warehouse).compareTo(line.quantity()) >= 0) {
                return warehouse;
            }
        }
        return null;
    }

    private List<Granted.Take> gather(Wanted order, Wanted.Line line, ItemId item, BigDecimal quantity) {
        var single = singleSource(order, line, item);
        if (single != null) {
            return stock.take(order.entity(), item, single, quantity);
        }
        var takes = new ArrayList<Granted.Take>();
        var open = quantity;
        for (var warehouse : line.warehouses()) {
            var part = free(order.entity(), line, item, warehouse).min(open);
            if (part.signum() > 0) {
                takes.addAll(stock.take(order.entity(), item, warehouse, part));
                open = open.subtract(part);
            }
        }
        return takes;
    }

    private BigDecimal free(EntityId entity, Wanted.Line line, ItemId item, LocationId warehouse) {
        var kept = line.keepBack().getOrDefault(new Wanted.Place(item, warehouse), BigDecimal.ZERO);
        return stock.free(entity, item, warehouse).subtract(kept).max(BigDecimal.ZERO);
    }

    private static Granted full(Wanted.Line line, ItemId item, List<Granted.Take> takes) {
        return new Granted(line.index(), item, takes, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Granted lacking(Wanted order, Wanted.Line line, BigDecimal missing, List<Granted.Take> takes) {
        return order.backOrder()
                ? new Granted(line.index(), line.item(), takes, missing, BigDecimal.ZERO)
                : new Granted(line.index(), line.item(), takes, BigDecimal.ZERO, missing);
    }
}
