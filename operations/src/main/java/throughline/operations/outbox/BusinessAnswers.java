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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.document.BusinessDocument;
import throughline.model.document.OrderChange;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;

/** What partners' businesses are to say to documents of ours; each answer names the document by our number. */
final class BusinessAnswers {

    /**
     * Each word answers the oldest document under its number that waits for it. Where none waits it takes the place of what they said before,
     * unless it only says it again: yes and no are said once, changes may follow each other.
     */
    private static final String ANSWERED =
            """
            update desk.business_answer b set state = m.said, answered_by = m.document, answered_at = coalesce(b.answered_at, ?)
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) u(partner, answer, number, said, document)
            cross join lateral (
                select a.outbox, u.said, u.document from desk.business_answer a
                where (a.partner, a.answer, a.number) = (u.partner, u.answer, u.number) and a.outbox is not null
                    and (a.state in ('due', 'overdue') or a.state <> u.said or u.said in ('changed', 'partial'))
                order by a.state in ('due', 'overdue') desc, case when a.state in ('due', 'overdue') then a.outbox end, a.outbox desc
                limit 1 for update) m, desk.outbox o
            where b.outbox = m.outbox and o.id = b.outbox
            returning b.number, b.partner, b.state, o.type, o.subject, o.document, m.document, o.id, o.message""";

    private static final String BY_CONTROL =
            """
            select b.number from desk.business_answer b join desk.expectation e on e.outbox = b.outbox
            where b.partner = ? and b.answer = ? and ltrim(e.group_control, '0') = ltrim(?, '0')
                and (e.set_control is null or ltrim(e.set_control, '0') = ltrim(?, '0'))
            order by b.outbox desc limit 1""";
    private static final String SENT =
            "select 1 from desk.outbox where receiver = ? and number = ? and message is not null limit 1";
    private static final String OVERDUE =
            """
            update desk.business_answer b set state = 'overdue' from desk.outbox o
            where o.id = b.outbox and b.state = 'due' and b.due_at < ? and o.sent_at is not null and o.message is not null
            returning b.number, b.partner, b.state, o.type, o.subject, o.document, 0, o.id, o.message, b.answer""";

    /** What a person has to look at, by how it stands with the answer. */
    private static final Map<String, String> CODES = Map.of(
            "overdue", "ANSWER_OVERDUE",
            "changed", "ANSWER_CHANGED",
            "partial", "ANSWER_PARTIAL",
            "refused", "ANSWER_REFUSED");

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

    /** Ours, by which they name it: an order's change is answered under the order's number. */
    static String number(BusinessDocument document) {
        return document instanceof OrderChange change
                ? change.order().value()
                : document.number().value();
    }

    /** For people; null when nothing is waited for. */
    static @Nullable String words(@Nullable String state, boolean late) {
        if (state == null) {
            return null;
        }
        var words =
                switch (state) {
                    case "due" -> "awaited";
                    case "partial" -> "in part";
                    case "refused" -> "declined";
                    default -> state;
                };
        return late ? words + " late" : words;
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
                "state text",
                "owed_by text",
                "document bigint",
                "answered_by bigint",
                "answered_at timestamptz");
    }

    /** One statement, whatever their number, when nothing of it is refused; what is answered already stays so. */
    Set<String> answered(UnitOfWork unit, List<Answer> said) {
        var numbers = new HashSet<String>();
        if (said.isEmpty()) {
            return numbers;
        }
        var links = new ArrayList<Link>();
        var found = new ArrayList<CaseBook.Opening>();
        var over = new ArrayList<String>();
        for (var sent : unit.jdbc(connection -> update(connection, said))) {
            numbers.add(sent.number());
            links.add(new Link(sent.document(), sent.answer(), "answers"));
            CODES.values().forEach(code -> over.add(code + ":" + sent.id()));
            if (sent.message() != null) {
                // They answer it, so they have it, even if we ended before we could write that down.
                arrivals.arrived(unit, new MessageId(sent.message()));
            }
            found.addAll(toLookAt(sent));
        }
        if (!links.isEmpty()) {
            Lineage.link(unit, links);
        }
        cases.done(unit, over, "throughline", "it was answered");
        cases.open(unit, found);
        return numbers;
    }

    /** A plain yes is nobody's work. */
    private static List<CaseBook.Opening> toLookAt(Sent sent) {
        var reason =
                switch (sent.state()) {
                    case "changed" -> "%s takes our %s %s with changes. See what they change, and whether it will do.";
                    case "partial" ->
                        "%s takes our %s %s in part. See what is left out, and get that from somebody else.";
                    case "refused" ->
                        "%s does not do what our %s %s asks. Find out why, and ask somebody else or ask again.";
                    default -> null;
                };
        return reason == null
                ? List.of()
                : List.of(new CaseBook.Opening(sent.found(
                        String.valueOf(CODES.get(sent.state())),
                        reason.formatted(sent.partner(), sent.type(), sent.number()))));
    }

    /** Whether they said so before: it was answered already, and nothing waits for this. */
    boolean saidBefore(UnitOfWork unit, Answer said) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "select 1 from desk.business_answer where (partner, answer, number) = (?, ?, ?) and outbox is not null and answered_by is not null")) {
                statement.setString(1, said.partner());
                statement.setString(2, said.answer());
                statement.setString(3, said.number());
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Takes what names our document by nothing but the envelope it left in; whether there is such a one. */
    boolean byControl(UnitOfWork unit, Answer said) {
        var control = said.control();
        if (control == null) {
            return false;
        }
        var number = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(BY_CONTROL)) {
                statement.setString(1, said.partner());
                statement.setString(2, said.answer());
                statement.setString(3, control.group());
                statement.setString(4, control.set());
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty();
                }
            }
        });
        number.ifPresent(found -> answered(unit, List.of(said.about(found))));
        return number.isPresent();
    }

    /** They said it before, in another document: nothing changes, and both are listed. */
    void repeated(UnitOfWork unit, Answer said) {
        beside(unit, said, "duplicate");
    }

    /** Answers nothing that waits, and is listed all the same; once for each number it names. */
    private void beside(UnitOfWork unit, Answer said, String state) {
        var rows = rows();
        rows.add(
                null,
                said.partner(),
                said.answer(),
                said.number(),
                null,
                null,
                null,
                state,
                "them",
                null,
                said.document(),
                clock.instant());
        unit.jdbc(rows::insert);
    }

    /** Opens a case for an answer to nothing that we have sent. */
    void unmatched(UnitOfWork unit, Answer said, MessageId message) {
        if (!sent(unit, said)) {
            beside(unit, said, "unmatched");
            cases.open(
                    unit,
                    NewCase.ofMessage(
                            "ANSWER_UNMATCHED",
                            Actor.PARTNER,
                            "%s answers %s (%s), but nothing was sent to them under that number."
                                    .formatted(said.partner(), said.number(), said.answer()),
                            message,
                            "unmatched:%d:%s".formatted(said.document(), said.number())));
        }
    }

    /** It went to them, though nothing waits for what they say to it. */
    private static boolean sent(UnitOfWork unit, Answer said) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SENT)) {
                statement.setString(1, said.partner());
                statement.setString(2, said.number());
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private List<Sent> update(Connection connection, List<Answer> said) throws SQLException {
        var rows = new RowSet("u", "partner text", "answer text", "number text", "state text", "document bigint");
        said.forEach(each -> rows.add(
                each.partner(), each.answer(), each.number(), each.said().word(), each.document()));
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
