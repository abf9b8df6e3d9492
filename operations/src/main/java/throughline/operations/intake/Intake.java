package throughline.operations.intake;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.store.Database;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Messages;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.DocumentText;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import throughline.operations.Desks;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.outbox.Outbound;
import throughline.operations.outbox.Outbox;

/**
 * Where a message's pieces are taken in, in the order they are read. Every method is one transaction and may be called again after a crash:
 * what was done is found done.
 */
public final class Intake {

    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 4;

    /** What the intake works with. */
    public record Tools(Database database, DocumentText text, Desks desks, CaseBook cases, Ways ways) {}

    /** The way out, as the intake needs it. */
    public record Ways(Outbox outbox, Outbound outbound) {}

    private final Tools tools;
    private final Clock clock;
    private final Taker taker;
    private final Rest rest;

    public Intake(Tools tools, Clock clock) {
        this.tools = tools;
        this.clock = clock;
        this.taker = new Taker(tools.text(), tools.desks(), tools.cases(), clock);
        this.rest = new Rest(tools.cases(), tools.ways().outbound());
    }

    /** An interchange begins: is it new, and do we know who sends it? */
    public Opening open(MessageId message, Envelope envelope) {
        return tools.database().transact(unit -> open(unit, message, envelope));
    }

    Opening open(UnitOfWork unit, MessageId message, Envelope envelope) {
        var before = Openings.find(unit, message, envelope);
        var with = envelope.partnerVersion() == null ? null : envelope.partner() + "@" + envelope.partnerVersion();
        if (before != null && with != null) {
            Messages.openedAgain(unit, message, with);
        }
        if (before != null && !before.state().equals("hold")) {
            return opening(before);
        }
        if (before != null && before.heldUnder() != null && live(unit, message, before.heldUnder())) {
            return new Opening.Hold(before.heldUnder());
        }
        Messages.opened(unit, message, with, clock.instant());
        var row = before == null ? decide(unit, message, envelope) : again(unit, message, envelope, before);
        Openings.write(unit, message, envelope.test(), row, clock.instant());
        if (before == null) {
            Lineage.keys(unit, List.of(BusinessKey.of(envelope.control(), "control number", message)));
        }
        return opening(row);
    }

    /**
     * Takes sets of one interchange, in order, in one transaction: documents, decisions, postings, outbox rows, cases and lineage. A set that
     * fails is set aside with its reason and the others go on. At most 200 at a time is a good measure.
     */
    public List<Outcome> take(MessageId message, Envelope envelope, List<ReadSet> sets) {
        try {
            return unlessDeadlocked(unit -> takeIn(unit, message, envelope, sets));
        } catch (DatabaseFailure failure) {
            if (failure.passing()) {
                throw failure;
            }
            return oneByOne(message, envelope, sets, failure);
        } catch (RuntimeException failure) {
            return oneByOne(message, envelope, sets, failure);
        }
    }

    /** An interchange ended: its acknowledgements go to the outbox, once, and what is wrong with its envelope is kept. */
    public void close(MessageId message, Piece.Closed closed) {
        tools.database().transact(unit -> close(unit, message, closed));
    }

    /** The answers that are owed from now on; none when they were before, or when it waits. */
    List<ApplicationResponse> close(UnitOfWork unit, MessageId message, Piece.Closed closed) {
        var envelope = closed.envelope();
        var opened = Openings.find(unit, message, envelope);
        if (opened == null
                || opened.state().equals("hold")
                || !Openings.close(unit, message, envelope, clock.instant())) {
            return List.of(); // closed before, or to be closed when it is released
        }
        if (!closed.findings().isEmpty()) {
            Lineage.findings(unit, message, null, null, closed.findings());
            complain(unit, message, closed.findings(), "INTERCHANGE_FAULTY", envelope.control());
        }
        var answers = opened.state().equals("duplicate") ? Repeats.of(closed.answers()) : closed.answers();
        tools.ways()
                .outbox()
                .owe(
                        unit,
                        answers.stream()
                                .map(answer -> owed(message, envelope, answer))
                                .toList());
        return answers;
    }

