package throughline.operations.whatif;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.ruling.SeenRows;
import throughline.rules.RuleTimes;

/** How far samples were taken again, and what came of it, in the store. */
final class EngineRows {

    private static final String STANDING =
            "select case when isfinite(looked_until) then looked_until end, decisions, sampled, differed, unknown, differed_at from desk.engine_check";

    /**
     * Facts of some five hundred lines, in bytes as they are kept. Drools' own engine holds every combination that it tried: what is larger would ask for more
     * memory than a sample is worth.
     */
    private static final int LARGEST = 32_768;

    private EngineRows() {}

    /** @param decided how many decisions there were; the others are of the samples */
    record Found(long decided, long sampled, long differed, long unknown) {}

    /** Nothing while another node is at it. */
    static Optional<EngineStanding> take(UnitOfWork unit) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(STANDING + " for update skip locked")) {
                return RunRows.all(select, EngineRows::standing).stream().findFirst();
            }
        });
    }

    static EngineStanding standing(UnitOfWork unit) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(STANDING)) {
                return RunRows.all(select, EngineRows::standing).get(0);
            }
        });
    }

    private static EngineStanding standing(ResultSet row) throws SQLException {
        var until = row.getObject(1, OffsetDateTime.class);
        var differed = row.getObject(6, OffsetDateTime.class);
        return new EngineStanding(
                0,
                until == null ? null : until.toInstant(),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                differed == null ? null : differed.toInstant());
    }

    /** What was decided before is not looked at. */
    static void begin(UnitOfWork unit, Instant at) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement("update desk.engine_check set looked_until = ?")) {
                update.setTimestamp(1, Timestamp.from(at));
                return update.executeUpdate();
            }
        });
    }

    static void looked(UnitOfWork unit, Instant until, Found found, Instant at) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    """
                    update desk.engine_check set looked_until = ?, decisions = decisions + ?, sampled = sampled + ?, differed = differed + ?,
                      unknown = unknown + ?, differed_at = case when ? > 0 then ? else differed_at end""")) {
                update.setTimestamp(1, Timestamp.from(until));
                update.setLong(2, found.decided());
                update.setLong(3, found.sampled());
                update.setLong(4, found.differed());
                update.setLong(5, found.unknown());
                update.setLong(6, found.differed());
                update.setTimestamp(7, Timestamp.from(at));
                return update.executeUpdate();
            }
        });
    }

    static long count(UnitOfWork unit, Instant from, Instant until) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select count(*) from desk.seen where decided_at > ? and decided_at <= ?")) {
                between(select, from, until);
                return RunRows.all(select, row -> row.getLong(1)).get(0);
            }
        });
    }

    /** Every so many-th, counted on from those before; the last when none is. None of very large orders. */
    static List<SeenRows.Kept> samples(UnitOfWork unit, Instant from, Instant until, long before, int every) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement("select " + SeenRows.COLUMNS
                    + """
                     from desk.seen join (
                      select order_number as o, decision as d, row_number() over (order by decided_at, order_number, decision) as n, count(*) over () as total
                      from desk.seen where decided_at > ? and decided_at <= ? and octet_length(facts) <= %2$d) numbered on order_number = o and decision = d
                    where (? + n) %% %1$d = 0 or n = total and ? %% %1$d + total < %1$d order by n"""
                            .formatted(every, LARGEST))) {
                between(select, from, until);
                select.setLong(3, before);
                select.setLong(4, before);
                try (var rows = select.executeQuery()) {
                    return SeenRows.all(rows);
                }
            }
        });
    }

    private static void between(PreparedStatement select, Instant from, Instant until) throws SQLException {
        select.setTimestamp(1, Timestamp.from(from));
        select.setTimestamp(2, Timestamp.from(until));
    }

    /** @param decisions that were measured */
    static void times(UnitOfWork unit, LocalDate day, int decisions, RuleTimes times) {
        var rows =
                new RowSet("desk.rule_time", "day date", "rule text", "desk text", "decisions bigint", "picos bigint");
        times.sums()
                .forEach((timed, picos) ->
                        rows.add(Date.valueOf(day), timed.rule(), timed.desk().folder(), (long) decisions, picos));
        unit.jdbc(
                connection -> rows.insert(
                        connection,
                        """
                        on conflict (rule, day) do update
                        set decisions = rule_time.decisions + excluded.decisions, picos = rule_time.picos + excluded.picos"""));
    }
}
