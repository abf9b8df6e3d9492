package throughline.ledger.stock;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.StockState;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.LotId;

/**
 * How much stands where. Who means to promise or move stock locks it first: a plain look may be out of date by the time it is used.
 *
 * <p>Order of locks for everybody: stock, then {@link Valuation cost pools}, then {@link throughline.ledger.book.Books#post}; each of them
 * once per transaction with all keys, because each sorts its own keys.
 */
public final class StockBook {

    private static final String KEYS =
            "unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) w(n, entity, item, location, lot)"
                    + " join book.unit u on (u.ledger, u.entity, u.code) = ('STOCK', w.entity, w.item)"
                    + " join book.account a on (a.unit, a.number, a.location, a.lot) = (u.id, '', w.location, w.lot)";

    private static final String LEVELS =
            "select w.n, a.state, b.amount from " + KEYS + " join book.balance b on b.account = a.id";

    private static final String LOCK = "select account from book.balance where account in (select a.id from " + KEYS
            + " where a.turn = 0) order by account for update";

    private StockBook() {}

    /** Locks the stock until the transaction ends and says how much there is; every key asked for has an answer. */
    public static Map<StockKey, StockLevels> lock(UnitOfWork unit, Collection<StockKey> keys) {
        return unit.jdbc(connection -> {
            var distinct = List.copyOf(new LinkedHashSet<>(keys));
            try (var statement = connection.prepareStatement(LOCK + ";" + LEVELS)) {
                bind(statement, 1, distinct);
                bind(statement, 6, distinct);
                statement.execute();
                statement.getMoreResults();
                return levels(statement.getResultSet(), distinct);
            }
        });
    }

    /** Only looks. */
    public static Map<StockKey, StockLevels> levels(UnitOfWork unit, Collection<StockKey> keys) {
        return unit.jdbc(connection -> {
            var distinct = List.copyOf(new LinkedHashSet<>(keys));
            try (var statement = connection.prepareStatement(LEVELS)) {
                bind(statement, 1, distinct);
                return levels(statement.executeQuery(), distinct);
            }
        });
    }

    private static Map<StockKey, StockLevels> levels(ResultSet row, List<StockKey> keys) throws SQLException {
        var found = new HashMap<Integer, Map<StockState, BigDecimal>>();
        while (row.next()) {
            found.computeIfAbsent(row.getInt(1), any -> new EnumMap<>(StockState.class))
                    .put(StockState.valueOf(row.getString(2)), row.getBigDecimal(3));
        }
        var levels = new HashMap<StockKey, StockLevels>();
        for (int n = 0; n < keys.size(); n++) {
            Map<StockState, BigDecimal> states = found.get(n);
            levels.put(keys.get(n), states == null ? StockLevels.NOTHING : of(states));
        }
        return levels;
    }

    private static StockLevels of(Map<StockState, BigDecimal> states) {
        return new StockLevels(
                states.getOrDefault(StockState.ON_HAND, ZERO),
                states.getOrDefault(StockState.ALLOCATED, ZERO),
                states.getOrDefault(StockState.IN_TRANSIT, ZERO),
                states.getOrDefault(StockState.QUARANTINED, ZERO),
                states.getOrDefault(StockState.RETURNED, ZERO));
    }

    private static void bind(PreparedStatement statement, int first, List<StockKey> keys) throws SQLException {
        var connection = statement.getConnection();
        var numbers = new Integer[keys.size()];
        Arrays.setAll(numbers, i -> i);
        statement.setArray(first, connection.createArrayOf("int4", numbers));
        text(connection, statement, first + 1, keys, key -> key.entity().code());
        text(connection, statement, first + 2, keys, key -> key.item().code());
        text(connection, statement, first + 3, keys, key -> key.location().code());
        text(connection, statement, first + 4, keys, key -> lot(key.lot()));
    }

    private static void text(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            List<StockKey> keys,
            Function<StockKey, String> column)
            throws SQLException {
        statement.setArray(
                parameter,
                connection.createArrayOf("text", keys.stream().map(column).toArray()));
    }

    private static String lot(@Nullable LotId lot) {
        return lot == null ? "" : lot.code();
    }
}
