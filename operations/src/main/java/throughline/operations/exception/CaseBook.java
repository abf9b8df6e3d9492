package throughline.operations.exception;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;

/** Opens cases within somebody else's transaction: a handful of statements, whatever their number. */
public final class CaseBook {

    private static final String LIVE_BY_KEY =
            "select key, id from desk.case_ where key = any(?) and state in ('open', 'assigned')";
    private static final String PUT_AWAY =
            """
            with put as (update desk.case_ set state = 'closed', decided_by = ?, decided_at = ?, decided_why = ?
                         where subject = ? and id <> ? and waiting <> 'NOTHING:' and state in ('open', 'assigned') returning id)
            insert into desk.case_action (case_id, at, by, what, why) select id, ?, ?, 'closed', ? from put""";

    private static final String DONE =
            """
            with done as (update desk.case_ set state = 'closed', decided_by = ?, decided_at = ?, decided_why = ?
                          where key = any(?) and state in ('open', 'assigned') returning id)
            insert into desk.case_action (case_id, at, by, what, why) select id, ?, ?, 'closed', ? from done""";

    private final CaseDesks desks;
    private final Clock clock;

    public CaseBook(CaseDesks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /**
     * A case and what waits for it.
     *
     * @param customer whose case it is, or null
     */
    public record Opening(NewCase found, Waiting waiting, @Nullable String customer) {

        public Opening(NewCase found) {
            this(found, Waiting.NOTHING, null);
        }

        public Opening(NewCase found, Waiting waiting) {
            this(found, waiting, null);
        }
    }

    public CaseId open(UnitOfWork unit, NewCase found) {
        return open(unit, List.of(new Opening(found))).get(0);
    }

    /** Opens them, and answers their numbers in order; one with the key of a live case is that case. */
    public List<CaseId> open(UnitOfWork unit, List<Opening> openings) {
        if (openings.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var known = liveByKey(unit, openings);
        var cases = caseRows();
        var actions = actionRows();
        var ids = new ArrayList<CaseId>(openings.size());
        for (var opening : openings) {
            var key = opening.found().key();
            var already = key == null ? null : known.get(key);
            if (already == null) {
                already = new CaseId(unit.next("desk.case_number"));
                var route = desks.of(opening.found(), opening.customer());
                add(cases, already, opening, route, now);
                actions.add(
                        already.number(),
                        now,
                        "throughline",
                        "opened",
                        opening.found().reason());
                if (route.ruled() != null) {
                    actions.add(
                            already.number(),
                            now,
                            "throughline",
                            "routed",
                            route.ruled().words());
                }
                if (key != null) {
                    known.put(key, already);
                }
            }
            ids.add(already);
        }
        unit.jdbc(connection -> cases.insert(connection) + actions.insert(connection));
        return ids;
    }

    /** Every case of a message, oldest first. */
    public List<Case> ofMessage(UnitOfWork unit, MessageId message) {
        return unit.jdbc(connection -> CaseRows.load(
                connection, new CaseRows.Where("c.message = ?", List.of(message.value())), "order by c.id"));
    }

    /**
     * Nothing waits any more for the live cases about something: it has gone another way.
     *
     * @param except the case that is being decided right now, or null
     */
    public void putAway(UnitOfWork unit, String subject, @Nullable CaseId except, String by, String why) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(PUT_AWAY)) {
                statement.setString(1, by);
                statement.setObject(2, now);
                statement.setString(3, why);
                statement.setString(4, subject);
                statement.setLong(5, except == null ? 0 : except.number());
                statement.setObject(6, now);
                statement.setString(7, by);
                statement.setString(8, why);
                return statement.executeUpdate();
            }
        });
    }

    /** The live cases of these keys have come to their end by themselves. */
    public void done(UnitOfWork unit, List<String> keys, String by, String why) {
        if (keys.isEmpty()) {
            return;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(DONE)) {
                statement.setString(1, by);
                statement.setObject(2, now);
                statement.setString(3, why);
                statement.setArray(4, connection.createArrayOf("text", keys.toArray()));
                statement.setObject(5, now);
                statement.setString(6, by);
                statement.setString(7, why);
                return statement.executeUpdate();
            }
        });
    }

    static RowSet actionRows() {
        return new RowSet("desk.case_action", "case_id bigint", "at timestamptz", "by text", "what text", "why text");
    }

    private static RowSet caseRows() {
        return new RowSet(
                "desk.case_",
                "id bigint",
                "code text",
                "desk text",
                "who text",
                "reason text",
                "message uuid",
                "subject text",
                "line text",
                "span_offset bigint",
                "span_length integer",
                "span_segment text",
                "span_message uuid",
                "at_risk bigint",
                "currency text",
                "key text",
                "waiting text",
                "opened_at timestamptz",
                "due_at timestamptz",
                "state text",
                "escalate_to text",
                "escalate_hours integer",
                "rule_book text",
                "routing text");
    }

    private static void add(RowSet rows, CaseId id, Opening opening, CaseDesks.Route route, Instant now) {
        var found = opening.found();
        var late = route.late();
        var ruled = route.ruled();
        var where = found.where();
        var risk = found.atRisk();
        rows.add(
                id.number(),
                found.code(),
                route.desk(),
                found.who().name(),
                found.reason(),
                found.message() == null ? null : found.message().value(),
                found.subject(),
                found.line(),
                where == null ? null : where.offset(),
                where == null ? null : where.length(),
                where == null ? null : where.segment(),
                where == null ? null : where.message().value(),
                risk == null ? null : risk.minor(),
                risk == null ? null : risk.currency().getCurrencyCode(),
                found.key(),
                opening.waiting().toString(),
                now,
                now.plus(route.within()),
                "open",
                late == null ? null : late.desk(),
                late == null ? null : late.hours(),
                ruled == null ? null : ruled.book(),
                ruled == null ? null : ruled.firings());
    }

    private static Map<String, CaseId> liveByKey(UnitOfWork unit, List<Opening> openings) {
        var keys = openings.stream()
                .map(opening -> opening.found().key())
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        return keys.length == 0 ? new HashMap<>() : unit.jdbc(connection -> liveByKey(connection, keys));
    }

    private static Map<String, CaseId> liveByKey(Connection connection, @Nullable Object[] keys) throws SQLException {
        var live = new HashMap<String, CaseId>();
        try (var statement = connection.prepareStatement(LIVE_BY_KEY)) {
            statement.setArray(1, connection.createArrayOf("text", keys));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    live.put(rows.getString(1), new CaseId(rows.getLong(2)));
                }
            }
        }
        return live;
    }
}
