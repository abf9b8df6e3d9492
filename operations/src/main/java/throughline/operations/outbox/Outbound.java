package throughline.operations.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.DocumentText;
import throughline.model.lineage.MessageId;
import throughline.operations.Received;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.Waiting;
import throughline.operations.way.Ways;

/**
 * The way out, in two steps. A document is composed and sealed in one transaction, once; then its bytes are carried to the partner with
 * no transaction open, and a short one writes down that it is there. Whoever ends in between leaves sealed bytes behind: the same ones
 * leave again under the same name and number. Documents for one partner about one subject leave in order.
 */
public final class Outbound implements Continuation {

    /** The name of the way to a receiver begins so. */
    static final String WAY = "send ";

    private static final String AGAIN =
            """
            update desk.outbox set next_at = null, attempts = 0 where sent_at is null
                and (id = ? or message = (select message from desk.outbox where id = ?)) returning receiver""";

    private final Database database;
    private final DocumentText text;
    private final Ways ways;
    private final Clock clock;
    private final OwnAnswers own;
    private final Arrivals arrivals;
    private final SendingFailures setbacks;
    private final Expectations expectations;
    private final BusinessAnswers answers;
    private final Composing composing;

    /** What we have promised, and who is told when it is not kept. */
    public record Owing(Promises promises, CaseBook cases) {}

    public Outbound(Database database, DocumentText text, Owing owing, Ways ways, Clock clock) {
        var cases = owing.cases();
        this.database = database;
        this.text = text;
        this.ways = ways;
        this.clock = clock;
        this.own = new OwnAnswers(owing.promises(), text, cases, clock);
        this.arrivals = new Arrivals(own, clock);
        this.setbacks = new SendingFailures(cases, own, clock);
        this.expectations = new Expectations(cases, arrivals, clock);
        this.answers = new BusinessAnswers(cases, arrivals, clock);
        this.composing = new Composing(database, text, setbacks, clock);
    }

    /**
     * Composes and seals up to {@code max} waiting documents in one transaction, each through {@code dispatch}; several may do so at once.
     * One that cannot be composed is set back with its reason and the others go on; one that is to wait for others does so from now on.
     *
     * @return how many were claimed: fewer than {@code max} means that none is left that is due
     */
    public int compose(int max, Dispatch dispatch) {
        return composing.each(max, dispatch);
    }

    /**
     * Composes and seals what has waited for others of its kind and is due now, each lot as one interchange in a transaction of its own.
     *
     * @return how many documents left the waiting
     */
    public int bundle(Dispatch dispatch) {
        return composing.together(dispatch);
    }

    /** The receivers for whom something sealed is due and whose way is free. */
    public List<String> due() {
        return database.read(unit -> unit.jdbc(connection -> OutboxRows.due(connection, ways, clock.instant())));
    }

    /**
     * Carries what is sealed and due for one receiver, one after the other in the order of their sealing, with no transaction open. Of
     * several nodes one does so at a time, and each receiver has its own way: one that hangs holds up nobody else.
     *
     * @return how many were tried
     * @throws InterruptedException when we are to stop
     */
    public int carry(String receiver, int max, Carriage carriage) throws InterruptedException {
        var way = WAY + receiver;
        if (!ways.take(way)) {
            return 0;
        }
        try {
            int tried = 0;
            for (boolean goesOn = true; goesOn && tried < max; ) {
                var parcel = next(receiver);
                goesOn = parcel.isPresent() && carried(parcel.get(), way, carriage);
                tried += parcel.isPresent() ? 1 : 0;
            }
            return tried;
        } finally {
            ways.give(way);
        }
    }

    /** This node is alive, and so are its carriers: said often enough, nobody else goes their ways. */
    public void stillHere() {
        ways.keep();
    }