    /** Bytes that nobody can read are kept with their findings, under a case. */
    public void unreadable(MessageId message, Piece.Unreadable unreadable) {
        tools.database().transact(unit -> unreadable(unit, message, unreadable));
    }

    boolean unreadable(UnitOfWork unit, MessageId message, Piece.Unreadable unreadable) {
        var place = unreadable.findings().stream()
                .map(finding -> finding.span() == null
                        ? ""
                        : String.valueOf(finding.span().offset()))
                .findFirst()
                .orElse("");
        var known = Openings.ofMessage(unit, message).stream()
                .anyMatch(
                        row -> row.state().equals("unreadable") && row.control().equals(place));
        if (known) {
            return false;
        }
        Openings.write(
                unit,
                message,
                false,
                new Openings.Row("", place, "", null, "unreadable", null, null, false),
                clock.instant());
        Lineage.findings(unit, message, null, null, unreadable.findings());
        complain(unit, message, unreadable.findings(), "UNREADABLE", place);
        return true;
    }

    /** Everything of the message was read: says how it came to rest, and writes it down. */
    public MessageRest settle(MessageId message) {
        return tools.database().transact(unit -> settle(unit, message));
    }

    /** How the message stands now; what {@link #settle} said if nothing happened since. */
    public MessageRest rest(MessageId message) {
        return tools.database().read(unit -> rest.look(unit, message));
    }

    private static Opening opening(Openings.Row row) {
        if (row.state().equals("duplicate") && row.duplicateOf() != null) {
            return new Opening.Duplicate(row.duplicateOf());
        }
        return row.state().equals("hold") && row.heldUnder() != null
                ? new Opening.Hold(row.heldUnder())
                : new Opening.Take();
    }

    private Openings.Row decide(UnitOfWork unit, MessageId message, Envelope envelope) {
        if (envelope.partner() == null && !envelope.enteredByUs()) {
            return hold(
                    unit,
                    message,
                    envelope,
                    "PARTNER_UNKNOWN",
                    Actor.OPERATOR,
                    "Nobody knows %s, who sent this %s interchange %s to %s. Create the partner, then release this: everything in it is kept."
                            .formatted(envelope.sender(), envelope.format(), envelope.control(), envelope.receiver()));
        }
        if (!Openings.numbered(envelope)) {
            return row(envelope, "take", null, null);
        }
        var first = Openings.claim(unit, message, envelope);
        if (first.message().equals(message)) {
            return row(envelope, "take", null, null);
        }
        return first.same()
                ? row(envelope, "duplicate", first.message(), null)
                : hold(
                        unit,
                        message,
                        envelope,
                        "CONTROL_NUMBER_REUSED",
                        Actor.PARTNER,
                        "%s has used control number %s before, for other content (message %s). Release this to take it all the same, or reject it."
                                .formatted(envelope.partner(), envelope.control(), first.message()));
    }

    /** The case it was held under is decided: it goes on, unless its sender is a stranger still. */
    private Openings.Row again(UnitOfWork unit, MessageId message, Envelope envelope, Openings.Row before) {
        if (envelope.partner() == null) {
            return decide(unit, message, envelope);
        }
        if (before.partner() == null && Openings.numbered(envelope)) {
            Openings.claim(unit, message, envelope);
        }
        return row(envelope, "take", null, null);
    }

    private Openings.Row hold(
            UnitOfWork unit, MessageId message, Envelope envelope, String code, Actor who, String reason) {
        var found = new NewCase(
                code,
                who,
                reason,
                null,
                message,
                envelope.control(),
                null,
                null,
                "%s:%s:%s:%s".formatted(code, message, envelope.sender(), envelope.control()));
        var waiting = new Waiting(Waiting.Kind.MESSAGE, message.toString());
        var id = tools.cases()
                .open(unit, List.of(new CaseBook.Opening(found, waiting)))
                .get(0);
        return row(envelope, "hold", null, id);
    }

