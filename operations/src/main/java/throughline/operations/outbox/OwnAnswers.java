package throughline.operations.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.Answering;
import throughline.model.document.DocumentText;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.Received;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;

/** What our business is to say to documents of partners', in the partner's own time: owed from the arrival on until our answer has left. */
final class OwnAnswers {

    private static final String SEALED = "select id, sealed_at from trail.message where id = any(?)";

    /** What leaves may be an answer that somebody waits for. */
    private static final String LEFT =
            """
            select o.receiver, o.type, d.json, d.id from desk.outbox o join trail.document d on d.id = o.document
            where o.message = ? and exists (select 1 from desk.business_answer b
                where b.partner = o.receiver and b.answer = o.type and b.owed_by = 'us' and b.due_at is not null)""";

    /**
     * An answer says how it stands with all that had come under its number when it was written: an order and the changes to it. Where none
     * of that waits any more, it takes the place of what we said last.
     */
    private static final String ANSWERED =
            """
            with older as (
                select b.id, b.state, u.said, u.document, r.kept_at
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) u(partner, answer, number, said, document)
                join trail.document s on s.id = u.document
                join desk.business_answer b on (b.partner, b.answer, b.number) = (u.partner, u.answer, u.number)
                join trail.document r on r.id = b.document and r.kept_at <= s.kept_at
                where b.owed_by = 'us' and b.due_at is not null)
            update desk.business_answer b
            set state = o.said, answered_by = o.document, answered_at = coalesce(b.answered_at, ?)
            from older o where b.id = o.id and (b.state in ('due', 'overdue') or not exists (
                select 1 from older n where n.document = o.document
                    and (n.state in ('due', 'overdue') or (n.kept_at, n.id) > (o.kept_at, o.id))))
            returning b.id""";

    private static final String BACK =
            """
            update desk.business_answer set state = 'due', answered_by = null, answered_at = null
            where owed_by = 'us' and due_at is not null and answered_by = any(?)""";

    private static final String OVERDUE =
            """
            update desk.business_answer b set state = 'overdue' from trail.document d
            where d.id = b.document and b.owed_by = 'us' and b.state = 'due' and b.due_at < ?
            returning b.id, b.partner, b.answer, d.type, d.number, d.message""";

    /** By the document that is to be answered. */
    private static final Map<String, String> CODES = Map.of(
            "Order", "ORDER_UNANSWERED",
            "OrderChange", "ORDER_UNANSWERED",
            "ForwardingInstructions", "LOAD_UNANSWERED",
            "DespatchAdvice", "ADVICE_UNANSWERED",
            "Invoice", "INVOICE_UNANSWERED");

    private final Promises promises;
    private final DocumentText text;
    private final CaseBook cases;
    private final Clock clock;

    OwnAnswers(Promises promises, DocumentText text, CaseBook cases, Clock clock) {
        this.promises = promises;
        this.text = text;
        this.cases = cases;
        this.clock = clock;
    }

    /** Something of a partner's that was taken, and how soon it expects our answer. */
    private record Promised(Received received, Dispatch.Business within) {}

    /** From now on we owe an answer to what its sender expects one to; once for each document. */
    void owe(UnitOfWork unit, List<Received> taken) {
        var promised =
                taken.stream().map(this::promised).filter(Objects::nonNull).toList();
        if (promised.isEmpty()) {
            return;
        }
        var arrived = unit.jdbc(connection -> arrived(connection, promised));
        var rows = BusinessAnswers.rows();
        for (var each : promised) {
            var document = each.received().document();
            var within = each.within();
            rows.add(
                    null,
                    each.received().partner(),
                    Answering.by(document.type()),
                    BusinessAnswers.number(document),
                    within.dueAfter(
                            arrived.getOrDefault(each.received().message().value(), clock.instant())),
                    within.within().toSeconds(),
                    within.calendar() == null ? null : within.calendar().text(),
                    "due",
                    "us",
                    each.received().row(),
                    null,
                    null);
        }
        unit.jdbc(connection -> rows.insert(connection, " on conflict (document) where due_at is not null do nothing"));
    }

    private @Nullable Promised promised(Received each) {
        var type = each.document().type();
        var within = each.partner() == null || !CODES.containsKey(type) ? null : promises.of(each.partner(), type);
        return within == null ? null : new Promised(each, within);
    }

    private static Map<UUID, Instant> arrived(Connection connection, List<Promised> promised) throws SQLException {
        var ids = promised.stream()
                .map(each -> each.received().message().value())
                .distinct()
                .toArray();
        var arrived = new HashMap<UUID, Instant>();
        try (var select = connection.prepareStatement(SEALED)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    arrived.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return arrived;
    }

    /** A message of ours has reached its receiver: what its documents answer is answered. */
    void left(UnitOfWork unit, MessageId message) {
        var said = unit.jdbc(connection -> said(connection, message));
        if (said.isEmpty()) {
            return;
        }
        var over = unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(ANSWERED)) {
                var rows =
                        new RowSet("u", "partner text", "answer text", "number text", "said text", "document bigint");
                said.forEach(each -> rows.add(
                        each.partner(),
                        each.answer(),
                        each.number(),
                        each.said().word(),
                        each.document()));
                rows.bind(update, 1);
                update.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
                return keys(update);
            }
        });
        cases.done(unit, over, "throughline", "it was answered");
    }

    private List<Answer> said(Connection connection, MessageId message) throws SQLException {
        var said = new ArrayList<Answer>();
        try (var select = connection.prepareStatement(LEFT)) {
            select.setObject(1, message.value());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    said.addAll(BusinessAnswer.of(
                            row.getString(1), text.read(row.getString(2), row.getString(3)), row.getLong(4)));
                }
            }
        }
        return said;
    }

    private static List<String> keys(PreparedStatement update) throws SQLException {
        var keys = new ArrayList<String>();
        try (var row = update.executeQuery()) {
            while (row.next()) {
                keys.add(key(row.getLong(1)));
            }
        }
        return keys;
    }

    /** What had left has not arrived: whatever it answers waits again. */
    void back(UnitOfWork unit, Collection<Long> documents) {
        unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(BACK)) {
                update.setArray(1, connection.createArrayOf("bigint", documents.toArray()));
                return update.executeUpdate();
            }
        });
    }

    int overdue(UnitOfWork unit) {
        var late = unit.jdbc(connection -> {
            var found = new ArrayList<CaseBook.Opening>();
            try (var update = connection.prepareStatement(OVERDUE)) {
                update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                try (var row = update.executeQuery()) {
                    while (row.next()) {
                        var message = row.getObject(6, UUID.class);
                        found.add(new CaseBook.Opening(new NewCase(
                                CODES.getOrDefault(row.getString(4), "ORDER_UNANSWERED"),
                                Actor.US,
                                "We have not answered %s's %s %s in time (%s). See what holds our answer up."
                                        .formatted(
                                                row.getString(2), row.getString(4), row.getString(5), row.getString(3)),
                                null,
                                message == null ? null : new MessageId(message),
                                row.getString(5),
                                null,
                                null,
                                key(row.getLong(1)))));
                    }
                }
            }
            return found;
        });
        cases.open(unit, late);
        return late.size();
    }

    private static String key(long answer) {
        return "unanswered:" + answer;
    }
}