    /** How many documents wait to leave. */
    public long backlog() {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("select count(*) from desk.outbox where sent_at is null");
                    var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }));
    }

    /** An acknowledgement came in: finds what it answers; {@code document} is its own row in the trail. */
    public Acknowledged acknowledged(UnitOfWork unit, MessageId message, long document, ApplicationResponse answer) {
        return expectations.acknowledged(unit, message, document, answer);
    }

    /** From now on we owe our answer to those documents whose senders expect one; nothing happens for those that wait already. */
    public void owe(UnitOfWork unit, List<Received> taken) {
        own.owe(unit, taken);
    }

    /** Makes a case of every answer that is due and has not come, or not left; how many. Called by the clock. */
    public int overdue() {
        return database.transact(unit -> expectations.overdue(unit) + answers.overdue(unit) + own.overdue(unit));
    }

    /** Answers that prove themselves by what they do: whatever waits for them has been answered. */
    public void answered(UnitOfWork unit, List<Answer> said) {
        answers.answered(unit, said);
    }

    /**
     * Answers that are nothing else: one to nothing that we have sent is a case.
     *
     * @return whether all of it was said before
     */
    public boolean answered(UnitOfWork unit, List<Answer> said, MessageId message) {
        var fresh = answers.answered(unit, said);
        var repeated = !said.isEmpty();
        for (var each : said) {
            if (!fresh.contains(each.number()) && answers.saidBefore(unit, each)) {
                answers.repeated(unit, each);
                continue;
            }
            repeated = false;
            if (!fresh.contains(each.number()) && !answers.byControl(unit, each)) {
                answers.unmatched(unit, each, message);
            }
        }
        return repeated;
    }

    /** The partner says, on its own time, that it has what we sent: it has, even if we ended before we could write down that it left. */
    public void received(UnitOfWork unit, MessageId message) {
        unit.jdbc(connection -> OutboxRows.carrying(connection, message)).ifPresent(parcel -> {
            arrivals.arrived(unit, message);
            setbacks.arrived(unit, parcel.id());
        });
    }

    /** What we took for sent has not arrived, or was not taken: it is sent again, and a person is told why. */
    public void notReceived(UnitOfWork unit, MessageId message, String why) {
        setbacks.back(unit, message, why);
    }

    /** What left for, or waits to leave because of, one message or subject, oldest first; with neither, the newest of all. */
    public List<View> list(@Nullable MessageId cause, @Nullable String subject, int limit) {
        return database.read(unit -> list(unit, cause, subject, limit));
    }

    /** The documents that one message of ours carries, oldest first. */
    public List<View> carriedBy(MessageId message, int limit) {
        return database.read(unit -> unit.jdbc(connection -> OutboxRows.carriedBy(connection, message, limit)));
    }

    public List<View> list(UnitOfWork unit, @Nullable MessageId cause, @Nullable String subject, int limit) {
        return unit.jdbc(connection -> OutboxRows.views(connection, cause, subject, limit));
    }

    /** Somebody put right what was in the way: it is tried again at once. */
    @Override
    public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        var receiver = again(unit, UUID.fromString(waiting.about()));
        receiver.ifPresent(each -> ways.open(unit, WAY + each));
    }

    /** It shall not be sent at all, even if it is composed already. */
    @Override
    public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        arrivals.calledOff(unit, UUID.fromString(waiting.about()));
    }

    /** What an acknowledgement turned out to answer. */
    public enum Acknowledged {
        ACCEPTED,
        WITH_ERRORS,
        REJECTED,
        /** It says again what they said before; nothing changes. */
        DUPLICATE,
        UNMATCHED
    }

    /**
     * A document on its way out.
     *
     * @param state {@code waiting}, {@code waits for its batch}, {@code failing}, {@code sent}, {@code not wanted}, {@code acknowledged}, {@code acknowledged
     *     late}, {@code acknowledged with errors}, {@code refused}, {@code refused in part}, {@code overdue}
     * @param message its sealed bytes, sent or not; null as long as it is not composed
     * @param interchange the control number it leaves under; null as long as it is not composed, and where there is none
     * @param answer what its receiver's business says to it: {@code awaited}, {@code accepted}, {@code accepted late}, {@code changed},
     *     {@code changed late}, {@code in part}, {@code in part late}, {@code declined}, {@code declined late}, {@code overdue}; null when it owes
     *     us no answer
     * @param answerDueAt when that is, or was, due, in its own time; null before it has left
     */
    public record View(
            UUID id,
            String type,
            String number,
            String receiver,
            String subject,
            String state,
            Instant owedSince,
            @Nullable Instant sentAt,
            @Nullable MessageId message,
            @Nullable String interchange,
            @Nullable String lastError,
            @Nullable String answer,
            @Nullable Instant answerDueAt) {}

    private Optional<Parcel> next(String receiver) {
        return database.read(unit -> unit.jdbc(connection -> OutboxRows.next(connection, receiver, clock.instant())));
    }

    /** Whether the way is still worth going. */
    private boolean carried(Parcel parcel, String way, Carriage carriage) throws InterruptedException {
        try {
            carriage.carry(parcel);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Exception failure) {
            return database.transact(unit -> setBack(unit, parcel, way, failure));
        }
        return database.transact(unit -> {
            arrivals.arrived(unit, parcel.message());
            if (parcel.about().attempts() > 0) {
                setbacks.left(unit, parcel);
            }
            ways.worked(unit, way);
            return true;
        });
    }

    private boolean setBack(UnitOfWork unit, Parcel parcel, String way, Exception failure) {
        var why = String.valueOf(failure);
        if (failure instanceof DeliveryRefused) {
            setbacks.refused(unit, parcel, why);
            ways.worked(unit, way);
            return true;
        }
        setbacks.note(unit, parcel, why);
        return !ways.failed(unit, way, why);
    }

    private static Optional<String> again(UnitOfWork unit, UUID id) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(AGAIN)) {
                statement.setObject(1, id);
                statement.setObject(2, id);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
