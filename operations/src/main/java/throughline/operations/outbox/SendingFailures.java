package throughline.operations.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import throughline.ledger.store.UnitOfWork;
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
            "update desk.outbox set attempts = ?, next_at = ?, last_error = ? where id = ? and sent_at is null";

    private final CaseBook cases;
    private final Clock clock;

    SendingFailures(CaseBook cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    void note(UnitOfWork unit, OutboxEntry entry, String why) {
        var document = entry.document();
        note(
                unit,
                entry.id(),
                entry.receiver(),
                new Parcel.About(
                        document.type(), document.number().value(), entry.subject(), entry.cause(), entry.attempts()),
                why);
    }

    void note(UnitOfWork unit, Parcel parcel, String why) {
        note(unit, parcel.id(), parcel.receiver(), parcel.about(), why);
    }

    private void note(UnitOfWork unit, UUID id, String receiver, Parcel.About about, String why) {
        int failures = about.attempts() + 1;
        var pause = Duration.ofSeconds(1L << Math.min(failures, 12));
        var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        int waiting = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SET_BACK)) {
                statement.setInt(1, failures);
                statement.setObject(2, next.atOffset(ZoneOffset.UTC));
                statement.setString(3, why);
                statement.setObject(4, id);
                return statement.executeUpdate();
            }
        });
        if (waiting > 0 && failures >= PATIENCE) {
            var found = new NewCase(
                    "SEND_FAILED",
                    Actor.OPERATOR,
                    "%s %s for %s could not be sent %d times. The last reason: %s"
                            .formatted(about.type(), about.number(), receiver, failures, why),
                    null,
                    about.cause(),
                    about.subject(),
                    null,
                    null,
                    "not-sent:" + id);
            cases.open(unit, List.of(new CaseBook.Opening(found, new Waiting(Waiting.Kind.OUTBOX, id.toString()))));
        }
    }
}
