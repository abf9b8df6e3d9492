package throughline.operations.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.SeenRows;
import throughline.operations.ruling.UnreadableFacts;
import throughline.rules.RuleBook;

/**
 * Adds up what rules did, slice by slice, each decision once. It is called by the clock on every node; one counts at a time, and the others go on
 * with something else.
 */
public final class RuleTally {

    /** Transactions that decide are over by then: what commits later than this after its decision would not be counted. */
    private static final Duration LAG = Duration.ofMinutes(2);

    /** Counted in one transaction at most. */
    private static final Duration SLICE = Duration.ofHours(6);

    private static final String FIRINGS =
            """
            insert into desk.rule_day (day, rule, desk, firings, decisions)
            select (d.decided_at at time zone 'UTC')::date, f.rule, d.kind, sum(f.firings), count(*)
            from (select kind, decided_at, firings from trail.decision
                  union all select 'exception', opened_at, routing from desk.case_) d
            cross join lateral (
              select e ->> 'rule' as rule, count(*) as firings from json_array_elements(d.firings::json) e group by 1) f
            where d.decided_at > ? and d.decided_at <= ? and d.firings <> '[]'
            group by 1, 2, 3
            on conflict (rule, day) do update
            set firings = rule_day.firings + excluded.firings, decisions = rule_day.decisions + excluded.decisions""";

    private static final String DECISIONS =
            """
            insert into desk.desk_day (day, desk, decisions)
            select (decided_at at time zone 'UTC')::date, kind, count(*)
            from (select kind, decided_at from trail.decision
                  union all select 'exception', opened_at from desk.case_ where routing is not null) d
            where decided_at > ? and decided_at <= ? group by 1, 2
            on conflict (day, desk) do update set decisions = desk_day.decisions + excluded.decisions""";

    private final Database database;
    private final BookShelf shelf;
    private final Clock clock;

    public RuleTally(Database database, BookShelf shelf, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Counts what was decided since the last look, up to a moment ago. */
    public void look() {
        count(clock.instant().minus(LAG));
    }

    /** Counts everything that was decided until then, and is committed. */
    public void count(Instant until) {
        boolean more = true;
        while (more) {
            more = database.transact(unit -> slice(unit, until));
        }
    }

    /** Whether something is left. */
    private boolean slice(UnitOfWork unit, Instant until) {
        var begin = unit.jdbc(RuleTally::lock);
        if (begin.isEmpty() || !begin.get().isBefore(until)) {
            return false;
        }
        var from = begin.get();
        var whole = from.plus(SLICE);
        var end = whole.isBefore(until) ? whole : until;
        unit.jdbc(connection -> add(connection, FIRINGS, from, end));
        unit.jdbc(connection -> add(connection, DECISIONS, from, end));
        money(unit, from, end);
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement("update desk.rule_tally set counted_until = ?")) {
                update.setTimestamp(1, Timestamp.from(end));
                return update.executeUpdate();
            }
        });
        return end.isBefore(until);
    }

    /** From when on; nothing while another node counts, or where nothing was ever decided. */
    private static Optional<Instant> lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        """
                        select case when isfinite(counted_until) then counted_until
                          else (select least((select min(decided_at) from trail.decision), (select min(opened_at) from desk.case_))
                              - interval '1 microsecond') end
                        from desk.rule_tally for update skip locked""");
                var row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            var from = row.getObject(1, OffsetDateTime.class);
            return from == null ? Optional.empty() : Optional.of(from.toInstant());
        }
    }

    private static int add(Connection connection, String sql, Instant from, Instant until) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            insert.setTimestamp(1, Timestamp.from(from));
            insert.setTimestamp(2, Timestamp.from(until));
            return insert.executeUpdate();
        }
    }

    /** Each order's first decision once, taken again from what it saw. */
    private void money(UnitOfWork unit, Instant from, Instant until) {
        var money = new RuleMoney();
        var books = new HashMap<String, BookShelf.Loan>();
        var lost = new HashSet<String>();
        try {
            // The slice is open at its beginning; moments have microseconds.
            SeenRows.first(
                    unit,
                    from.plus(1, ChronoUnit.MICROS),
                    until.plus(1, ChronoUnit.MICROS),
                    kept -> one(money, kept, books, lost));
        } finally {
            books.values().forEach(BookShelf.Loan::close);
        }
        write(unit, money.sums());
    }

    private boolean one(RuleMoney money, SeenRows.Kept kept, Map<String, BookShelf.Loan> books, Set<String> lost) {
        if (!lost.contains(kept.ruleBook())) {
            try {
                RuleBook book =
                        books.computeIfAbsent(kept.ruleBook(), shelf::borrow).book();
                var seen = kept.seen();
                var day = LocalDate.ofInstant(kept.at(), ZoneOffset.UTC).toString();
                money.add(day, seen, Ruling.of(book, seen, kept.at()));
            } catch (BookShelf.BookLost gone) {
                lost.add(kept.ruleBook());
            } catch (UnreadableFacts old) {
                return true; // written by an edition whose facts are not today's
            }
        }
        return true;
    }

    private static void write(UnitOfWork unit, Map<RuleMoney.Key, Long> sums) {
        if (sums.isEmpty()) {
            return;
        }
        var rows =
                new RowSet("desk.rule_money", "day date", "rule text", "kind text", "currency text", "amount bigint");
        sums.forEach(
                (key, amount) -> rows.add(LocalDate.parse(key.day()), key.rule(), key.kind(), key.currency(), amount));
        unit.jdbc(connection -> rows.insert(
                connection,
                "on conflict (rule, day, kind, currency) do update set amount = rule_money.amount + excluded.amount"));
    }
}
