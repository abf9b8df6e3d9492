package throughline.ledger.book;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;

/** The book's accounts by what they name. They never change, so what is once known to be committed is remembered. */
final class Accounts {

    /** What is promised or counted first is locked first: on hand and allocated, then the rest of the world. */
    private static final Set<String> FIRST_TURN = Set.of(StockState.ON_HAND.name(), StockState.ALLOCATED.name());

    private static final String FIND =
            """
            select w.n, a.id, u.id, u.measure from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                w(n, ledger, entity, code, number, location, lot, state)
            join book.unit u on (u.ledger, u.entity, u.code) = (w.ledger, w.entity, w.code)
            join book.account a on (a.unit, a.number, a.location, a.lot, a.state) = (u.id, w.number, w.location, w.lot, w.state)""";

    private static final String ADD_UNITS =
            """
            insert into book.unit (id, ledger, entity, code, measure)
            select nextval('book.unit_id'), w.* from (select distinct ledger, entity, code, measure
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) w(ledger, entity, code, measure) order by 1, 2, 3) w
            where not exists (select 1 from book.unit u where (u.ledger, u.entity, u.code) = (w.ledger, w.entity, w.code))
            on conflict do nothing""";

    private static final String ADD_ACCOUNTS =
            """
            with fresh as (
                insert into book.account (id, unit, number, name, item, location, lot, state, turn)
                select nextval('book.account_id'), w.* from (
                    select u.id, w.number, w.name, w.item, w.location, w.lot, w.state, w.turn
                    from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::smallint[])
                        w(ledger, entity, code, number, name, item, location, lot, state, turn)
                    join book.unit u on (u.ledger, u.entity, u.code) = (w.ledger, w.entity, w.code) order by 1, 2, 5, 6, 7) w
                on conflict do nothing returning id, state, turn)
            insert into book.balance (account, turn, floor)
            select id, turn, case when state = any(?) then 0 end from fresh where state <> ''""";

    /**
     * One account.
     *
     * @param first whether it is locked in the first turn
     */
    record Row(int id, int unit, String measure, boolean first) {}

    private final Map<AccountKey, Row> known = new ConcurrentHashMap<>();

    /** Finds them all, creating those that are new. */
    Map<AccountKey, Row> of(UnitOfWork unit, Collection<AccountKey> keys) {
        var found = new HashMap<AccountKey, Row>();
        var missing = new TreeSet<AccountKey>();
        for (var key : keys) {
            Row row = known.get(key.identity());
            if (row == null) {
                missing.add(key);
            } else {
                found.put(key, row);
            }
        }
        if (!missing.isEmpty()) {
            var loaded = unit.jdbc(connection -> loadOrAdd(connection, List.copyOf(missing)));
            unit.afterCommit(() -> loaded.forEach((key, row) -> known.put(key.identity(), row)));
            found.putAll(loaded);
        }
        found.forEach(Accounts::refuseAnotherMeasure);
        return found;
    }

    private static void refuseAnotherMeasure(AccountKey key, Row row) {
        if (!row.measure().equals(key.measure())) {
            throw new IllegalArgumentException("%s is kept in %s, not in %s: convert the quantity first"
                    .formatted(key.code(), row.measure(), key.measure()));
        }
    }

    private static Map<AccountKey, Row> loadOrAdd(Connection connection, List<AccountKey> keys) throws SQLException {
        var found = load(connection, keys);
        if (found.size() < keys.size()) {
            var missing = keys.stream().filter(key -> !found.containsKey(key)).toList();
            add(connection, missing);
            found.putAll(load(connection, missing));
        }
        return found;
    }

    private static Map<AccountKey, Row> load(Connection connection, List<AccountKey> keys) throws SQLException {
        var found = new HashMap<AccountKey, Row>();
        try (var statement = connection.prepareStatement(FIND)) {
            var numbers = new Integer[keys.size()];
            Arrays.setAll(numbers, i -> i);
            statement.setArray(1, connection.createArrayOf("int4", numbers));
            bind(
                    statement,
                    2,
                    keys,
                    List.of(
                            AccountKey::ledger,
                            AccountKey::entity,
                            AccountKey::code,
                            AccountKey::number,
                            AccountKey::location,
                            AccountKey::lot,
                            AccountKey::state));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var key = keys.get(row.getInt(1));
                    found.put(
                            key,
                            new Row(row.getInt(2), row.getInt(3), row.getString(4), FIRST_TURN.contains(key.state())));
                }
            }
        }
        return found;
    }

    private static void add(Connection connection, List<AccountKey> keys) throws SQLException {
        try (var statement = connection.prepareStatement(ADD_UNITS)) {
            bind(
                    statement,
                    1,
                    keys,
                    List.of(AccountKey::ledger, AccountKey::entity, AccountKey::code, AccountKey::measure));
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(ADD_ACCOUNTS)) {
            bind(
                    statement,
                    1,
                    keys,
                    List.of(
                            AccountKey::ledger,
                            AccountKey::entity,
                            AccountKey::code,
                            AccountKey::number,
                            AccountKey::name,
                            key -> key.isStock() ? key.code() : "",
                            AccountKey::location,
                            AccountKey::lot,
                            AccountKey::state));
            statement.setArray(
                    10,
                    connection.createArrayOf(
                            "int2",
                            keys.stream()
                                    .map(key -> FIRST_TURN.contains(key.state()) ? 0 : 1)
                                    .toArray()));
            var ours = Arrays.stream(StockState.values())
                    .filter(StockState::ours)
                    .map(StockState::name)
                    .toArray();
            statement.setArray(11, connection.createArrayOf("text", ours));
            statement.executeUpdate();
        }
    }

    private static void bind(
            PreparedStatement statement, int first, List<AccountKey> keys, List<Function<AccountKey, String>> columns)
            throws SQLException {
        var connection = statement.getConnection();
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(
                    first + i,
                    connection.createArrayOf(
                            "text", keys.stream().map(columns.get(i)).toArray()));
        }
    }

    /** How much stands in a stock account that is locked. */
    static final class Balance {

        final AccountKey account;
        final @Nullable BigDecimal floor;
        BigDecimal amount;
        long seq;

        Balance(AccountKey account, BigDecimal amount, long seq, @Nullable BigDecimal floor) {
            this.account = account;
            this.amount = amount;
            this.seq = seq;
            this.floor = floor;
        }
    }
}
