package throughline.ledger.book;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import throughline.ledger.book.Accounts.Balance;
import throughline.ledger.book.Batch.Day;
import throughline.ledger.book.Batch.OpenItem;
import throughline.ledger.book.Batch.Settled;
import throughline.ledger.book.Locks.PoolKey;
import throughline.ledger.store.RowSet;

/** Sends everything that a batch writes in one round trip, and counts what came of it. */
final class BatchWriter {

    private static final String BALANCES = "update book.balance b set amount = w.amount, seq = w.seq"
            + " from unnest(?::int[], ?::numeric[], ?::bigint[]) w(account, amount, seq) where b.account = w.account";
    private static final String POOLS =
            "update book.cost_pool p set quantity = p.quantity + w.quantity, value = p.value + w.value"
                    + " from unnest(?::text[], ?::text[], ?::numeric[], ?::numeric[]) w(entity, item, quantity, value)"
                    + " where (p.entity, p.item) = (w.entity, w.item)";
    private static final String DUE =
            """
            insert into book.due as d (party, account, due_on, amount)
            select o.party, o.account, coalesce(o.due_on, 'infinity'), sum(w.amount)
            from unnest(?::text[], ?::int[], ?::text[], ?::numeric[]) w(party, account, open_item, amount)
            join book.open_item o using (party, account, open_item) group by 1, 2, 3 order by 1, 2, 3
            on conflict (party, account, due_on) do update set amount = d.amount + excluded.amount""";
    private static final String LANE = "update book.lane set seq = ?, hash = ? where id = ? and seq = ?";

    /** A statement that changes as many rows as it finds. */
    private static final int ANY = -1;

    private final Connection connection;
    private final Locks locks;
    private final long laneSeqBefore;
    private final List<Statement> statements = new ArrayList<>();

    BatchWriter(Connection connection, Locks locks, long laneSeqBefore) {
        this.connection = connection;
        this.locks = locks;
        this.laneSeqBefore = laneSeqBefore;
    }

    BatchWriter entries(RowSet rows) {
        return rows(rows, "");
    }

    BatchWriter lines(RowSet rows) {
        return rows(rows, "");
    }

    BatchWriter days(Map<Day, BigDecimal[]> days) {
        var rows = new RowSet("book.daily", "account int", "day date", "debit numeric", "credit numeric", "lines int");
        days.forEach((day, sums) -> rows.add(day.account(), day.day(), sums[0], sums[1], sums[2].intValueExact()));
        return rows(rows, "");
    }

    BatchWriter balances(Map<Integer, Balance> moved) {
        if (!moved.isEmpty()) {
            statements.add(new Statement(BALANCES, moved.size(), (statement, first) -> {
                statement.setArray(
                        first, connection.createArrayOf("int4", moved.keySet().toArray()));
                statement.setArray(
                        first + 1,
                        connection.createArrayOf(
                                "numeric",
                                moved.values().stream().map(b -> b.amount).toArray()));
                statement.setArray(
                        first + 2,
                        connection.createArrayOf(
                                "int8", moved.values().stream().map(b -> b.seq).toArray()));
                return first + 3;
            }));
        }
        return this;
    }

    BatchWriter pools(Map<PoolKey, BigDecimal[]> pools) {
        if (!pools.isEmpty()) {
            statements.add(new Statement(POOLS, pools.size(), (statement, first) -> {
                statement.setArray(
                        first,
                        connection.createArrayOf(
                                "text",
                                pools.keySet().stream().map(PoolKey::entity).toArray()));
                statement.setArray(
                        first + 1,
                        connection.createArrayOf(
                                "text",
                                pools.keySet().stream().map(PoolKey::item).toArray()));
                statement.setArray(
                        first + 2,
                        connection.createArrayOf(
                                "numeric",
                                pools.values().stream().map(change -> change[0]).toArray()));
                statement.setArray(
                        first + 3,
                        connection.createArrayOf(
                                "numeric",
                                pools.values().stream().map(change -> change[1]).toArray()));
                return first + 4;
            }));
        }
        return this;
    }

    BatchWriter openItems(Map<OpenItem, Settled> items) {
        var rows = new RowSet(
                "book.open_item as o",
                "party text",
                "account int",
                "open_item text",
                "due_on date",
                "amount numeric",
                "opened_by bigint");
        items.forEach((item, settled) ->
                rows.add(item.party(), item.account(), item.item(), settled.dueOn, settled.amount, settled.entry));
        rows(
                rows,
                "on conflict (party, account, open_item) do update set amount = o.amount + excluded.amount,"
                        + " due_on = coalesce(o.due_on, excluded.due_on)");
        return items.isEmpty() ? this : due(items);
    }

    /** By the day the item itself says, which a payment need not know. */
    private BatchWriter due(Map<OpenItem, Settled> items) {
        statements.add(new Statement(DUE, ANY, (statement, first) -> {
            statement.setArray(
                    first,
                    connection.createArrayOf(
                            "text", items.keySet().stream().map(OpenItem::party).toArray()));
            statement.setArray(
                    first + 1,
                    connection.createArrayOf(
                            "int4",
                            items.keySet().stream().map(OpenItem::account).toArray()));
            statement.setArray(
                    first + 2,
                    connection.createArrayOf(
                            "text", items.keySet().stream().map(OpenItem::item).toArray()));
            statement.setArray(
                    first + 3,
                    connection.createArrayOf(
                            "numeric",
                            items.values().stream().map(item -> item.amount).toArray()));
            return first + 4;
        }));
        return this;
    }

    void send() throws SQLException {
        statements.add(new Statement(LANE, 1, (statement, first) -> {
            statement.setLong(first, locks.laneSeq);
            statement.setBytes(first + 1, locks.laneHash);
            statement.setInt(first + 2, locks.lane);
            statement.setLong(first + 3, laneSeqBefore);
            return first + 4;
        }));
        try (var all = connection.prepareStatement(
                String.join(";", statements.stream().map(Statement::sql).toList()))) {
            var parameter = 1;
            for (var each : statements) {
                parameter = each.binding().from(all, parameter);
            }
            all.execute();
            for (var each : statements) {
                if (each.rows() != ANY && all.getUpdateCount() != each.rows()) {
                    throw new SQLException("the book changed %d rows where %d were meant: %s"
                            .formatted(
                                    all.getUpdateCount(),
                                    each.rows(),
                                    each.sql().substring(0, 40)));
                }
                all.getMoreResults();
            }
        }
    }

    private BatchWriter rows(RowSet rows, String tail) {
        if (rows.size() > 0) {
            statements.add(new Statement(rows.sql(tail), rows.size(), rows::bind));
        }
        return this;
    }

    /** One statement of the round trip, and how many rows it must change. */
    private record Statement(String sql, int rows, Binding binding) {}

    private interface Binding {
        int from(PreparedStatement statement, int first) throws SQLException;
    }
}
