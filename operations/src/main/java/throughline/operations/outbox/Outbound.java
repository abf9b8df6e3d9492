package throughline.operations.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.DocumentText;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;

/** The way out: documents leave here once, in order per partner and subject. */
public final class Outbound implements Continuation {

    /** After so many failures a person has to look; it is still tried, ever more rarely. */
    private static final int PATIENCE = 5;

    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final String NEXT_CONTROL =
            """
            insert into desk.control_number as c (partner, kind, last) values (?, ?, 1)
            on conflict (partner, kind) do update set last = case when c.last >= 999999999 then 1 else c.last + 1 end returning last""";

    private final Database database;
    private final DocumentText text;
    private final CaseBook cases;
    private final Clock clock;
    private final Expectations expectations;

    public Outbound(Database database, DocumentText text, CaseBook cases, Clock clock) {
        this.database = database;
        this.text = text;
        this.cases = cases;
        this.clock = clock;
        this.expectations = new Expectations(cases, clock);
    }

    /**
     * Sends up to {@code max} waiting documents in one transaction, each through {@code dispatch}; several may drain at once. One that
     * cannot be sent is set back with its reason and the others go on.
     *
     * @return how many were claimed: fewer than {@code max} means that none is left that is due
     */
    public int drain(int max, Dispatch dispatch) {
        return database.transact(unit -> {
            var entries = unit.jdbc(connection -> OutboxRows.claim(connection, text, clock.instant(), max));
            var sent = new RowSet("sent", "id uuid", "message uuid");
            var carriers = new TreeMap<Long, MessageId>();
            var unwanted = new TreeMap<Long, String>();
            var keys = new ArrayList<BusinessKey>();
            var expected = expectations();
            for (var entry : entries) {
                try {
                    var left = unit.attempt(part -> dispatched(part, entry, dispatch));
                    sent.add(
                            entry.id(),
                            left.message() == null ? null : left.message().value());
                    if (left.message() == null) {
                        unwanted.put(entry.row(), "NOT_WANTED");
                    } else {
                        carriers.put(entry.row(), left.message());
                        keys.addAll(keys(left));
                    }
                    expect(expected, entry, left.expected());
                } catch (RefusedByRoute refused) {
                    setBack(unit, entry, String.valueOf(refused.getCause()));
                }
            }
            mark(unit, sent);
            Lineage.dispatched(unit, carriers, clock.instant());
            Documents.settle(unit, unwanted, clock.instant());
            Lineage.keys(unit, keys);
            unit.jdbc(expected::insert);
            return entries.size();
        });
    }

