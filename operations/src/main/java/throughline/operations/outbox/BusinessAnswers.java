package throughline.operations.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;

/** What partners' businesses are to say to documents of ours; each answer names the document by our number. */
final class BusinessAnswers {

    /** By the document of ours, the document that answers it. */
    static final Map<String, String> ANSWERS = Map.of(
            "Order",
            "OrderResponse",
            "OrderChange",
            "OrderResponse",
            "ForwardingInstructions",
            "ForwardingResponse",
            "ShipmentInstruction",
            "DespatchAdvice",
            "DespatchAdvice",
            "ApplicationAdvice",
            "Invoice",
            "ApplicationAdvice");

    private static final String ANSWERED =
            """
            update desk.business_answer b set state = u.state, answered_by = u.document, answered_at = ?
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) u(partner, answer, number, state, document), desk.outbox o
            where (b.partner, b.answer, b.number) = (u.partner, u.answer, u.number) and o.id = b.outbox
                and b.state in ('due', 'overdue')
            returning b.number, b.partner, b.state, o.type, o.subject, o.document, u.document, o.id, o.message""";
    private static final String SENT =
            """
            select distinct k.key from trail.business_key k join trail.document d on d.id = k.document
            where k.key = any(?) and d.direction = 'OUT'""";
    private static final String OVERDUE =
            """
            update desk.business_answer b set state = 'overdue' from desk.outbox o
            where o.id = b.outbox and b.state = 'due' and b.due_at < ? and o.sent_at is not null and o.message is not null
            returning b.number, b.partner, b.state, o.type, o.subject, o.document, 0, o.id, o.message, b.answer""";

    private final CaseBook cases;
    private final Arrivals arrivals;
    private final Clock clock;

    BusinessAnswers(CaseBook cases, Arrivals arrivals, Clock clock) {
        this.cases = cases;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** What we sent, as a case about it names it. */
    private record Sent(
            String number,
            String partner,
            String state,
            String type,
            String subject,
            long document,
            long answer,
            UUID id,
            @Nullable UUID message) {

        static Sent of(ResultSet row) throws SQLException {
            return new Sent(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getObject(8, UUID.class),
                    row.getObject(9, UUID.class));
        }

        NewCase found(String code, String reason) {
            return new NewCase(
                    code,
                    Actor.PARTNER,
                    reason,
                    null,
                    message == null ? null : new MessageId(message),
                    subject,
                    null,
                    null,
                    code + ":" + id);
        }
    }

    static RowSet rows() {
        return new RowSet(
                "desk.business_answer",
                "outbox uuid",
                "partner text",
                "answer text",
                "number text",
                "due_at timestamptz",
                "answer_seconds bigint",
                "calendar text",
                "state text");
    }

    /** One statement, whatever their number, when nothing of it is refused; what is answered already stays so. */
    Set<String> answered(UnitOfWork unit, List<Outbound.Answer> said) {
        var numbers = new HashSet<String>();
        if (said.isEmpty()) {
            return numbers;
        }
        var links = new ArrayList<Link>();
        var refused = new ArrayList<CaseBook.Opening>();
        var waiting = new ArrayList<String>();
        for (var sent : unit.jdbc(connection -> update(connection, said))) {
            numbers.add(sent.number());
            links.add(new Link(sent.document(), sent.answer(), "answers"));
            waiting.add("ANSWER_OVERDUE:" + sent.id());
            if (sent.message() != null) {
                // They answer it, so they have it, even if we ended before we could write that down.
                arrivals.arrived(unit, sent.id(), sent.document(), new MessageId(sent.message()));
            }
            if (sent.state().equals("refused")) {
                refused.add(new CaseBook.Opening(sent.found(
                        "ANSWER_REFUSED",
                        "%s does not do what our %s %s asks. Find out why, and ask somebody else or ask again."
                                .formatted(sent.partner(), sent.type(), sent.number()))));
            }
        }
        if (!links.isEmpty()) {
            Lineage.link(unit, links);
        }
        cases.done(unit, waiting, "throughline", "it was answered");
        cases.open(unit, refused);
        return numbers;
    }

    /** Whether they said so before: something was answered already, and nothing waits for this. */
    boolean saidBefore(UnitOfWork unit, Outbound.Answer said) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "select 1 from desk.business_answer where (partner, answer, number) = (?, ?, ?) and state in ('answered', 'refused')")) {
                statement.setString(1, said.partner());
                statement.setString(2, said.answer());
                statement.setString(3, said.number());
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Opens a case for an answer to nothing that we have sent. */
    void unmatched(UnitOfWork unit, Outbound.Answer said, MessageId message) {
        if (!sent(unit, said.number())) {
            cases.open(
                    unit,
                    NewCase.ofMessage(
                            "ANSWER_UNMATCHED",
                            Actor.PARTNER,
                            "%s answers %s (%s), but nothing was sent to them under that number."
                                    .formatted(said.partner(), said.number(), said.answer()),
                            message,
                            "unmatched:" + said.document()));
        }
    }

    private static boolean sent(UnitOfWork unit, String number) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SENT)) {
                statement.setArray(1, connection.createArrayOf("text", new Object[] {number}));
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private List<Sent> update(Connection connection, List<Outbound.Answer> said) throws SQLException {
        var rows =
                new RowSet("u", "partner text", "answer text", "number text", "state text", "document bigint");
        said.forEach(each -> rows.add(
                each.partner(), each.answer(), each.number(), each.refused() ? "refused" : "answered", each.document()));
        var sent = new ArrayList<Sent>();
        try (var statement = connection.prepareStatement(ANSWERED)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            rows.bind(statement, 2);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    sent.add(Sent.of(row));
                }
            }
        }
        return sent;
    }

    int overdue(UnitOfWork unit) {
        var late = unit.jdbc(connection -> {
            var found = new ArrayList<CaseBook.Opening>();
            try (var statement = connection.prepareStatement(OVERDUE)) {
                statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var sent = Sent.of(row);
                        found.add(new CaseBook.Opening(sent.found(
                                "ANSWER_OVERDUE",
                                "%s has not answered our %s %s in time (%s). Ask what they make of it."
                                        .formatted(sent.partner(), sent.type(), sent.number(), row.getString(10)))));
                    }
                }
            }
            return found;
        });
        cases.open(unit, late);
        return late.size();
    }
}
