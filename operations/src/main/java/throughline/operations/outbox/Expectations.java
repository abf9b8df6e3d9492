package throughline.operations.outbox;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;

/** The acknowledgements we wait for. A 997 names the group it answers, a TA1 and a CONTRL the interchange. */
final class Expectations {

    /** Numbers come again after 999,999,999: what left last under one is meant, with all that left in the same bytes. */
    private static final String FIND =
            """
            with last as (
                select o.id, o.message from desk.expectation e join desk.outbox o on o.id = e.outbox
                where e.partner = ? and %s order by e.due_at desc limit 1)
            select o.id, o.type, o.number, o.subject, o.document, o.message, e.state, e.set_control
            from last join desk.outbox o on o.id = last.id or o.message = last.message join desk.expectation e on e.outbox = o.id
            order by o.id for update of e""";

    private static final String ANSWERED =
            """
            update desk.expectation e set state = u.state, answered_by = ?, answered_at = ?
            from unnest(?::uuid[], ?::text[]) u(outbox, state) where e.outbox = u.outbox and e.state <> 'rejected'""";
    private static final String OVERDUE =
            """
            with late as (
                update desk.expectation e set state = 'overdue' from desk.outbox o
                where o.id = e.outbox and e.state = 'due' and e.due_at < ? and o.sent_at is not null and o.message is not null
                returning o.type, o.number, e.partner, o.subject, o.id, o.message, e.interchange)
            select distinct on (message) type, number, partner, subject, id, message, interchange, count(*) over (partition by message)
            from late order by message, id""";

    private final CaseBook cases;
    private final Arrivals arrivals;
    private final Clock clock;

