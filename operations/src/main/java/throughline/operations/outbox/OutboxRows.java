package throughline.operations.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.model.document.DocumentText;
import throughline.model.lineage.MessageId;
import throughline.operations.way.Ways;

/** Reads the outbox. */
final class OutboxRows {

    /** Nobody is made to wait longer than the longest pause: a later time was written by a clock that has been put back since. */
    static final String IS_DUE =
            """
            o.sent_at is null and (o.next_at is null or o.next_at <= ? or o.next_at > ?)
              and not exists (select 1 from desk.outbox earlier where earlier.sent_at is null
                              and earlier.receiver = o.receiver and earlier.subject = o.subject and earlier.id < o.id)""";

    static final String ENTRIES =
            """
            select o.id, o.document, o.receiver, o.type, o.subject, o.cause, o.owed_at, o.attempts, d.json
            from desk.outbox o join trail.document d on d.id = o.document
            where %s
            order by o.id limit ? for update of o skip locked""";

    /** The oldest that are due; of one receiver and subject only the first, so that a response never overtakes the one before it. */
    private static final String CLAIM = ENTRIES.formatted("o.message is null and o.batch_at is null and " + IS_DUE);

    private static final String DUE =
            """
            select distinct o.receiver from desk.outbox o
            where o.message is not null and %s
              and not exists (select 1 from desk.way w where w.name = '%s' || o.receiver and not (%s))"""
                    .formatted(IS_DUE, Outbound.WAY, Ways.FREE);

    private static final String NEXT =
            """
            select o.id, o.document, o.receiver, o.type, o.number, o.subject, o.cause, o.attempts, o.message,
                case when o.batch_at is null then 0 else (select count(*) - 1 from desk.outbox x where x.message = o.message) end as more
            from desk.outbox o where o.receiver = ? and o.message is not null and %s order by o.id limit 1"""
                    .formatted(IS_DUE);

    private static final String PARCEL =
            """
            select o.id, o.document, o.receiver, o.type, o.number, o.subject, o.cause, o.attempts, o.message,
                (select count(*) - 1 from desk.outbox x where x.message = o.message) as more
            from desk.outbox o where o.message = ? order by o.id limit 1""";

    /** An answer to what was sent proves that it arrived, whatever a receipt says. */
    private static final String TAKEN_BACK =
            """
            update desk.outbox set sent_at = null where message = ? and not exists (
                select 1 from desk.outbox o join desk.expectation e on e.outbox = o.id
                where o.message = desk.outbox.message and e.state in ('accepted', 'with_errors', 'partial', 'rejected'))
            returning document""";

    private static final String RECEIPT_DUE =
            "select 1 from desk.as2_sent where message = ? and due_at is not null and state = 'due'";

    private static final String VIEW =
            """
            select o.id, o.type, o.number, o.receiver, o.subject, o.owed_at, o.sent_at, o.message, o.interchange, o.batch_at,
              e.state, e.answered_at > e.due_at as late,
                b.state as answer, b.answered_at > b.due_at as answer_late, case when o.sent_at is not null then b.due_at end as answer_due_at,
                coalesce(o.last_error, case when o.sent_at is null then w.last_error end) as last_error,
                greatest(o.attempts, case when o.sent_at is null and w.rests_until is not null then w.failures end) as failures
            from desk.outbox o left join desk.expectation e on e.outbox = o.id
            left join desk.business_answer b on b.outbox = o.id left join desk.way w on w.name = 'send ' || o.receiver
            where %s order by o.id %s limit ?""";

    private OutboxRows() {}

