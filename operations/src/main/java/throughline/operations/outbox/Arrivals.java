package throughline.operations.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.model.lineage.MessageId;
import throughline.model.value.WorkingCalendar;

/** Writes down, once, that a partner has what we sealed for it, and from then on its answer is due; or that it will never have it. */
final class Arrivals {

    private static final String SENT =
            "update desk.outbox set sent_at = ?, last_error = null, next_at = null where message = ? and sent_at is null returning document";
    private static final String AWAITED =
            """
            select a.answer_seconds, a.calendar, a.outbox from %s a join desk.outbox o on o.id = a.outbox
            where o.message = ? and a.state = 'due' order by a.outbox for update of a""";
    private static final String DUE = "update %s set due_at = ? where outbox = any(?)";

    private static final String CALLED_OFF =
            """
            update desk.outbox o set sent_at = ?, message = null
            from (select id, message from desk.outbox where sent_at is null
                    and (id = ? or message = (select message from desk.outbox where id = ?)) for update) was
            where o.id = was.id
            returning o.document, was.message""";

    private final OwnAnswers own;
    private final Clock clock;

    Arrivals(OwnAnswers own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** All that is sealed together arrives together. Nothing happens when it is known already: an answer can be quicker than we are. */
    void arrived(UnitOfWork unit, MessageId message) {
        var now = clock.instant();
        var documents = new TreeMap<Long, String>();
        unit.jdbc(connection -> {
            // The expectation first, as whoever takes an answer does: two that lock in one order do not lock each other
            // out.
            due(connection, "desk.expectation", message);
            due(connection, "desk.business_answer", message);
            try (var statement = connection.prepareStatement(SENT)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setObject(2, message.value());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        documents.put(rows.getLong(1), MessageStatus.SENT.name());
                    }
                }
            }
            return documents;
        });
        if (documents.isEmpty()) {
            return;
        }
        Documents.settle(unit, documents, now);
        Messages.mark(unit, message, MessageStatus.SENT, "", now);
        own.left(unit, message);
    }

    /** What the answer may take counts from now on, in the partner's own time. */
    private void due(Connection connection, String awaited, MessageId message) throws SQLException {
        var now = clock.instant();
        var due = new HashMap<Instant, List<UUID>>();
        try (var select = connection.prepareStatement(AWAITED.formatted(awaited))) {
            select.setObject(1, message.value());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var within = Duration.ofSeconds(row.getLong(1));
                    var calendar = row.getString(2);
                    var at = calendar == null
                            ? now.plus(within)
                            : WorkingCalendar.parse(calendar).after(now, within);
                    due.computeIfAbsent(at, one -> new ArrayList<>()).add(row.getObject(3, UUID.class));
                }
            }
        }
        for (var each : due.entrySet()) {
            try (var statement = connection.prepareStatement(DUE.formatted(awaited))) {
                statement.setObject(1, each.getKey().atOffset(ZoneOffset.UTC));
                statement.setArray(
                        2, connection.createArrayOf("uuid", each.getValue().toArray()));
                statement.executeUpdate();
            }
        }
    }

    /** With all that is sealed together with it. Nothing happens when it has left meanwhile. */
    void calledOff(UnitOfWork unit, UUID id) {
        var now = clock.instant();
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(CALLED_OFF)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setObject(2, id);
                statement.setObject(3, id);
                var documents = new TreeMap<Long, String>();
                @Nullable UUID message = null;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        documents.put(rows.getLong(1), "NOT_WANTED");
                        message = rows.getObject(2, UUID.class);
                    }
                }
                Documents.settle(unit, documents, now);
                if (message != null) {
                    Messages.mark(
                            unit,
                            new MessageId(message),
                            MessageStatus.COMPOSED,
                            "It was composed and not sent: a person decided so.",
                            now);
                }
                return id;
            }
        });
    }
}