    Expectations(CaseBook cases, Arrivals arrivals, Clock clock) {
        this.cases = cases;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What we sent that an answer is about.
     *
     * @param set its control number among those that left together; null when it was alone
     */
    private record Sent(
            UUID id,
            String type,
            String number,
            String subject,
            long document,
            @Nullable UUID message,
            String state,
            @Nullable String set) {

        /** What is said of it: of one among several, what is said of its set. */
        Status said(ApplicationResponse answer) {
            if (set == null) {
                return answer.status();
            }
            for (var each : answer.sets()) {
                if (plain(each.control()).equals(plain(set))) {
                    return each.status();
                }
            }
            // An answer may name only those that have something wrong.
            return answer.status() == Status.REJECTED ? Status.REJECTED : Status.ACCEPTED;
        }

        private static String plain(String control) {
            return control.replaceFirst("^0+(?!$)", "");
        }
    }

    Outbound.Acknowledged acknowledged(UnitOfWork unit, MessageId message, long document, ApplicationResponse answer) {
        var found = unit.jdbc(connection -> find(connection, answer));
        if (found.isEmpty()) {
            cases.open(
                    unit,
                    NewCase.ofMessage(
                            "ACKNOWLEDGEMENT_UNMATCHED",
                            Actor.OPERATOR,
                            "%s acknowledges %s, but nothing was sent to them under that number."
                                    .formatted(answer.sender(), reference(answer)),
                            message,
                            null));
            return Outbound.Acknowledged.UNMATCHED;
        }
        var first = found.get(0);
        if (first.message() != null) {
            // Whatever it says, it proves that they have what we sent, even if we ended before we could write that
            // down.
            arrivals.arrived(unit, new MessageId(first.message()));
        }
        Lineage.link(
                unit,
                found.stream()
                        .map(sent -> new Link(sent.document(), document, "acknowledges"))
                        .toList());
        boolean technicalOnly = answer.kind() == ApplicationResponse.Kind.TA1;
        var result = result(answer.status());
        if (technicalOnly && result != Outbound.Acknowledged.REJECTED) {
            return result; // the 997 is still to come
        }
        var fresh = found.stream()
                .filter(sent -> !sent.state().equals(state(sent.said(answer))))
                .toList();
        if (fresh.isEmpty()) {
            return Outbound.Acknowledged.DUPLICATE;
        }
        unit.jdbc(connection -> answered(connection, fresh, message, answer));
        settle(unit, found, fresh, answer);
        var refused = fresh.stream()
                .filter(sent -> result(sent.said(answer)) == Outbound.Acknowledged.REJECTED)
                .toList();
        if (refused.size() == found.size() && found.size() > 1) {
            cases.open(unit, refusal(first, message, answer, " and the %d others in it".formatted(found.size() - 1)));
        } else {
            refused.forEach(sent -> cases.open(unit, refusal(sent, message, answer, "")));
        }
        return result;
    }

    private void settle(UnitOfWork unit, List<Sent> found, List<Sent> fresh, ApplicationResponse answer) {
        var now = clock.instant();
        Documents.settle(
                unit,
                fresh.stream().collect(toMap(Sent::document, sent -> status(sent.said(answer))
                        .name())),
                now);
        var message = found.get(0).message();
        if (message != null) {
            // Of one among several that was refused the document tells; the message is refused as soon as one is.
            var refused = found.stream().anyMatch(sent -> status(sent.said(answer)) == MessageStatus.REFUSED);
            Messages.mark(
                    unit,
                    new MessageId(message),
                    refused ? MessageStatus.REFUSED : MessageStatus.ACKNOWLEDGED,
                    reference(answer),
                    now);
        }
    }

    private static MessageStatus status(Status said) {
        return result(said) == Outbound.Acknowledged.REJECTED ? MessageStatus.REFUSED : MessageStatus.ACKNOWLEDGED;
    }

    int overdue(UnitOfWork unit) {
        var late = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(OVERDUE)) {
                statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                return late(statement);
            }
        });
        cases.open(unit, late);
        return late.size();
    }

    private static List<Sent> find(Connection connection, ApplicationResponse answer) throws SQLException {
        var group = answer.group();
        var found = new ArrayList<Sent>();
        try (var statement = connection.prepareStatement(
                FIND.formatted(group == null ? "e.interchange = ?" : "e.group_control = ?"))) {
            statement.setString(1, answer.sender().code());
            statement.setString(2, group == null ? answer.interchange() : group);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Sent(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getObject(6, UUID.class),
                            row.getString(7),
                            row.getString(8)));
                }
            }
        }
        return found;
    }

    private int answered(Connection connection, List<Sent> fresh, MessageId message, ApplicationResponse answer)
            throws SQLException {
        var rows = new RowSet("u", "outbox uuid", "state text");
        fresh.forEach(sent -> rows.add(sent.id(), state(sent.said(answer))));
        try (var statement = connection.prepareStatement(ANSWERED)) {
            statement.setObject(1, message.value());
            statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            rows.bind(statement, 3);
            return statement.executeUpdate();
        }
    }

    private static String state(Status status) {
        return switch (status) {
            case ACCEPTED -> "accepted";
            case ACCEPTED_WITH_ERRORS -> "with_errors";
            case PARTIALLY_ACCEPTED -> "partial";
            case REJECTED -> "rejected";
        };
    }

    private static Outbound.Acknowledged result(Status status) {
        return switch (status) {
            case ACCEPTED -> Outbound.Acknowledged.ACCEPTED;
            case ACCEPTED_WITH_ERRORS -> Outbound.Acknowledged.WITH_ERRORS;
            case PARTIALLY_ACCEPTED, REJECTED -> Outbound.Acknowledged.REJECTED;
        };
    }

    private static NewCase refusal(Sent sent, MessageId message, ApplicationResponse answer, String others) {
        var codes = answer.sets().stream()
                .filter(set -> sent.set() == null
                        || Sent.plain(set.control()).equals(Sent.plain(sent.set()))
                        || !others.isEmpty())
                .flatMap(set -> set.codes().stream())
                .distinct()
                .collect(joining(", "));
        return new NewCase(
                "ACKNOWLEDGEMENT_REJECTED",
                Actor.US,
                "%s refused our %s %s%s (%s%s). What it tells them has not reached them: find out why, correct it and send it again."
                        .formatted(
                                answer.sender(),
                                sent.type(),
                                sent.number(),
                                others,
                                reference(answer),
                                codes.isEmpty() ? "" : ", codes " + codes),
                answer.provenance().source(),
                message,
                sent.subject(),
                null,
                null,
                "refused:" + sent.id());
    }

    private static String reference(ApplicationResponse answer) {
        return answer.group() == null
                ? "%s interchange %s".formatted(answer.kind().message(), answer.interchange())
                : "%s group %s".formatted(answer.kind().message(), answer.group());
    }

    private static List<CaseBook.Opening> late(PreparedStatement statement) throws SQLException {
        var late = new ArrayList<CaseBook.Opening>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                var message = row.getObject(6, UUID.class);
                late.add(new CaseBook.Opening(new NewCase(
                        "ACKNOWLEDGEMENT_OVERDUE",
                        Actor.OPERATOR,
                        "%s has not acknowledged our %s %s%s (interchange %s) in time. Ask whether it has arrived."
                                .formatted(
                                        row.getString(3),
                                        row.getString(1),
                                        row.getString(2),
                                        row.getInt(8) == 1 ? "" : " and %d more".formatted(row.getInt(8) - 1),
                                        row.getString(7)),
                        null,
                        message == null ? null : new MessageId(message),
                        row.getString(4),
                        null,
                        null,
                        "overdue:" + row.getObject(5, UUID.class))));
            }
        }
        return late;
    }
}