    /** How many documents wait to leave. */
    public long backlog() {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("select count(*) from desk.outbox where sent_at is null");
                    var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }));
    }

    /** An acknowledgement came in: finds what it answers; {@code document} is its own row in the trail. */
    public Acknowledged acknowledged(UnitOfWork unit, MessageId message, long document, ApplicationResponse answer) {
        return expectations.acknowledged(unit, message, document, answer);
    }

    /** Makes a case of every answer that is due and has not come; how many. Called by the clock. */
    public int overdue() {
        return database.transact(expectations::overdue);
    }

    /** What left for, or waits to leave because of, one message or subject, oldest first; with neither, the newest of all. */
    public List<View> list(@Nullable MessageId cause, @Nullable String subject, int limit) {
        return database.read(unit -> list(unit, cause, subject, limit));
    }

    public List<View> list(UnitOfWork unit, @Nullable MessageId cause, @Nullable String subject, int limit) {
        return unit.jdbc(connection -> OutboxRows.views(connection, cause, subject, limit));
    }

    /** Somebody put right what was in the way: it is tried again at once. */
    @Override
    public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        retry(unit, waiting, "update desk.outbox set next_at = null, attempts = 0 where id = ? and sent_at is null");
    }

    /** It shall not be sent at all. */
    @Override
    public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        retry(unit, waiting, "update desk.outbox set sent_at = now() where id = ? and sent_at is null");
    }

    /** What an acknowledgement turned out to answer. */
    public enum Acknowledged {
        ACCEPTED,
        WITH_ERRORS,
        REJECTED,
        UNMATCHED
    }

    /**
     * A document on its way out.
     *
     * @param state {@code waiting}, {@code failing}, {@code sent}, {@code not wanted}, {@code acknowledged}, {@code refused}, {@code overdue}
     * @param message its sealed bytes once sent
     */
    public record View(
            UUID id,
            String type,
            String number,
            String receiver,
            String subject,
            String state,
            Instant owedSince,
            @Nullable Instant sentAt,
            @Nullable MessageId message,
            @Nullable String lastError) {}

    /** What the routes threw at us; only they know what it means. */
    private static final class RefusedByRoute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedByRoute(Exception cause) {
            super(cause);
        }
    }

    private static Dispatch.Dispatched dispatched(UnitOfWork unit, OutboxEntry entry, Dispatch dispatch) {
        try {
            return dispatch.send(unit, entry, (partner, kind) -> nextControl(unit, partner, kind));
        } catch (DatabaseFailure failure) {
            if (failure.passing()) {
                throw failure;
            }
            throw new RefusedByRoute(failure);
        } catch (Exception failure) {
            throw new RefusedByRoute(failure);
        }
    }

    private static long nextControl(UnitOfWork unit, String partner, String kind) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(NEXT_CONTROL)) {
                statement.setString(1, partner);
                statement.setString(2, kind);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static RowSet expectations() {
        return new RowSet(
                "desk.expectation",
                "outbox uuid",
                "partner text",
                "interchange text",
                "group_control text",
                "functional_code text",
                "due_at timestamptz",
                "state text");
    }

    private static List<BusinessKey> keys(Dispatch.Dispatched left) {
        return left.message() == null || left.control() == null
                ? List.of()
                : List.of(BusinessKey.of(left.control(), "control number", left.message()));
    }

    private static void expect(RowSet rows, OutboxEntry entry, Dispatch.@Nullable Expected expected) {
        if (expected != null) {
            rows.add(
                    entry.id(),
                    entry.receiver(),
                    expected.interchange(),
                    expected.group(),
                    expected.functionalCode(),
                    expected.dueAt(),
                    "due");
        }
    }

    private void mark(UnitOfWork unit, RowSet sent) {
        if (sent.size() == 0) {
            return;
        }
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "update desk.outbox o set sent_at = ?, message = s.message, last_error = null"
                            + " from unnest(?::uuid[], ?::uuid[]) s(id, message) where o.id = s.id")) {
                statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                sent.bind(statement, 2);
                return statement.executeUpdate();
            }
        });
    }

    private void setBack(UnitOfWork unit, OutboxEntry entry, String why) {
        int failures = entry.attempts() + 1;
        var pause = Duration.ofSeconds(1L << Math.min(failures, 12));
        var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "update desk.outbox set attempts = ?, next_at = ?, last_error = ? where id = ?")) {
                statement.setInt(1, failures);
                statement.setObject(2, next.atOffset(ZoneOffset.UTC));
                statement.setString(3, why);
                statement.setObject(4, entry.id());
                return statement.executeUpdate();
            }
        });
        if (failures >= PATIENCE) {
            var found = new NewCase(
                    "SEND_FAILED",
                    Actor.OPERATOR,
                    "%s %s for %s could not be sent %d times. The last reason: %s"
                            .formatted(
                                    entry.document().type(),
                                    entry.document().number(),
                                    entry.receiver(),
                                    failures,
                                    why),
                    null,
                    entry.cause(),
                    entry.subject(),
                    null,
                    null,
                    "not-sent:" + entry.id());
            cases.open(
                    unit,
                    List.of(new CaseBook.Opening(
                            found, new Waiting(Waiting.Kind.OUTBOX, entry.id().toString()))));
        }
    }

    private static void retry(UnitOfWork unit, Waiting waiting, String sql) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, UUID.fromString(waiting.about()));
                return statement.executeUpdate();
            }
        });
    }
}
