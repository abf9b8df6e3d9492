package throughline.operations.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.model.lineage.MessageId;
import throughline.model.value.WorkingCalendar;

/** Writes down, once, that a partner has what we sealed for it, and from then on its answer is due; or that it will never have it. */
final class Arrivals {

    private static final String SENT =
            "update desk.outbox set sent_at = ?, last_error = null, next_at = null where id = ? and sent_at is null";
    private static final String AWAITED =
            "select answer_seconds, calendar from desk.expectation where outbox = ? and state = 'due' for update";
    private static final String DUE = "update desk.expectation set due_at = ? where outbox = ?";

    private static final String CALLED_OFF =
            """
            update desk.outbox o set sent_at = ?, message = null
            from (select id, message from desk.outbox where id = ? and sent_at is null for update) was where o.id = was.id
            returning o.document, was.message""";

    private final Clock clock;

    Arrivals(Clock clock) {
        this.clock = clock;
    }

    /** Nothing happens when it is known already: an answer can be quicker than we are. */
    void arrived(UnitOfWork unit, UUID id, long document, MessageId message) {
        var now = clock.instant();
        if (unit.jdbc(connection -> {
            // The expectation first, as whoever takes an answer does: two that lock in one order do not lock each other
            // out.
            due(connection, id);
            return update(connection, SENT, clock.instant(), id) == 0;
        })) {
            return;
        }
        Documents.settle(unit, Map.of(document, MessageStatus.SENT.name()), now);
        Messages.mark(unit, message, MessageStatus.SENT, "", now);
    }

    /** What the answer may take counts from now on, in the partner's own time. */
    private void due(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement(AWAITED)) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                if (row.next()) {
                    var within = Duration.ofSeconds(row.getLong(1));
                    var calendar = row.getString(2);
                    var now = clock.instant();
                    var due = calendar == null
                            ? now.plus(within)
                            : WorkingCalendar.parse(calendar).after(now, within);
                    update(connection, DUE, due, id);
                }
            }
        }
    }

    private static int update(Connection connection, String sql, Instant at, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, id);
            return statement.executeUpdate();
        }
    }

    /** Nothing happens when it has left meanwhile. */
    void calledOff(UnitOfWork unit, UUID id) {
        var now = clock.instant();
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(CALLED_OFF)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setObject(2, id);
                try (var row = statement.executeQuery()) {
                    if (row.next()) {
                        Documents.settle(unit, Map.of(row.getLong(1), "NOT_WANTED"), now);
                        var message = row.getObject(2, UUID.class);
                        if (message != null) {
                            Messages.mark(
                                    unit,
                                    new MessageId(message),
                                    MessageStatus.COMPOSED,
                                    "It was composed and not sent: a person decided so.",
                                    now);
                        }
                    }
                    return id;
                }
            }
        });
    }
}
