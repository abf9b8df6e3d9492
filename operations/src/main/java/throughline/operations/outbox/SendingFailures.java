package throughline.operations.outbox;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;

/** Sets back what could not be composed or carried: tried again ever more rarely, and shown to a person when it goes on. */
final class SendingFailures {

    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** After so many failures a person has to look; it is still tried. */
    private static final int PATIENCE = 5;

    private static final String SET_BACK =
            """
            update desk.outbox set attempts = ?, next_at = ?, last_error = ?
            where sent_at is null and (id = ? or message = (select message from desk.outbox where id = ?))""";

    private final CaseBook cases;
    private final OwnAnswers own;
    private final Clock clock;

    SendingFailures(CaseBook cases, OwnAnswers own, Clock clock) {
        this.cases = cases;
        this.own = own;
        this.clock = clock;
    }

    void note(UnitOfWork unit, OutboxEntry entry, String why) {
        note(unit, entry.id(), entry.receiver(), about(entry), new Why(why, PATIENCE));
    }

    /** It cannot be written as it is: a person is told at once. */
    void refused(UnitOfWork unit, OutboxEntry entry, String why) {
        note(unit, entry.id(), entry.receiver(), about(entry), new Why(why, 1));
    }

    private static Parcel.About about(OutboxEntry entry) {
        var document = entry.document();
        return new Parcel.About(
                document.type(), document.number().value(), entry.subject(), entry.cause(), entry.attempts(), 0);
    }

    void note(UnitOfWork unit, Parcel parcel, String why) {
        note(unit, parcel.id(), parcel.receiver(), parcel.about(), new Why(why, PATIENCE));
    }

    /** A person is told at once. */
    void refused(UnitOfWork unit, Parcel parcel, String why) {
        note(unit, parcel.id(), parcel.receiver(), parcel.about(), new Why(why, 1));
    }

    /** What had been sent turned out not to have arrived: it is owed again, and a person is told at once. */
    void back(UnitOfWork unit, MessageId message, String why) {
        var documents = unit.jdbc(connection -> OutboxRows.takenBack(connection, message));
        if (documents.isEmpty()) {
            return;
        }
        own.back(unit, documents);
        var now = clock.instant();
        Documents.settle(unit, documents.stream().collect(toMap(identity(), document -> "OWED")), now);
        Messages.mark(unit, message, MessageStatus.COMPOSED, why, now);
        unit.jdbc(connection -> OutboxRows.carrying(connection, message))
                .ifPresent(parcel -> refused(unit, parcel, why));
    }

    /** It has arrived after all: nobody has to look any more. */
    void arrived(UnitOfWork unit, UUID id) {
        cases.done(unit, List.of(key(id)), "throughline", "it has arrived");
    }

    /** It can be written after all; from here on it counts anew. */
    void composed(UnitOfWork unit, OutboxEntry entry) {
        cases.done(unit, List.of(key(entry.id())), "throughline", "it could be written after all");
    }

    /** It went out: that is the end of it, unless its receiver still has to say, on its own time, that it has it. */
    void left(UnitOfWork unit, Parcel parcel) {
        if (!unit.jdbc(connection -> OutboxRows.receiptIsDue(connection, parcel.message()))) {
            cases.done(unit, List.of(key(parcel.id())), "throughline", "it was sent after all");
        }
    }

    /** @param patience so many failures and a person has to look */
    private record Why(String words, int patience) {}

    private static String key(UUID id) {
        return "not-sent:" + id;
    }

    private void note(UnitOfWork unit, UUID id, String receiver, Parcel.About about, Why why) {
        int failures = about.attempts() + 1;
        var pause = Duration.ofSeconds(1L << Math.min(failures, 12));
        var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        int waiting = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SET_BACK)) {
                statement.setInt(1, failures);
                statement.setObject(2, next.atOffset(ZoneOffset.UTC));
                statement.setString(3, why.words());
                statement.setObject(4, id);
                statement.setObject(5, id);
                return statement.executeUpdate();
            }
        });
        if (waiting > 0 && failures >= why.patience()) {
            var found = new NewCase(
                    "SEND_FAILED",
                    Actor.OPERATOR,
                    "%s %s%s for %s could not be sent %s. The last reason: %s"
                            .formatted(
                                    about.type(),
                                    about.number(),
                                    about.more() == 0
                                            ? ""
                                            : " and %d more in the same interchange".formatted(about.more()),
                                    receiver,
                                    failures == 1 ? "once" : failures + " times",
                                    why.words()),
                    null,
                    about.cause(),
                    about.subject(),
                    null,
                    null,
                    key(id));
            cases.open(unit, List.of(new CaseBook.Opening(found, new Waiting(Waiting.Kind.OUTBOX, id.toString()))));
        }
    }
}
