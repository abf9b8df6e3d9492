package throughline.ledger.stock;

import java.util.Collection;
import java.util.Map;
import throughline.ledger.store.UnitOfWork;

/**
 * How much stands where. Who means to promise or move stock locks it first: a plain look may be out of date by the time it is used.
 *
 * <p>Order of locks for everybody: stock, then {@link Valuation cost pools}, then {@link throughline.ledger.book.Books#post}; each of them
 * once per transaction with all keys, because each sorts its own keys.
 */
public final class StockBook {

    private StockBook() {}

    /** Locks the stock until the transaction ends and says how much there is; every key asked for has an answer. */
    public static Map<StockKey, StockLevels> lock(UnitOfWork unit, Collection<StockKey> keys) {
        throw new UnsupportedOperationException("under way");
    }

    /** Only looks. */
    public static Map<StockKey, StockLevels> levels(UnitOfWork unit, Collection<StockKey> keys) {
        throw new UnsupportedOperationException("under way");
    }
}
