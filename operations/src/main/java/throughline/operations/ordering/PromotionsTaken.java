package throughline.operations.ordering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;

/**
 * What orders take of promotions. Those that have a budget are locked for one transaction, so that orders which would each be the last one of a budget are
 * priced one after the other; what others took is only added up, at the transaction's end.
 */
final class PromotionsTaken {

    private static final String LOOK =
            """
            select t.promotion, t.currency, t.taken from desk.promotion_taken t
            join unnest(?, ?) as wanted (promotion, currency) using (promotion, currency)""";
    private static final String LOCK = LOOK + " order by t.promotion, t.currency for update of t";

    /** A promotion in one currency. */
    record Purse(String promotion, Currency currency) implements Comparable<Purse> {

        @Override
        public int compareTo(Purse other) {
            int first = promotion.compareTo(other.promotion);
            return first != 0 ? first : currency.getCurrencyCode().compareTo(other.currency.getCurrencyCode());
        }
    }

    private final Map<Purse, Long> stored;
    private final Map<Purse, Long> more = new TreeMap<>();

    private PromotionsTaken(Map<Purse, Long> stored) {
        this.stored = new TreeMap<>(stored);
    }

    /** Locks their rows, in the order of their names, until the transaction ends; a new one gets its row. */
    static PromotionsTaken lock(UnitOfWork unit, Set<Purse> purses) {
        if (purses.isEmpty()) {
            return new PromotionsTaken(Map.of());
        }
        return unit.jdbc(connection -> {
            var stored = select(connection, LOCK, purses);
            if (stored.size() < purses.size()) {
                var rows = rows();
                purses.stream()
                        .sorted()
                        .forEach(purse ->
                                rows.add(purse.promotion(), purse.currency().getCurrencyCode(), 0L));
                rows.insert(connection, "on conflict (promotion, currency) do nothing");
                stored = select(connection, LOCK, purses);
            }
            return new PromotionsTaken(stored);
        });
    }

    /** Only looks: what it says may be out of date by the time it is used. */
    static PromotionsTaken look(UnitOfWork unit, Set<Purse> purses) {
        return new PromotionsTaken(
                purses.isEmpty() ? Map.of() : unit.jdbc(connection -> select(connection, LOOK, purses)));
    }

    /** Whether the figures are those that somebody else saw. */
    boolean agrees(PromotionsTaken seen, Collection<Purse> purses) {
        return purses.stream()
                .allMatch(purse -> stored.getOrDefault(purse, 0L).equals(seen.stored.getOrDefault(purse, 0L)));
    }

    /** By all orders, those of this transaction counted in; of a promotion that was not looked at, by those alone. */
    Money of(Purse purse) {
        return Money.ofMinor(stored.getOrDefault(purse, 0L) + more.getOrDefault(purse, 0L), purse.currency());
    }

    /** @param minor below zero for what is given back */
    void add(Purse purse, long minor) {
        more.merge(purse, minor, Long::sum);
    }

    /** Adds what has changed to what is stored: the last that a transaction does, because others wait for these rows. */
    void write(UnitOfWork unit) {
        var rows = rows();
        more.forEach((purse, minor) -> {
            if (minor != 0) {
                rows.add(purse.promotion(), purse.currency().getCurrencyCode(), minor);
                stored.merge(purse, minor, Long::sum);
            }
        });
        more.clear();
        unit.jdbc(connection -> rows.insert(
                connection,
                "on conflict (promotion, currency) do update set taken = promotion_taken.taken + excluded.taken"));
    }

    private static RowSet rows() {
        return new RowSet("desk.promotion_taken", "promotion text", "currency text", "taken bigint");
    }

    private static Map<Purse, Long> select(Connection connection, String sql, Set<Purse> purses) throws SQLException {
        var stored = new TreeMap<Purse, Long>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", purses.stream().map(Purse::promotion).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            purses.stream()
                                    .map(purse -> purse.currency().getCurrencyCode())
                                    .toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.put(new Purse(rows.getString(1), Currency.getInstance(rows.getString(2))), rows.getLong(3));
                }
            }
        }
        return stored;
    }
}
