package throughline.operations.whatif;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.governance.ChangeNumber;
import throughline.operations.ruling.BookText;
import throughline.rules.RuleBookBinder;

/** Runs and what they came to, in the store. */
final class RunRows {

    private static final String RUN =
            """
            select id, asked_by, asked_at, note, from_at, until_at, draft_fingerprint, state, total, orders, millis, why, change, most
            from desk.whatif left join desk.shadow on run = id""";

    private static final List<String> SUMS =
            List.of("orders", "changed", "prices", "net_before", "net_after", "cost", "goods");

    private RunRows() {}

    static long begin(UnitOfWork unit, Question question, long total, Instant at) {
        var id = unit.next("desk.whatif_id");
        unit.jdbc(connection -> {
            var rows = new RowSet(
                    "desk.whatif",
                    "id bigint",
                    "asked_by text",
                    "asked_at timestamptz",
                    "note text",
                    "from_at timestamptz",
                    "until_at timestamptz",
                    "draft text",
                    "draft_fingerprint text",
                    "state text",
                    "total bigint");
            var files = new TreeMap<>(question.draft());
            rows.add(
                    id,
                    question.by(),
                    at,
                    question.note(),
                    question.from(),
                    question.until(),
                    BookText.of(files),
                    RuleBookBinder.fingerprint(files),
                    "running",
                    total);
            return rows.insert(connection);
        });
        return id;
    }

    /** The state that a run ends in, with all that it came to. */
    static void end(UnitOfWork unit, long run, String state, String why, long millis, Report report) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    "update desk.whatif set state = ?, why = ?, millis = ?, orders = ? where id = ?")) {
                update.setString(1, state);
                update.setString(2, why);
                update.setLong(3, millis);
                update.setLong(4, report.orders());
                update.setLong(5, run);
                update.executeUpdate();
            }
            add(connection, run, report);
            return true;
        });
    }

    /** Some more orders of a run that goes on. @param looked at, with those that could not be compared */
    static void more(UnitOfWork unit, long run, long looked, long millis, Report report) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    "update desk.whatif set total = total + ?, orders = orders + ?, millis = millis + ? where id = ?")) {
                update.setLong(1, looked);
                update.setLong(2, report.orders());
                update.setLong(3, millis);
                update.setLong(4, run);
                update.executeUpdate();
            }
            add(connection, run, report);
            return true;
        });
    }

    /** What it comes to stays; its period ends just after that. */
    static void close(UnitOfWork unit, long run, String state, String why, Instant last) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    "update desk.whatif set state = ?, why = ?, until_at = least(until_at, ?) where id = ? and state = 'running'")) {
                update.setString(1, state);
                update.setString(2, why);
                update.setTimestamp(3, Timestamp.from(last.plusMillis(1)));
                update.setLong(4, run);
                return update.executeUpdate();
            }
        });
    }

    private static void add(Connection connection, long run, Report report) throws SQLException {
        sums(run, report).insert(connection, more("whatif_sum", "run, currency", SUMS));
        var moves =
                new RowSet("desk.whatif_move", "run bigint", "kind text", "before text", "after text", "orders bigint");
        report.moves().forEach(each -> moves.add(run, each.kind(), each.before(), each.after(), each.orders()));
        moves.insert(connection, more("whatif_move", "run, kind, before, after", List.of("orders")));
        var rules = new RowSet(
                "desk.whatif_rule", "run bigint", "rule text", "before bigint", "after bigint", "in_draft boolean");
        report.rules().forEach(each -> rules.add(run, each.rule(), each.before(), each.after(), each.inDraft()));
        rules.insert(connection, more("whatif_rule", "run, rule", List.of("before", "after")));
        var skipped = new RowSet("desk.whatif_skipped", "run bigint", "why text", "orders bigint");
        report.skipped().forEach(each -> skipped.add(run, each.why(), each.orders()));
        skipped.insert(connection, more("whatif_skipped", "run, why", List.of("orders")));
    }

    private static String more(String table, String key, List<String> columns) {
        return columns.stream()
                .map(column -> "%s = %s.%s + excluded.%s".formatted(column, table, column, column))
                .collect(Collectors.joining(", ", "on conflict (%s) do update set ".formatted(key), ""));
    }

    private static RowSet sums(long run, Report report) {
        var sums = new RowSet(
                "desk.whatif_sum",
                "run bigint",
                "currency text",
                "orders bigint",
                "changed bigint",
                "prices bigint",
                "net_before bigint",
                "net_after bigint",
                "cost bigint",
                "goods bigint");
        report.amounts()
                .forEach(each -> sums.add(
                        run,
                        each.currency(),
                        each.orders(),
                        each.changed(),
                        each.prices(),
                        each.netBefore(),
                        each.netAfter(),
                        each.cost(),
                        each.goods()));
        return sums;
    }

    static Optional<Run> find(UnitOfWork unit, long id) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(RUN + " where id = ?")) {
                select.setLong(1, id);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(run(row, report(connection, id))) : Optional.<Run>empty();
                }
            }
        });
    }

    /** The newest first, without what they came to. */
    static List<Run> list(UnitOfWork unit, int most) {
        return list(unit, "", most);
    }

    /** @param which a condition, never text from outside */
    static List<Run> list(UnitOfWork unit, String which, int most) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(RUN + " " + which + " order by id desc limit ?")) {
                select.setInt(1, most);
                return all(select, row -> run(row, Report.NONE));
            }
        });
    }

    /** The draft's files as one text. */
    static String draft(UnitOfWork unit, long id) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement("select draft from desk.whatif where id = ?")) {
                select.setLong(1, id);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }

    static int forget(UnitOfWork unit, Instant before) {
        return unit.jdbc(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from desk.whatif where asked_at < ? and state <> 'running'")) {
                delete.setTimestamp(1, Timestamp.from(before));
                return delete.executeUpdate();
            }
        });
    }

    private static Run run(ResultSet row, Report report) throws SQLException {
        return new Run(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant(),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getString(12),
                report,
                row.getString(13) == null ? null : new Run.Shadow(ChangeNumber.text(row.getLong(13)), row.getLong(14)));
    }

    private static Report report(Connection connection, long run) throws SQLException {
        var amounts = rows(
                connection,
                "select currency, orders, changed, prices, net_before, net_after, cost, goods from desk.whatif_sum where run = ? order by 1",
                run,
                row -> new Report.Amounts(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)));
        var moves = rows(
                connection,
                "select kind, before, after, orders from desk.whatif_move where run = ? order by 1, 2, 3",
                run,
                row -> new Report.Moved(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
        var rules = rows(
                connection,
                "select rule, before, after, in_draft from desk.whatif_rule where run = ? order by 1",
                run,
                row -> new Report.Rule(row.getString(1), row.getLong(2), row.getLong(3), row.getBoolean(4)));
        var skipped = rows(
                connection,
                "select why, orders from desk.whatif_skipped where run = ? order by 1",
                run,
                row -> new Report.Skipped(row.getString(1), row.getLong(2)));
        return new Report(amounts.stream().mapToLong(Report.Amounts::orders).sum(), amounts, moves, rules, skipped);
    }

    private static <T> List<T> rows(Connection connection, String sql, long run, Made<T> made) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, run);
            return all(select, made);
        }
    }

    /** Makes something of a row. */
    interface Made<T> {
        T of(ResultSet row) throws SQLException;
    }

    static <T> List<T> all(PreparedStatement select, Made<T> made) throws SQLException {
        try (var rows = select.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(made.of(rows));
            }
            return all;
        }
    }
}
