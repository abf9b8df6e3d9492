package throughline.operations.allocation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.ledger.stock.StockKey;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;

/**
 * What is still free, balance by balance, while a batch of orders is served from it. Made from balances that are locked, so nobody else
 * takes from them meanwhile, and from what suppliers' docks are said to have; within a place the lot that expires first goes first (FEFO).
 */
public final class StockPicture {

    private record Shelf(EntityId entity, ItemId item, LocationId warehouse) {}

    private static final class Pile {
        private final StockKey key;
        private final @Nullable LocalDate expiresOn;
        private BigDecimal free;

        private Pile(StockKey key, @Nullable LocalDate expiresOn, BigDecimal free) {
            this.key = key;
            this.expiresOn = expiresOn;
            this.free = free;
        }

        private @Nullable LocalDate expiresOn() {
            return expiresOn;
        }

        private String lot() {
            return key.lot() == null ? "" : key.lot().code();
        }
    }

    /** Something taken, so that it can be put back. */
    private record Taken(Pile pile, BigDecimal quantity) {}

    private final Map<Shelf, List<Pile>> shelves = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();

    /**
     * @param levels what may be promised of each balance
     * @param expiry the last day a balance's lot may be sold, or null when it keeps
     * @param today lots that expired before it are left where they are
     */
    public StockPicture(
            Map<StockKey, BigDecimal> levels, Function<StockKey, @Nullable LocalDate> expiry, LocalDate today) {
        levels.forEach((key, level) -> {
            var expiresOn = key.lot() == null ? null : expiry.apply(key);
            if (level.signum() > 0 && (expiresOn == null || !expiresOn.isBefore(today))) {
                shelves.computeIfAbsent(
                                new Shelf(key.entity(), key.item(), key.location()), shelf -> new ArrayList<>(1))
                        .add(new Pile(key, expiresOn, level));
            }
        });
        for (var piles : shelves.values()) {
            piles.sort(comparing(Pile::expiresOn, nullsLast(naturalOrder())).thenComparing(Pile::lot));
        }
    }

    /** All that is free of an item in a warehouse, over its lots. */
    BigDecimal free(EntityId entity, ItemId item, LocationId warehouse) {
        var piles = shelves.get(new Shelf(entity, item, warehouse));
        if (piles == null) {
            return BigDecimal.ZERO;
        }
        var sum = BigDecimal.ZERO;
        for (var pile : piles) {
            sum = sum.add(pile.free);
        }
        return sum;
    }

    /** A point to go {@link #backTo}. */
    int mark() {
        return taken.size();
    }

    /** Puts back whatever was taken since. */
    void backTo(int mark) {
        while (taken.size() > mark) {
            var last = taken.remove(taken.size() - 1);
            last.pile().free = last.pile().free.add(last.quantity());
        }
    }

    /** Takes a quantity that {@link #free} has shown to be there. */
    List<Granted.Take> take(EntityId entity, ItemId item, LocationId warehouse, BigDecimal quantity) {
        var takes = new ArrayList<Granted.Take>(1);
        var open = quantity;
        for (var pile : shelves.getOrDefault(new Shelf(entity, item, warehouse), List.of())) {
            var part = pile.free.min(open);
            if (part.signum() > 0) {
                pile.free = pile.free.subtract(part);
                taken.add(new Taken(pile, part));
                open = open.subtract(part);
                takes.add(new Granted.Take(pile.key, part));
            }
        }
        if (open.signum() > 0) {
            throw new IllegalStateException(
                    "took %s of %s from %s, but it is not there".formatted(quantity, item, warehouse));
        }
        return takes;
    }
}
