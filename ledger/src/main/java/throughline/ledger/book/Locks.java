package throughline.ledger.book;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Accounts.Balance;
import throughline.ledger.book.Books.Claim;

/**
 * Everything that a batch of postings changes, locked in one order for everybody, so that two batches wait for each other and never
 * lock each other out: what is promised and counted (first turn), cost pools, other balances, a lane.
 */
final class Locks {

    private static final int LANES = 16;

    private static final String ADD_POOLS =
            """
            insert into book.cost_pool (entity, item, currency, quantity, value)
            select w.entity, w.item, w.currency, 0, 0 from unnest(?::text[], ?::text[], ?::text[]) w(entity, item, currency)
            where not exists (select 1 from book.cost_pool p where (p.entity, p.item) = (w.entity, w.item))
            order by 1, 2 on conflict do nothing""";

    private static final String BALANCES =
            "select account, amount, seq, floor from book.balance where account = any(?) order by account for update";

    private static final String POOLS =
            """
            select p.entity, p.item, p.currency from unnest(?::text[], ?::text[]) w(entity, item)
            join book.cost_pool p on (p.entity, p.item) = (w.entity, w.item) order by p.entity, p.item for update of p""";

    private static final String FREE_LANE =
            "select id, seq, hash from book.lane order by (id + ?) % 16 for update skip locked limit 1";
    private static final String LANE = "select id, seq, hash from book.lane where id = ? for update";

    final Map<Integer, Balance> balances = new HashMap<>();
    final Map<PoolKey, String> pools = new HashMap<>();
    int lane;
    long laneSeq;
    byte[] laneHash = EntryHash.NOTHING;

    /** One item in one entity. */
    record PoolKey(String entity, String item) implements Comparable<PoolKey> {

        @Override
        public int compareTo(PoolKey other) {
            var byEntity = entity.compareTo(other.entity);
            return byEntity != 0 ? byEntity : item.compareTo(other.item);
        }
    }

    private Locks() {}

    static Locks take(Connection connection, Map<AccountKey, Accounts.Row> rows, List<Claim> claims, LaneChoice choice)
            throws SQLException {
        var locks = new Locks();
        var byId = new HashMap<Integer, AccountKey>();
        rows.forEach((key, row) -> {
            if (key.isStock()) {
                byId.put(row.id(), key);
            }
        });
        var pools = new TreeSet<PoolKey>();
        var currencies = new HashMap<PoolKey, String>();
        claims.forEach(claim -> collectPools(claim.posting(), pools, currencies));
        addPools(connection, currencies);
        locks.lock(connection, rows, byId, List.copyOf(pools), choice);
        return locks;
    }

    /** The pools that a posting moves, by value or by quantity. */
    private static void collectPools(Posting posting, TreeSet<PoolKey> pools, Map<PoolKey, String> currencies) {
        for (var line : posting.money()) {
            if (line.account().number().equals(Account.INVENTORY.number())) {
                var key = new PoolKey(
                        posting.entity().code(),
                        String.valueOf(line.dimensions().item()));
                pools.add(key);
                currencies.put(key, line.amount().currency().getCurrencyCode());
            }
        }
        for (var line : posting.stock()) {
            if (line.from().valued() != line.to().valued()) {
                pools.add(new PoolKey(posting.entity().code(), line.item().code()));
            }
        }
    }

    private static void addPools(Connection connection, Map<PoolKey, String> currencies) throws SQLException {
        if (currencies.isEmpty()) {
            return;
        }
        var keys = List.copyOf(currencies.keySet());
        try (var statement = connection.prepareStatement(ADD_POOLS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(PoolKey::entity).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(PoolKey::item).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", keys.stream().map(currencies::get).toArray()));
            statement.executeUpdate();
        }
    }

    private void lock(
            Connection connection,
            Map<AccountKey, Accounts.Row> rows,
            Map<Integer, AccountKey> byId,
            List<PoolKey> wanted,
            LaneChoice choice)
            throws SQLException {
        var first = rows.entrySet().stream()
                .filter(e -> e.getKey().isStock() && e.getValue().first())
                .map(e -> e.getValue().id())
                .toArray();
        var rest = rows.entrySet().stream()
                .filter(e -> e.getKey().isStock() && !e.getValue().first())
                .map(e -> e.getValue().id())
                .toArray();
        var laneQuery = choice.lane == 0 ? FREE_LANE : LANE;
        try (var statement = connection.prepareStatement(String.join(";", BALANCES, POOLS, BALANCES, laneQuery))) {
            statement.setArray(1, connection.createArrayOf("int4", first));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", wanted.stream().map(PoolKey::entity).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", wanted.stream().map(PoolKey::item).toArray()));
            statement.setArray(4, connection.createArrayOf("int4", rest));
            statement.setInt(5, choice.lane == 0 ? ThreadLocalRandom.current().nextInt(LANES) : choice.lane);
            statement.execute();
            readBalances(statement.getResultSet(), byId);
            statement.getMoreResults();
            readPools(statement.getResultSet());
            statement.getMoreResults();
            readBalances(statement.getResultSet(), byId);
            statement.getMoreResults();
            readLane(statement.getResultSet());
        }
        if (lane == 0) {
            waitForLane(connection);
        }
        choice.lane = lane;
    }

    private void waitForLane(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LANE)) {
            statement.setInt(1, 1 + ThreadLocalRandom.current().nextInt(LANES));
            readLane(statement.executeQuery());
        }
    }

    private void readBalances(ResultSet row, Map<Integer, AccountKey> byId) throws SQLException {
        while (row.next()) {
            AccountKey account = byId.get(row.getInt(1));
            if (account != null) {
                balances.put(row.getInt(1), new Balance(account, row.getBigDecimal(2), row.getLong(3), floor(row)));
            }
        }
    }

    private static @Nullable BigDecimal floor(ResultSet row) throws SQLException {
        return row.getBigDecimal(4);
    }

    private void readPools(ResultSet row) throws SQLException {
        while (row.next()) {
            pools.put(new PoolKey(row.getString(1), row.getString(2)), row.getString(3));
        }
    }

    private void readLane(ResultSet row) throws SQLException {
        if (row.next()) {
            lane = row.getInt(1);
            laneSeq = row.getLong(2);
            laneHash = row.getBytes(3);
        }
    }
}
