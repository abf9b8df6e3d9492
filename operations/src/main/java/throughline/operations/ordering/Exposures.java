package throughline.operations.ordering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;

/**
 * What customers' open orders count against their credit, locked for one transaction. Two orders that each fit a limit and together do
 * not are cleared one after the other, because both need the same row.
 */
final class Exposures {

    private static final String LOOK =
            "select customer, currency, open_orders from desk.exposure where customer = any(?)";
    private static final String LOCK = LOOK + " order by customer for update";

    private final Map<String, Money> stored;
    private final Map<String, Money> now;

    private Exposures(Map<String, Money> stored) {
        this.stored = stored;
        this.now = new HashMap<>(stored);
    }

    /** Locks the customers' rows, in the order of their codes, until the transaction ends; a new customer gets one. */
    static Exposures lock(UnitOfWork unit, Map<String, Currency> customers) {
        if (customers.isEmpty()) {
            return new Exposures(new TreeMap<>());
        }
        return unit.jdbc(connection -> {
            var stored = select(connection, LOCK, customers.keySet());
            if (stored.size() < customers.size()) {
                var rows = new RowSet("desk.exposure", "customer text", "currency text", "open_orders bigint");
                new TreeMap<>(customers)
                        .forEach((customer, currency) -> rows.add(customer, currency.getCurrencyCode(), 0L));
                rows.insert(connection, "on conflict (customer) do nothing");
                stored = select(connection, LOCK, customers.keySet());
            }
            return new Exposures(stored);
        });
    }

    /** Only looks: what it says may be out of date by the time it is used. */
    static Exposures look(UnitOfWork unit, Collection<String> customers) {
        return new Exposures(unit.jdbc(connection -> select(connection, LOOK, customers)));
    }

    /** Whether a customer's figure is the one that somebody else saw. */
    boolean agrees(Exposures seen, String customer, Currency currency) {
        return stored.getOrDefault(customer, Money.zero(currency))
                .equals(seen.stored.getOrDefault(customer, Money.zero(currency)));
    }

    Money of(String customer, Currency currency) {
        return now.getOrDefault(customer, Money.zero(currency));
    }

    void add(String customer, Money amount) {
        now.merge(customer, amount, Money::plus);
    }

    /** Writes what has changed. */
    void write(UnitOfWork unit) {
        var changed = new RowSet("desk.exposure", "customer text", "currency text", "open_orders bigint");
        new TreeMap<>(now).forEach((customer, amount) -> {
            if (!amount.equals(stored.get(customer))) {
                changed.add(customer, amount.currency().getCurrencyCode(), amount.minor());
            }
        });
        unit.jdbc(connection ->
                changed.insert(connection, "on conflict (customer) do update set open_orders = excluded.open_orders"));
    }

    private static Map<String, Money> select(Connection connection, String sql, Collection<String> customers)
            throws SQLException {
        var stored = new TreeMap<String, Money>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", customers.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.put(
                            rows.getString(1), Money.ofMinor(rows.getLong(3), Currency.getInstance(rows.getString(2))));
                }
            }
        }
        return stored;
    }
}
