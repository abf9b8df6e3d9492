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

    /** What stands in quarantine, and what account 1220 carries for it. */
    private static final String QUARANTINED =
            """
            select w.entity, w.item, m.currency, s.quantity, m.value from unnest(?::text[], ?::text[]) w(entity, item)
            cross join lateral (select coalesce(sum(b.amount), 0) as quantity from book.unit u
                join book.account a on a.unit = u.id and a.state = 'QUARANTINED' join book.balance b on b.account = a.id
                where (u.ledger, u.entity, u.code) = ('STOCK', w.entity, w.item)) s
            cross join lateral (select min(u.code) as currency, sum(l.amount) as value from book.unit u
                join book.account a on a.unit = u.id and a.number = '1220'
                join book.line l on l.account = a.id and l.account_seq is null and l.item = w.item
                where (u.ledger, u.entity) = ('MONEY', w.entity)) m
            where m.currency is not null""";

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

    /**
     * What stands in quarantine everywhere, and what it is worth there. Whoever moves goods in or out of quarantine holds the lock of their
     * cost pool ({@link #lock}) while he does, so that this does not change before his own posting.
     */
    public static Map<CostKey, CostPool> quarantined(UnitOfWork unit, Collection<CostKey> keys) {
        return pools(unit, keys, QUARANTINED);
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
