package throughline.operations.exception;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.exception.Continuation.Decision;

/** The exception desk's book: every case, who has it, and what was decided. */
public final class Cases {

    private static final String LIVE = "c.state in ('open', 'assigned')";
    private static final String OF_PARTNER =
            """
            (exists (select 1 from desk.opening o where o.message = c.message and o.partner = ?)
             or exists (select 1 from trail.message m where m.id = c.message and m.partner = ?)
             or c.waiting = 'WAY:fetch ' || ?)""";
    private static final String COUNTS =
            """
            select desk, count(*), count(*) filter (where due_at < ?) from desk.case_ c where %s group by desk order by desk"""
                    .formatted(LIVE);
    private static final String ESCALATE =
            """
            with late as (select id, desk, escalate_to, escalate_hours from desk.case_
                          where state in ('open', 'assigned') and due_at < ? and escalated = 0 for update skip locked),
                 marked as (update desk.case_ c set escalated = 1, desk = coalesce(late.escalate_to, c.desk),
                              due_at = c.due_at + coalesce(late.escalate_hours, 0) * interval '1 hour',
                              state = case when late.escalate_to is null then c.state else 'open' end,
                              assigned_to = case when late.escalate_to is null then c.assigned_to end
                            from late where c.id = late.id)
            insert into desk.case_action (case_id, at, by, what, why)
            select id, ?, 'throughline', 'escalated',
              'Not decided by its deadline' || case when escalate_to is null then ''
                else format(': it goes from %s to %s, which has %s h', desk, escalate_to, escalate_hours) end
            from late""";

    private final Database database;
    private final CaseBook book;
    private final Clock clock;
    private final Map<Waiting.Kind, Continuation> continuations = new EnumMap<>(Waiting.Kind.class);

    public Cases(Database database, CaseBook book, Clock clock) {
        this.database = database;
        this.book = book;
        this.clock = clock;
    }

    /** Says who goes on with what waits; once for each kind, before anything is decided. */
    public void whenDecided(Waiting.Kind kind, Continuation continuation) {
        if (continuations.putIfAbsent(kind, continuation) != null) {
            throw new IllegalStateException("somebody goes on with %s already".formatted(kind));
        }
    }

    /** Opens a case in a transaction of its own: for routes that found a message they cannot go on with. */
    public CaseId open(NewCase found) {
        return open(found, Waiting.NOTHING);
    }

    public CaseId open(NewCase found, Waiting waiting) {
        return database.transact(unit ->
                book.open(unit, List.of(new CaseBook.Opening(found, waiting))).get(0));
    }

    public Optional<Case> find(CaseId id) {
        return database.read(unit -> unit.jdbc(connection -> byId(connection, id)));
    }

    /** The most urgent first, then the decided, the latest first. {@code limit} from 1 to 1000. */
    public List<Case> list(CaseFilter filter, int limit, int offset) {
        if (limit < 1 || limit > 1000 || offset < 0) {
            throw new IllegalArgumentException("a page has 1 to 1000 cases, not %d from %d".formatted(limit, offset));
        }
        var tail = "order by (%s) desc, case when %s then c.due_at end, c.id desc limit %d offset %d"
                .formatted(LIVE, LIVE, limit, offset);
        return database.read(unit -> unit.jdbc(connection -> CaseRows.load(connection, where(filter), tail)));
    }