    private static Openings.Row row(Envelope envelope, String state, @Nullable MessageId of, @Nullable CaseId under) {
        return new Openings.Row(
                envelope.sender(), envelope.control(), envelope.format(), envelope.partner(), state, of, under, false);
    }

    private boolean live(UnitOfWork unit, MessageId message, CaseId id) {
        return tools.cases().ofMessage(unit, message).stream()
                .anyMatch(each -> each.id().equals(id) && each.state().live());
    }

    /** One set as {@link #take} would take it, or set aside as it would be. */
    List<Outcome> takeOne(UnitOfWork unit, MessageId message, Envelope envelope, ReadSet set) throws SQLException {
        try {
            return unit.attempt(part -> takeIn(part, message, envelope, List.of(set)));
        } catch (RuntimeException failure) {
            return List.of(taker.setAside(unit, message, set, reason(failure)));
        }
    }

    MessageRest settle(UnitOfWork unit, MessageId message) {
        return rest.settle(unit, message, clock.instant());
    }

    private static String reason(RuntimeException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private List<Outcome> takeIn(UnitOfWork unit, MessageId message, Envelope envelope, List<ReadSet> sets) {
        var opened = Openings.find(unit, message, envelope);
        if (opened != null && opened.state().equals("hold") && opened.heldUnder() != null) {
            return taker.keep(unit, message, sets, opened.heldUnder());
        }
        if (opened != null && opened.state().equals("duplicate")) {
            return List.of();
        }
        return taker.take(unit, message, envelope, sets);
    }

    /** One of them makes the whole batch fail: the halves are tried, until the one stands alone. */
    private List<Outcome> oneByOne(MessageId message, Envelope envelope, List<ReadSet> sets, RuntimeException failure) {
        if (sets.size() == 1) {
            Outcome aside =
                    tools.database().transact(unit -> taker.setAside(unit, message, sets.get(0), reason(failure)));
            return List.of(aside);
        }
        var outcomes = new ArrayList<Outcome>(take(message, envelope, sets.subList(0, sets.size() / 2)));
        outcomes.addAll(take(message, envelope, sets.subList(sets.size() / 2, sets.size())));
        return outcomes;
    }

    /** A deadlock, or somebody who took the same sets at the same moment, is no fault of a set: look again. */
    private <T> T unlessDeadlocked(Function<UnitOfWork, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tools.database().transact(work::apply);
            } catch (DatabaseFailure failure) {
                if (!failure.sqlState().equals(DEADLOCK) || attempt == TRIES) {
                    throw failure;
                }
            } catch (SetRows.TakenMeanwhile meanwhile) {
                if (attempt == TRIES) {
                    throw meanwhile;
                }
            }
        }
    }

    private void complain(UnitOfWork unit, MessageId message, List<Finding> findings, String code, String about) {
        Finding worst = null;
        for (var finding : findings) {
            if (worst == null || finding.severity().compareTo(worst.severity()) > 0) {
                worst = finding;
            }
        }
        if (worst != null && worst.severity().compareTo(Severity.ERROR) >= 0) {
            tools.cases()
                    .open(
                            unit,
                            new NewCase(
                                    code,
                                    worst.who(),
                                    "%s (%s)".formatted(worst.text(), worst.place()),
                                    worst.span(),
                                    message,
                                    about.isBlank() ? null : about,
                                    null,
                                    null,
                                    "%s:%s:%s".formatted(code, message, about)));
        }
    }

    private static Outbox.Owed owed(MessageId message, Envelope envelope, ApplicationResponse answer) {
        return new Outbox.Owed(
                answer, envelope.partner(), envelope.control(), new Cause(message, null, List.of(), null));
    }
}
