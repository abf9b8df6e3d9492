package throughline.operations.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.governance.Challenges.Challenger;
import throughline.operations.ruling.SeenRows;

/** Which changes are in shadow, and how far each has come, in the store. */
final class ShadowRows {

    /** What commits later than that after it was decided is not compared. */
    static final Duration LAG = Duration.ofMinutes(2);

    private static final String GOING =
            """
            select run, change, content, activation, champion, most, position, from_at, until_at, total
            from desk.shadow join desk.whatif on id = run where state = 'running'""";

    private ShadowRows() {}

    /**
     * A change in shadow.
     *
     * @param looked how many orders were looked at
     * @param position when the last decision was taken that was looked at
     */
    record Going(
            long run,
            long change,
            int content,
            long activation,
            String champion,
            long most,
            Instant position,
            Instant from,
            Instant until,
            long looked) {

        long left() {
            return most - looked;
        }
    }

    static void begin(UnitOfWork unit, long run, Challenger challenger, long most, Instant at) {
        var rows = new RowSet(
                "desk.shadow",
                "run bigint",
                "change bigint",
                "content integer",
                "activation bigint",
                "champion text",
                "most bigint",
                "position timestamptz");
        rows.add(
                run,
                challenger.number(),
                challenger.content(),
                challenger.activation(),
                challenger.champion(),
                most,
                at);
        unit.jdbc(rows::insert);
    }

    static List<Going> going(UnitOfWork unit) {
        return going(unit, "order by run");
    }

    /** Those that go on, while nobody else begins one. */
    static List<Going> locked(UnitOfWork unit) {
        unit.jdbc(connection -> {
            try (var lock = connection.createStatement()) {
                return lock.execute("lock table desk.shadow in share row exclusive mode");
            }
        });
        return going(unit);
    }

    /** That one, if it goes on and nobody else is at it. */
    static Optional<Going> take(UnitOfWork unit, long run) {
        return going(unit, "and run = " + run + " for update of shadow skip locked").stream()
                .findFirst();
    }

    private static List<Going> going(UnitOfWork unit, String tail) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(GOING + " " + tail)) {
                return RunRows.all(select, ShadowRows::going);
            }
        });
    }

    private static Going going(ResultSet row) throws SQLException {
        return new Going(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9).toInstant(),
                row.getLong(10));
    }

    static Optional<Long> newest(UnitOfWork unit, long change) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select run from desk.shadow where change = ? order by run desc limit 1")) {
                select.setLong(1, change);
                return RunRows.all(select, row -> row.getLong(1)).stream().findFirst();
            }
        });
    }

    static List<Run> list(UnitOfWork unit, int most) {
        return RunRows.list(unit, "where change is not null", most);
    }

    /** Decisions of the champion that were not looked at: of each order its first one since the shadow began. The oldest come first. */
    static List<SeenRows.Kept> fresh(UnitOfWork unit, Going going, int most) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select " + SeenRows.COLUMNS
                            + """
                     from desk.seen s
                    where decided_at >= ? and decided_at < ? and whole and rule_book = ?
                      and not exists (select from desk.whatif_order o where o.run = ? and o.order_number = s.order_number)
                      and not exists (select from desk.shadow_skipped o where o.run = ? and o.order_number = s.order_number)
                    order by decided_at, decision limit ?""")) {
                var overlap = going.position().minus(LAG);
                select.setTimestamp(1, Timestamp.from(overlap.isAfter(going.from()) ? overlap : going.from()));
                select.setTimestamp(2, Timestamp.from(going.until()));
                select.setString(3, going.champion());
                select.setLong(4, going.run());
                select.setLong(5, going.run());
                select.setInt(6, most);
                try (var rows = select.executeQuery()) {
                    return SeenRows.all(rows);
                }
            }
        });
    }

    static void moved(UnitOfWork unit, long run, Instant position, Collection<Long> skipped) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    "update desk.shadow set position = greatest(position, ?) where run = ?")) {
                update.setTimestamp(1, Timestamp.from(position));
                update.setLong(2, run);
                update.executeUpdate();
            }
            var rows = new RowSet("desk.shadow_skipped", "run bigint", "order_number bigint");
            skipped.forEach(order -> rows.add(run, order));
            return rows.insert(connection, "on conflict do nothing");
        });
    }

    /** Nothing more is compared; if it had ended, it stays as it had. */
    static void end(UnitOfWork unit, long run, String state, String why, Instant at) {
        unit.jdbc(connection -> {
            try (var lock = connection.prepareStatement("select from desk.shadow where run = ? for update")) {
                lock.setLong(1, run);
                return lock.execute();
            }
        });
        RunRows.close(unit, run, state, why, at);
    }
}
