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
 *
 * <p>A supplier's dock always has enough. The places that policy prefers to it are asked first, one by one and then together, and the dock
 * sends the rest. It sends the whole line when that may not be split, or when our part would be of a lot, because nobody knows which lots a
 * supplier sends.
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

    /** The first warehouse, by the first line's preference, that can fill every line by itself; null when none before a dock can. */
    private @Nullable LocationId wholeFrom(Wanted order) {
        if (order.lines().size() < 2) {
            return null;
        }
        for (var source : beforeDock(order.lines().get(0).choices().get(0))) {
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

    /** As much as can be had of one item: from one warehouse if one has all of it, else from the best ones together, else from a dock. */
    private List<Granted.Take> gather(EntityId entity, Line line, Choice choice) {
        var own = beforeDock(choice);
        for (var source : own) {
            if (free(entity, choice.item(), source).compareTo(line.quantity()) >= 0) {
                return stock.take(entity, choice.item(), source.warehouse(), line.quantity());
            }
        }
        var mark = stock.mark();
        var takes = together(entity, line, choice.item(), own, line.warehousesAtMost());
        if (own.size() == choice.sources().size() || sum(takes).compareTo(line.quantity()) == 0) {
            return takes;
        }
        stock.backTo(mark);
        return withDock(entity, line, choice, own);
    }

    /** The dock is one of the places that may fill the line. */
    private List<Granted.Take> withDock(EntityId entity, Line line, Choice choice, List<Source> own) {
        var dock = choice.sources().get(own.size()).warehouse();
        var mark = stock.mark();
        var takes = together(entity, line, choice.item(), own, line.warehousesAtMost() - 1);
        if (takes.stream().anyMatch(take -> take.from().lot() != null)) {
            stock.backTo(mark);
            takes = new ArrayList<>(1);
        }
        takes.addAll(stock.take(entity, choice.item(), dock, line.quantity().subtract(sum(takes))));
        return takes;
    }

    /** The places that policy prefers to the first supplier's dock; all of them when there is none. */
    private static List<Source> beforeDock(Choice choice) {
        var own = new ArrayList<Source>(choice.sources().size());
        for (var source : choice.sources()) {
            if (source.dropShip()) {
                break;
            }
            own.add(source);
        }
        return own;
    }

    private List<Granted.Take> together(EntityId entity, Line line, ItemId item, List<Source> sources, int atMost) {
        var takes = new ArrayList<Granted.Take>();
        var open = line.quantity();
        var used = 0;
        for (var source : sources) {
            var part = part(free(entity, item, source), open, line.step());
            if (part.signum() > 0 && used < atMost) {
                takes.addAll(stock.take(entity, item, source.warehouse(), part));
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
