package throughline.ledger.stock;

import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.Money;

/** What stock is worth: one moving-average pool per item and entity. */
public final class Valuation {

    private static final String POOLS =
            """
            select p.entity, p.item, p.currency, p.quantity, p.value from unnest(?::text[], ?::text[]) w(entity, item)
            join book.cost_pool p on (p.entity, p.item) = (w.entity, w.item) order by p.entity, p.item""";

    private Valuation() {}

    /**
     * Locks the pools until the transaction ends. Take the cost of what leaves from them, line by line, with {@link CostPool#issue} and
     * {@link CostPool#without}; the posting itself then moves the pool. An item that was never received has no pool and no answer.
     */
    public static Map<CostKey, CostPool> lock(UnitOfWork unit, Collection<CostKey> keys) {
        return pools(unit, keys, POOLS + " for update of p");
    }

    /** Only looks. */
    public static Map<CostKey, CostPool> pools(UnitOfWork unit, Collection<CostKey> keys) {
        return pools(unit, keys, POOLS);
    }

    private static Map<CostKey, CostPool> pools(UnitOfWork unit, Collection<CostKey> keys, String query) {
        var distinct = List.copyOf(new LinkedHashSet<>(keys));
        return unit.jdbc(connection -> {
            var found = new HashMap<CostKey, CostPool>();
            try (var statement = connection.prepareStatement(query)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                distinct.stream()
                                        .map(key -> key.entity().code())
                                        .toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                distinct.stream().map(key -> key.item().code()).toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var value = new Money(row.getBigDecimal(5), Currency.getInstance(row.getString(3)));
                        found.put(
                                new CostKey(new EntityId(row.getString(1)), new ItemId(row.getString(2))),
                                new CostPool(row.getBigDecimal(4), value));
                    }
                }
            }
            return found;
        });
    }
}