    static List<OutboxEntry> claim(Connection connection, DocumentText text, Instant now, int max) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            bindDue(statement, 1, now);
            statement.setInt(3, max);
            return entries(statement, text);
        }
    }

    static List<OutboxEntry> entries(PreparedStatement statement, DocumentText text) throws SQLException {
        var entries = new ArrayList<OutboxEntry>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var cause = rows.getObject("cause", UUID.class);
                entries.add(new OutboxEntry(
                        rows.getObject("id", UUID.class),
                        rows.getLong("document"),
                        rows.getString("receiver"),
                        text.read(rows.getString("type"), rows.getString("json")),
                        rows.getString("subject"),
                        cause == null ? null : new MessageId(cause),
                        instant(rows, "owed_at"),
                        rows.getInt("attempts")));
            }
        }
        return entries;
    }

    static List<String> due(Connection connection, Ways ways, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            ways.bindNow(statement, bindDue(statement, 1, now));
            var receivers = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    receivers.add(rows.getString(1));
                }
            }
            return receivers;
        }
    }

    static Optional<Parcel> next(Connection connection, String receiver, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, receiver);
            bindDue(statement, 2, now);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(parcel(row)) : Optional.empty();
            }
        }
    }

    /** What a message of ours carries, by its first document; nothing for one that is no document. */
    static Optional<Parcel> carrying(Connection connection, MessageId message) throws SQLException {
        try (var statement = connection.prepareStatement(PARCEL)) {
            statement.setObject(1, message.value());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(parcel(row)) : Optional.empty();
            }
        }
    }

    /** Its documents, which are no longer sent; none when its receiver has answered it. */
    static List<Long> takenBack(Connection connection, MessageId message) throws SQLException {
        var documents = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(TAKEN_BACK)) {
            statement.setObject(1, message.value());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    documents.add(rows.getLong(1));
                }
            }
        }
        return documents;
    }

    /** Whether its receiver has yet to say, by a connection of its own, that it has it. */
    static boolean receiptIsDue(Connection connection, MessageId message) throws SQLException {
        try (var statement = connection.prepareStatement(RECEIPT_DUE)) {
            statement.setObject(1, message.value());
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        var cause = row.getObject("cause", UUID.class);
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getLong("document"),
                new MessageId(row.getObject("message", UUID.class)),
                row.getString("receiver"),
                new Parcel.About(
                        row.getString("type"),
                        row.getString("number"),
                        row.getString("subject"),
                        cause == null ? null : new MessageId(cause),
                        row.getInt("attempts"),
                        row.getInt("more")));
    }

    static int bindDue(PreparedStatement statement, int first, Instant now) throws SQLException {
        statement.setObject(first, now.atOffset(ZoneOffset.UTC));
        statement.setObject(first + 1, now.plus(SendingFailures.LONGEST_PAUSE).atOffset(ZoneOffset.UTC));
        return first + 2;
    }

    static List<Outbound.View> views(
            Connection connection, @Nullable MessageId cause, @Nullable String subject, int limit) throws SQLException {
        var condition = cause == null
                ? subject == null ? "true" : "o.subject = ?"
                : subject == null ? "o.cause = ?" : "o.cause = ? and o.subject = ?";
        var views = new ArrayList<Outbound.View>();
        try (var statement = connection.prepareStatement(
                VIEW.formatted(condition, cause == null && subject == null ? "desc" : ""))) {
            int at = 1;
            if (cause != null) {
                statement.setObject(at++, cause.value());
            }
            if (subject != null) {
                statement.setString(at++, subject);
            }
            statement.setInt(at, limit);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    views.add(view(rows));
                }
            }
        }
        return views;
    }

    static List<Outbound.View> carriedBy(Connection connection, MessageId message, int limit) throws SQLException {
        var views = new ArrayList<Outbound.View>();
        try (var statement = connection.prepareStatement(VIEW.formatted("o.message = ?", ""))) {
            statement.setObject(1, message.value());
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    views.add(view(rows));
                }
            }
        }
        return views;
    }

    private static Outbound.View view(ResultSet row) throws SQLException {
        var message = row.getObject("message", UUID.class);
        return new Outbound.View(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("number"),
                row.getString("receiver"),
                row.getString("subject"),
                state(
                        row.getObject("sent_at") != null,
                        message != null,
                        row.getInt("failures") > 0
                                ? "failing"
                                : message == null && row.getObject("batch_at") != null
                                        ? "waits for its batch"
                                        : "waiting",
                        row.getString("state"),
                        row.getBoolean("late")),
                instant(row, "owed_at"),
                instantOrNull(row, "sent_at"),
                message == null ? null : new MessageId(message),
                row.getString("interchange"),
                row.getString("last_error"),
                BusinessAnswers.words(row.getString("answer"), row.getBoolean("answer_late")),
                instantOrNull(row, "answer_due_at"));
    }

    private static String state(
            boolean sent, boolean composed, String before, @Nullable String expectation, boolean late) {
        if (!sent) {
            return before;
        }
        if (!composed) {
            return "not wanted";
        }
        return switch (expectation == null ? "" : expectation) {
            case "accepted" -> late ? "acknowledged late" : "acknowledged";
            case "with_errors" -> "acknowledged with errors";
            case "partial" -> "refused in part";
            case "rejected" -> "refused";
            case "overdue" -> "overdue";
            default -> "sent";
        };
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
