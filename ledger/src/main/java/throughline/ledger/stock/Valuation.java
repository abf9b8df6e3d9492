package throughline.ledger.stock;

import java.util.Collection;
import java.util.Map;
import throughline.ledger.store.UnitOfWork;

/** What stock is worth: one moving-average pool per item and entity. */
public final class Valuation {

    private Valuation() {}

    /**
     * Locks the pools until the transaction ends. Take the cost of what leaves from them, line by line, with {@link CostPool#issue} and
     * {@link CostPool#without}; the posting itself then moves the pool. An item that was never received has no pool and no answer.
     */
    public static Map<CostKey, CostPool> lock(UnitOfWork unit, Collection<CostKey> keys) {
        throw new UnsupportedOperationException("under way");
    }

    /** Only looks. */
    public static Map<CostKey, CostPool> pools(UnitOfWork unit, Collection<CostKey> keys) {
        throw new UnsupportedOperationException("under way");
    }
}
