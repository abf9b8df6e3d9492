package throughline.operations.outbox;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private static final String FIND =
            """
            select o.id, o.type, o.number, o.subject, o.document, o.message, e.state from desk.expectation e join desk.outbox o on o.id = e.outbox
            where e.partner = ? and %s order by e.due_at desc limit 1 for update of e""";
    private static final String ANSWERED =
            "update desk.expectation set state = ?, answered_by = ?, answered_at = ? where outbox = ? and state <> 'rejected'";
    private static final String OVERDUE =
            """
            update desk.expectation e set state = 'overdue' from desk.outbox o
            where o.id = e.outbox and e.state = 'due' and e.due_at < ? and o.sent_at is not null and o.message is not null
            returning o.type, o.number, e.partner, o.subject, o.id, o.message, e.interchange""";

    private final CaseBook cases;
    private final Arrivals arrivals;
    private final Clock clock;

    Expectations(CaseBook cases, Arrivals arrivals, Clock clock) {
        this.cases = cases;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** What we sent that an answer is about. */
    private record Sent(
            UUID id, String type, String number, String subject, long document, @Nullable UUID message, String state) {}

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
        var sent = found.get();
        if (sent.message() != null) {
            // Whatever it says, it proves that they have what we sent, even if we ended before we could write that
            // down.
            arrivals.arrived(unit, sent.id(), sent.document(), new MessageId(sent.message()));
        }
        Lineage.link(unit, List.of(new Link(sent.document(), document, "acknowledges")));
        boolean technicalOnly = answer.kind() == ApplicationResponse.Kind.TA1;
        var result = result(answer.status());
        if (technicalOnly && result != Outbound.Acknowledged.REJECTED) {
            return result; // the 997 is still to come
        }
        if (sent.state().equals(state(answer.status()))) {
            return Outbound.Acknowledged.DUPLICATE;
        }
        unit.jdbc(connection -> answered(connection, sent, message, answer.status()));
        var status = result == Outbound.Acknowledged.REJECTED ? MessageStatus.REFUSED : MessageStatus.ACKNOWLEDGED;
        Documents.settle(unit, Map.of(sent.document(), status.name()), clock.instant());
        if (sent.message() != null) {
            Messages.mark(unit, new MessageId(sent.message()), status, reference(answer), clock.instant());
        }
        if (result == Outbound.Acknowledged.REJECTED) {
            cases.open(unit, refusal(sent, message, answer));
        }
        return result;
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

    private static Optional<Sent> find(Connection connection, ApplicationResponse answer) throws SQLException {
        var group = answer.group();
        try (var statement = connection.prepareStatement(
                FIND.formatted(group == null ? "e.interchange = ?" : "e.group_control = ?"))) {
            statement.setString(1, answer.sender().code());
            statement.setString(2, group == null ? answer.interchange() : group);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Sent(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getObject(6, UUID.class),
                                row.getString(7)))
                        : Optional.empty();
            }
        }
    }

    private int answered(Connection connection, Sent sent, MessageId message, Status status) throws SQLException {
        try (var statement = connection.prepareStatement(ANSWERED)) {
            statement.setString(1, state(status));
            statement.setObject(2, message.value());
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setObject(4, sent.id());
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

    private static NewCase refusal(Sent sent, MessageId message, ApplicationResponse answer) {
        var codes = answer.sets().stream()
                .flatMap(set -> set.codes().stream())
                .distinct()
                .collect(joining(", "));
        return new NewCase(
                "ACKNOWLEDGEMENT_REJECTED",
                Actor.US,
                "%s refused our %s %s (%s%s). What it tells them has not reached them: find out why, correct it and send it again."
                        .formatted(
                                answer.sender(),
                                sent.type(),
                                sent.number(),
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
                        "%s has not acknowledged our %s %s (interchange %s) in time. Ask whether it has arrived."
                                .formatted(row.getString(3), row.getString(1), row.getString(2), row.getString(7)),
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
