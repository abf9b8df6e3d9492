package throughline.operations.insight;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.model.reading.Actor;
import throughline.operations.exception.NewCase;

/** Compares each day that is over with the two weeks before it, and tells a desk when one of its rules spoke far more often than it used to. */
public final class RuleWatch {

    /** Fewer firings in a day tell nothing. */
    public static final int FEWEST = 20;

    /** So many times the usual share of its desk's decisions is far more often. */
    public static final int TIMES = 3;

    private static final int DAYS_BEFORE = 14;

    private static final String JUMPS =
            """
            with usual as (
                select r.rule, sum(r.decisions)::numeric as spoke from desk.rule_day r
                where r.day >= ?::date - %d and r.day < ?::date group by r.rule),
            asked as (
                select desk, sum(decisions)::numeric as decisions from desk.desk_day where day >= ?::date - %d and day < ?::date group by desk)
            select r.rule, r.desk, r.decisions, d.decisions, round(100 * coalesce(u.spoke, 0) / a.decisions, 1)
            from desk.rule_day r
            join desk.desk_day d on d.day = r.day and d.desk = r.desk
            join asked a on a.desk = r.desk
            left join usual u on u.rule = r.rule
            where r.day = ?::date and r.firings >= %d and r.decisions * a.decisions > %d * coalesce(u.spoke, 0) * d.decisions
            order by r.rule"""
                    .formatted(DAYS_BEFORE, DAYS_BEFORE, FEWEST, TIMES);

    private final Database database;
    private final Consumer<NewCase> cases;
    private final Clock clock;

    /** @param cases opens one for each rule */
    public RuleWatch(Database database, Consumer<NewCase> cases, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * A rule that spoke far more often.
     *
     * @param spoke in how many of {@code decisions} of its desk
     * @param usual in how many percent of them in the two weeks before
     */
    public record Jump(String rule, String desk, long spoke, long decisions, String usual) {}

    /** Compares yesterday, once it is counted; each day once, on one node. */
    public void look() {
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        for (var jump : database.transact(unit -> unseen(unit, yesterday) ? jumps(unit, yesterday) : List.<Jump>of())) {
            cases.accept(told(jump, yesterday));
        }
    }

    private static boolean unseen(UnitOfWork unit, LocalDate day) {
        return unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    """
                    update desk.rule_tally set looked_on = ?
                    where looked_on < ? and counted_until >= (?::date + 1)::timestamp at time zone 'UTC'""")) {
                for (int i = 1; i <= 3; i++) {
                    update.setDate(i, Date.valueOf(day));
                }
                return update.executeUpdate() > 0;
            }
        });
    }

    private static List<Jump> jumps(UnitOfWork unit, LocalDate day) {
        return unit.jdbc(connection -> jumps(connection, day));
    }

    private static List<Jump> jumps(Connection connection, LocalDate day) throws SQLException {
        try (var select = connection.prepareStatement(JUMPS)) {
            for (int i = 1; i <= 5; i++) {
                select.setDate(i, Date.valueOf(day));
            }
            try (var rows = select.executeQuery()) {
                var jumps = new ArrayList<Jump>();
                while (rows.next()) {
                    jumps.add(new Jump(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getBigDecimal(5).toPlainString()));
                }
                return jumps;
            }
        }
    }

    private static NewCase told(Jump jump, LocalDate day) {
        var reason =
                "On %s rule %s spoke in %,d of %,d decisions of the desk %s; in the two weeks before, in %s percent of them. Was that meant?"
                        .formatted(day, jump.rule(), jump.spoke(), jump.decisions(), jump.desk(), jump.usual());
        return new NewCase(
                "POLICY_" + jump.desk().toUpperCase(Locale.ROOT),
                Actor.ANALYST,
                reason,
                null,
                null,
                null,
                null,
                null,
                "RULE-RATE %s %s".formatted(jump.rule(), day));
    }
}