    /** How many live cases each desk has, overdue ones apart. */
    public List<DeskCount> counts() {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(COUNTS)) {
                statement.setTimestamp(1, Timestamp.from(clock.instant()));
                var counts = new ArrayList<DeskCount>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.add(new DeskCount(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                    }
                }
                return counts;
            }
        }));
    }

    /**
     * Hands it to somebody.
     *
     * @throws CaseRefused when it is decided already
     */
    public Case assign(CaseId id, String to, String by) {
        return database.transact(unit -> {
            live(unit, id);
            var now = clock.instant();
            decide(unit, id, new Step("assigned", to, now, null, by, "to " + to));
            return reload(unit, id);
        });
    }

    /**
     * Approves: what waits for it goes on, in the same transaction.
     *
     * @param why required, in the words of whoever decides
     * @throws CaseRefused when it is decided already, or what waits for it cannot go on
     */
    public Case release(CaseId id, String by, String why) {
        return decide(id, "released", new Decision(by, because(why)), Continuation::approved);
    }

    /** Turns down what waits for it, in the same transaction. */
    public Case reject(CaseId id, String by, String why) {
        return decide(id, "rejected", new Decision(by, because(why)), Continuation::refused);
    }

    /**
     * Puts away a case that nothing waits for.
     *
     * @throws CaseRefused when something does: it must be released or rejected
     */
    public Case close(CaseId id, String by, String why) {
        because(why);
        return database.transact(unit -> {
            live(unit, id);
            var waiting = unit.jdbc(connection -> CaseRows.waiting(connection, id));
            if (continuations.containsKey(waiting.kind())) {
                throw new CaseRefused("%s cannot just be closed: %s %s waits for it. Release or reject it."
                        .formatted(
                                id,
                                waiting.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                waiting.about()));
            }
            decide(unit, id, new Step("closed", by, clock.instant(), why, by, why));
            return reload(unit, id);
        });
    }

    /**
     * It was not dealt with after all.
     *
     * @throws CaseRefused unless it was closed: what was released or rejected has had its effect
     */
    public Case reopen(CaseId id, String by, String why) {
        because(why);
        return database.transact(unit -> {
            var found = reload(unit, id);
            if (!(found.state() instanceof CaseState.Closed)) {
                throw new CaseRefused("%s is %s; only a closed case can be opened again"
                        .formatted(id, found.state().name()));
            }
            var now = clock.instant();
            unit.jdbc(connection -> {
                try (var statement = connection.prepareStatement(
                        "update desk.case_ set state = 'open', reopened = reopened + 1, assigned_to = null where id = ? and state = 'closed'")) {
                    statement.setLong(1, id.number());
                    return statement.executeUpdate();
                }
            });
            note(unit, id, now, new Decision(by, why), "reopened");
            return reload(unit, id);
        });
    }

    /** Marks live cases that are beyond their deadline and hands them to the desk that decides them then, each once; how many. Called by the clock. */
    public int escalate() {
        var now = Timestamp.from(clock.instant());
        return database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(ESCALATE)) {
                statement.setTimestamp(1, now);
                statement.setTimestamp(2, now);
                return statement.executeUpdate();
            }
        }));
    }

    /** A desk's load. */
    public record DeskCount(String desk, long live, long overdue) {}

    /** Which half of a continuation a decision calls. */
    @FunctionalInterface
    private interface Half {
        void of(Continuation continuation, UnitOfWork unit, Case decided, Waiting waiting, Decision decision)
                throws SQLException;
    }

    /** A change of state as it is stored. */
    private record Step(
            String state, String actor, Instant at, @Nullable String why, String by, @Nullable String note) {}

    private Case decide(CaseId id, String state, Decision decision, Half half) {
        return database.transact(unit -> {
            var found = live(unit, id);
            var waiting = unit.jdbc(connection -> CaseRows.waiting(connection, id));
            var continuation = continuations.get(waiting.kind());
            if (continuation != null) {
                half.of(continuation, unit, found, waiting, decision);
            }
            // The case's own row is locked last, here as everywhere, after what waits for it.
            decide(
                    unit,
                    id,
                    new Step(state, decision.by(), clock.instant(), decision.why(), decision.by(), decision.why()));
            return reload(unit, id);
        });
    }

    private static void decide(UnitOfWork unit, CaseId id, Step step) {
        var column = step.state().equals("assigned") ? "assigned_to" : "decided_by";
        var sql =
                "update desk.case_ set state = ?, %s = ?, decided_at = ?, decided_why = ? where id = ? and state in ('open', 'assigned')"
                        .formatted(column);
        var changed = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, step.state());
                statement.setString(2, step.actor());
                statement.setTimestamp(3, Timestamp.from(step.at()));
                statement.setString(4, step.why());
                statement.setLong(5, id.number());
                return statement.executeUpdate();
            }
        });
        if (changed == 0) {
            throw new CaseRefused("%s was decided by somebody else meanwhile".formatted(id));
        }
        note(unit, id, step.at(), new Decision(step.by(), step.note() == null ? "" : step.note()), step.state());
    }

    private static void note(UnitOfWork unit, CaseId id, Instant at, Decision decision, String what) {
        var actions = CaseBook.actionRows();
        actions.add(id.number(), at, decision.by(), what, decision.why());
        unit.jdbc(actions::insert);
    }

    private static String because(String why) {
        if (why.isBlank()) {
            throw new CaseRefused("say why: the reason is kept with the decision");
        }
        return why;
    }

    private static Case live(UnitOfWork unit, CaseId id) {
        var found = reload(unit, id);
        if (!found.state().live()) {
            throw new CaseRefused(
                    "%s is decided already: %s".formatted(id, found.state().name()));
        }
        return found;
    }

    private static Case reload(UnitOfWork unit, CaseId id) {
        return unit.jdbc(connection -> byId(connection, id))
                .orElseThrow(() -> new CaseRefused("there is no case " + id));
    }

    private static Optional<Case> byId(Connection connection, CaseId id) throws SQLException {
        return CaseRows.load(connection, new CaseRows.Where("c.id = ?", List.of(id.number())), "").stream()
                .findFirst();
    }

    private CaseRows.Where where(CaseFilter filter) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        ask(conditions, values, "c.desk = ?", filter.desk());
        ask(conditions, values, "c.code = ?", filter.code());
        ask(
                conditions,
                values,
                "c.message = ?",
                filter.message() == null ? null : filter.message().value());
        ask(conditions, values, "c.subject = ?", filter.subject());
        ask(conditions, values, "c.assigned_to = ?", filter.assignedTo());
        ask(conditions, values, "c.due_at < ?", filter.overdueOnly() ? Timestamp.from(clock.instant()) : null);
        if (filter.liveOnly() || filter.overdueOnly()) {
            conditions.add(LIVE);
        }
        ask(
                conditions,
                values,
                "concat_ws(' ', c.code, c.reason, c.subject) ilike ?",
                filter.text() == null ? null : like(filter.text()));
        if (filter.partner() != null) {
            conditions.add(OF_PARTNER);
            values.addAll(List.of(filter.partner(), filter.partner(), filter.partner()));
        }
        return new CaseRows.Where(conditions.isEmpty() ? "true" : String.join(" and ", conditions), values);
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static void ask(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
