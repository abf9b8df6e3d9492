package throughline.operations.allocation;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.operations.allocation.Wanted.Choice;
import throughline.operations.allocation.Wanted.Line;
import throughline.operations.allocation.Wanted.Source;

/**
 * Serves orders from the stock picture, one after the other, in the order they are handed in. Policy has said what is allowed; here it is
 * decided how much.
 *
 * <p>One warehouse that can fill the whole order is taken before two that can fill it together: one parcel is cheaper than two. A
 * substitute is sent only when it fills the line; a line is never half the one and half the other.
 */
public final class Allocator {

    private final StockPicture stock;

    public Allocator(StockPicture stock) {
        this.stock = stock;
    }

    /** One result for each line, in order. */
    public List<Granted> serve(Wanted order) {
        var mark = stock.mark();
        var granted = new ArrayList<Granted>(order.lines().size());
        var one = wholeFrom(order);
        for (var line : order.lines()) {
            granted.add(one == null ? serve(order.entity(), line) : fromOne(order.entity(), line, one));
        }
        var complete = granted.stream()
                .allMatch(each ->
                        each.backOrdered().signum() == 0 && each.cancelled().signum() == 0);
        if (order.shipComplete() && !complete) {
            stock.backTo(mark);
            return order.lines().stream()
                    .map(line -> lacking(line, line.quantity(), List.of()))
                    .toList();
        }
        return granted;
    }

    /** The first warehouse, by the first line's preference, that can fill every line by itself; null when none can. */
    private @Nullable LocationId wholeFrom(Wanted order) {
        if (order.lines().size() < 2) {
            return null;
        }
        for (var source : order.lines().get(0).choices().get(0).sources()) {
            if (fillsAll(order, source.warehouse())) {
                return source.warehouse();
            }
        }
        return null;
    }

    private boolean fillsAll(Wanted order, LocationId warehouse) {
        Map<ItemId, BigDecimal> needed = new LinkedHashMap<>();
        for (var line : order.lines()) {
            var source = line.choices().get(0).sources().stream()
                    .filter(each -> each.warehouse().equals(warehouse))
                    .findFirst();
            if (source.isEmpty()) {
                return false;
            }
            var together = needed.merge(line.item(), line.quantity(), BigDecimal::add);
            if (free(order.entity(), line.item(), source.get()).compareTo(together) < 0) {
                return false;
            }
        }
        return true;
    }

    private Granted fromOne(EntityId entity, Line line, LocationId warehouse) {
        return new Granted(
                line.index(), line.item(), stock.take(entity, line.item(), warehouse, line.quantity()), ZERO, ZERO);
    }

    private Granted serve(EntityId entity, Line line) {
        for (var choice : line.choices()) {
            var mark = stock.mark();
            var takes = gather(entity, line, choice);
            var got = sum(takes);
            if (got.compareTo(line.quantity()) == 0) {
                return new Granted(line.index(), choice.item(), takes, ZERO, ZERO);
            }
            stock.backTo(mark);
        }
        var takes = gather(entity, line, line.choices().get(0));
        return lacking(line, line.quantity().subtract(sum(takes)), takes);
    }

    /** As much as can be had of one item: from one warehouse if one has all of it, else from the best ones together. */
    private List<Granted.Take> gather(EntityId entity, Line line, Choice choice) {
        for (var source : choice.sources()) {
            if (free(entity, choice.item(), source).compareTo(line.quantity()) >= 0) {
                return stock.take(entity, choice.item(), source.warehouse(), line.quantity());
            }
        }
        var takes = new ArrayList<Granted.Take>();
        var open = line.quantity();
        var used = 0;
        for (var source : choice.sources()) {
            var part = part(free(entity, choice.item(), source), open, line.step());
            if (part.signum() > 0 && used < line.warehousesAtMost()) {
                takes.addAll(stock.take(entity, choice.item(), source.warehouse(), part));
                open = open.subtract(part);
                used++;
            }
        }
        return takes;
    }

    private static BigDecimal part(BigDecimal free, BigDecimal open, BigDecimal step) {
        return free.compareTo(open) >= 0 ? open : free.subtract(free.remainder(step));
    }

    private BigDecimal free(EntityId entity, ItemId item, Source source) {
        return stock.free(entity, item, source.warehouse())
                .subtract(source.keepBack())
                .max(ZERO);
    }

    private static BigDecimal sum(List<Granted.Take> takes) {
        return takes.stream().map(Granted.Take::quantity).reduce(ZERO, BigDecimal::add);
    }

    private static Granted lacking(Line line, BigDecimal missing, List<Granted.Take> takes) {
        return line.backOrder()
                ? new Granted(line.index(), line.item(), takes, missing, ZERO)
                : new Granted(line.index(), line.item(), takes, ZERO, missing);
    }
}
