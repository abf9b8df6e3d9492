package throughline.operations.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.StockState;
import throughline.ledger.stock.CostKey;
import throughline.ledger.stock.CostPool;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.StockLevels;
import throughline.ledger.stock.Valuation;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;
import throughline.operations.inventory.Correction.Booked;
import throughline.operations.inventory.Correction.Move;
import throughline.operations.inventory.Correction.Problem;
import throughline.operations.master.Item;

/** What corrected goods are worth, worked out under the locks on their stock and cost; what is not there is not taken. */
final class CorrectedStock {

    private final UnitOfWork unit;
    private final Map<StockKey, BigDecimal> onHand = new HashMap<>();
    private final Map<StockKey, StockLevels> levels = new HashMap<>();
    private final Map<StockKey, BigDecimal> aside = new HashMap<>();
    private final Map<CostKey, CostPool> pools = new HashMap<>();
    private final Map<CostKey, CostPool> quarantine = new HashMap<>();

    CorrectedStock(UnitOfWork unit) {
        this.unit = unit;
    }

    /** Locks stock, then cost pools, of everything that moves. */
    void lock(List<Move> moves) {
        var stock = new LinkedHashSet<StockKey>();
        var costs = new LinkedHashSet<CostKey>();
        for (var move : moves) {
            stock.add(move.key());
            costs.add(move.cost());
        }
        if (stock.isEmpty()) {
            return;
        }
        StockBook.lock(unit, stock);
        pools.putAll(Valuation.lock(unit, costs));
        // Read under both: what stands in quarantine is guarded by the lock of the pool.
        levels.putAll(StockBook.levels(unit, stock));
        levels.forEach((key, level) -> {
            onHand.put(key, level.onHand());
            aside.put(key, level.quarantined());
        });
        quarantine.putAll(Valuation.quarantined(unit, costs));
    }

    /** Values every movement that can be, what comes in before what leaves; the rest are problems. */
    void take(Correction correction) {
        var moves = new ArrayList<>(correction.moves);
        moves.sort(Comparator.comparing((Move move) -> move.from() != StockState.ADJUSTMENT));
        for (var move : moves) {
            if (!correction.before.contains(move.line())) {
                var problem = missing(move);
                var value = problem == null ? value(move) : null;
                if (value == null) {
                    correction.problems.add(problem == null ? worthless(move) : problem);
                } else {
                    carry(move, value);
                    correction.booked.add(new Booked(move, value));
                }
            }
        }
    }

    private @Nullable Problem missing(Move move) {
        var there = there(move.from()).getOrDefault(move.key(), BigDecimal.ZERO);
        if (move.from() == StockState.ADJUSTMENT || there.compareTo(move.quantity()) >= 0) {
            return null;
        }
        var level = levels.getOrDefault(move.key(), StockLevels.NOTHING);
        return new Problem(
                move.line(),
                "STOCK_BELOW_ZERO",
                "%s %s of %s %s, and the books hold %s on hand, %s allocated and %s in quarantine there"
                        .formatted(
                                plain(move.quantity()),
                                move.item().baseUnit(),
                                move.item().id(),
                                move.from() == StockState.ON_HAND ? "less" : "out of quarantine",
                                plain(level.onHand()),
                                plain(level.allocated()),
                                plain(level.quarantined())),
                move.source());
    }

    private static Problem worthless(Move move) {
        return new Problem(
                move.line(),
                "STOCK_COST_UNKNOWN",
                "%s, of which we have no cost: enter it in items.csv"
                        .formatted(move.item().id()),
                move.source());
    }

    /** At what it is carried where it leaves; what comes in new, at what the item's stock is worth, else at its standard cost. */
    private @Nullable Money value(Move move) {
        return switch (move.from()) {
            case ON_HAND -> issued(pools.get(move.cost()), move.quantity());
            case QUARANTINED -> issued(quarantine.get(move.cost()), move.quantity());
            default -> found(move);
        };
    }

    private static @Nullable Money issued(@Nullable CostPool pool, BigDecimal quantity) {
        return pool == null || pool.quantity().compareTo(quantity) < 0 ? null : pool.issue(quantity);
    }

    private @Nullable Money found(Move move) {
        var pool = pools.get(move.cost());
        if (pool != null && pool.quantity().signum() > 0 && !pool.value().isZero()) {
            var perUnit = pool.value()
                    .amount()
                    .divide(pool.quantity(), java.math.MathContext.DECIMAL128)
                    .multiply(move.quantity());
            return Money.rounded(perUnit, pool.value().currency());
        }
        return standard(move.item(), move);
    }

    private static @Nullable Money standard(Item item, Move move) {
        var price = item.priceOf(move.key().entity());
        if (price == null || price.standardCost().signum() == 0) {
            return null;
        }
        return Money.rounded(
                price.standardCost().multiply(move.quantity()), price.list().currency());
    }

    private void carry(Move move, Money value) {
        there(move.from()).merge(move.key(), move.quantity().negate(), BigDecimal::add);
        there(move.to()).merge(move.key(), move.quantity(), BigDecimal::add);
        leave(worth(move.from()), move);
        var arriving = worth(move.to());
        var pool = arriving.get(move.cost());
        arriving.put(
                move.cost(), pool == null ? new CostPool(move.quantity(), value) : pool.with(move.quantity(), value));
    }

    private static void leave(Map<CostKey, CostPool> leaving, Move move) {
        leaving.computeIfPresent(move.cost(), (key, pool) -> pool.without(move.quantity()));
    }

    private Map<StockKey, BigDecimal> there(StockState state) {
        return state == StockState.ON_HAND ? onHand : state == StockState.QUARANTINED ? aside : new HashMap<>();
    }

    private Map<CostKey, CostPool> worth(StockState state) {
        return state == StockState.ON_HAND ? pools : state == StockState.QUARANTINED ? quarantine : new HashMap<>();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
