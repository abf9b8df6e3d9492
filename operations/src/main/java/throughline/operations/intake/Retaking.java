package throughline.operations.intake;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.Received;
import throughline.operations.Verdict;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseRefused;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.freight.CarriersBill;
import throughline.operations.ordering.OrderDesk;

/** Goes on with messages and documents that a person has decided, and says anew how their message came to rest. */
public final class Retaking {

    private final Intake.Tools tools;
    private final OrderDesk orders;
    private final Clock clock;
    private final Rest rest;

    public Retaking(Intake.Tools tools, OrderDesk orders, Clock clock) {
        this.tools = tools;
        this.orders = orders;
        this.clock = clock;
        this.rest = new Rest(tools.cases(), tools.ways().outbound());
    }

    /** What goes on about an order also changes what its message has come to. */
    public Continuation orders(Continuation inner) {
        return new Continuation() {
            @Override
            public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision)
                    throws SQLException {
                inner.approved(unit, decided, waiting, decision);
                restate(unit, decided);
            }

            @Override
            public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) throws SQLException {
                inner.refused(unit, decided, waiting, decision);
                restate(unit, decided);
            }
        };
    }

    /** A document that was set aside is taken again. */
    public Continuation documents() {
        return new Continuation() {
            @Override
            public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
                retake(unit, decided, waiting);
            }

            @Override
            public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
                long document = Long.parseLong(waiting.about());
                var message = message(decided);
                Documents.settle(unit, Map.of(document, Verdict.Kind.REJECTED.name()), clock.instant());
                Documents.release(unit, document);
                settle(
                        unit,
                        message,
                        waitingSet(unit, message, document),
                        new Verdict(Verdict.Kind.REJECTED, null, decision.why(), List.of()));
            }
        };
    }

    /** A carrier's bill that waited: the freight desk posts it as it is, or its carrier is told that it is refused. */
    public Continuation freight() {
        return new Continuation() {
            @Override
            public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
                settled(unit, decided, waiting, bill -> tools.desks().accepted(unit, bill, decision));
            }

            /** The carrier may put it right and send it again under the same number. */
            @Override
            public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
                settled(unit, decided, waiting, bill -> tools.desks().refused(unit, bill, decision));
                Documents.release(unit, Long.parseLong(waiting.about()));
            }
        };
    }

    private void settled(UnitOfWork unit, Case decided, Waiting waiting, Function<CarriersBill, Verdict> desk) {
        var message = message(decided);
        var set = waitingSet(unit, message, Long.parseLong(waiting.about()));
        settle(
                unit,
                message,
                set,
                desk.apply(CarriersBill.of(received(unit, message, set, Long.parseLong(waiting.about())))));
    }

    /**
     * A document that was parked goes to its desk, which may have come since; nothing when it is not parked any more. Its number may have been
     * used again meanwhile: then it is the duplicate, or a person decides.
     */
    Optional<Verdict> unpark(UnitOfWork unit, MessageId message, int position) {
        var parked = SetRows.lockParked(unit, message, position);
        parked.ifPresent(set -> {
            if (set.document() == null) {
                throw new IllegalStateException("nothing was read at %d of %s".formatted(position, message));
            }
        });
        return parked.map(set -> unpark(unit, message, set));
    }

    private Verdict unpark(UnitOfWork unit, MessageId message, SetRows.Row set) {
        long document = requireNonNull(set.document());
        var received = received(unit, message, set, document);
        var claimed = Numbering.once(received.document()) ? Documents.claim(unit, document) : null;
        var verdict = claimed == null || !claimed.already()
                ? tools.desks().take(unit, List.of(received)).get(0)
                : claimed.differs()
                        ? usedAgain(unit, received, claimed.document())
                        : new Verdict(
                                Verdict.Kind.DUPLICATE, "document:" + claimed.document(), "was here before", List.of());
        if (verdict.kind() != Verdict.Kind.PARKED) {
            settle(unit, message, set, verdict);
        }
        if (verdict.kind() == Verdict.Kind.REJECTED) {
            Documents.release(unit, document);
        }
        return verdict;
    }

    private Verdict usedAgain(UnitOfWork unit, Received each, long first) {
        var document = each.document();
        var found = new NewCase(
                "DOCUMENT_NUMBER_REUSED",
                Actor.PARTNER,
                "%s sent %s %s again, with other content (document %d). Ask which one holds: release this parked one to take it too, or reject it."
                        .formatted(document.sender(), document.type(), document.number(), first),
                null,
                each.message(),
                document.number().value(),
                null,
                null,
                "reused:" + each.row());
        var waiting = new Waiting(Waiting.Kind.DOCUMENT, String.valueOf(each.row()));
        return new Verdict(
                Verdict.Kind.HELD,
                null,
                "the number was used before with other content",
                tools.cases().open(unit, List.of(new CaseBook.Opening(found, waiting))));
    }

    /** A message that waits as a whole is read and taken again once its case is decided. */
    public Continuation messages(Supplier<@Nullable Doorway> doorway) {
        return new Continuation() {
            @Override
            public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
                var way = doorway.get();
                if (way == null) {
                    throw new CaseRefused("messages cannot be taken again while the routes are stopped");
                }
                unit.afterCommit(() -> way.again(MessageId.parse(waiting.about()), null));
            }

            @Override
            public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
                var message = MessageId.parse(waiting.about());
                for (var set : SetRows.ofMessage(unit, message)) {
                    if (set.waits()) {
                        settle(unit, message, set, new Verdict(Verdict.Kind.REJECTED, null, decision.why(), List.of()));
                    }
                }
                rest.settle(unit, message, clock.instant());
            }
        };
    }

    private Received received(UnitOfWork unit, MessageId message, SetRows.Row set, long document) {
        var json = Documents.texts(unit, List.of(document)).get(document);
        if (json == null) {
            throw new CaseRefused("the document is not in the trail");
        }
        var said = tools.text().read(set.type(), json);
        var openings = Openings.ofMessage(unit, message).stream()
                .filter(row -> !row.format().isEmpty())
                .toList();
        // A file may hold interchanges of several senders: its own is the one that the document names.
        var opened = openings.stream()
                .filter(row -> said.sender().code().equals(row.partner()))
                .findFirst()
                .or(() -> openings.stream().findFirst());
        return new Received(
                said,
                document,
                message,
                opened.map(Openings.Row::partner).orElse(null),
                Openings.channel(opened.map(Openings.Row::format).orElse("")));
    }

    private void retake(UnitOfWork unit, Case decided, Waiting waiting) {
        long document = Long.parseLong(waiting.about());
        var message = message(decided);
        var set = waitingSet(unit, message, document);
        var received = received(unit, message, set, document);
        var verdict = tools.desks().take(unit, List.of(received)).get(0);
        if (verdict.kind() == Verdict.Kind.HELD && verdict.cases().contains(decided.id())) {
            throw new CaseRefused("it cannot go on yet. " + verdict.reason());
        }
        Documents.settle(unit, Map.of(document, verdict.kind().name()), clock.instant());
        settle(unit, message, set, verdict);
    }

    private void restate(UnitOfWork unit, Case decided) {
        var message = decided.message();
        var subject = decided.subject();
        if (message == null || subject == null) {
            return;
        }
        for (var set : SetRows.ofMessage(unit, message)) {
            if (subject.equals(set.result())) {
                orders.standing(unit, subject).ifPresent(verdict -> settle(unit, message, set, verdict));
            }
        }
    }

    private void settle(UnitOfWork unit, MessageId message, SetRows.Row set, Verdict verdict) {
        SetRows.settle(
                unit,
                message,
                new SetRows.Row(
                        set.position(),
                        set.document(),
                        set.type(),
                        set.number(),
                        Taker.status(verdict),
                        verdict.result(),
                        verdict.reason(),
                        false));
        if (set.document() != null) {
            Documents.settle(unit, Map.of(set.document(), verdict.kind().name()), clock.instant());
        }
        rest.settle(unit, message, clock.instant());
    }

    private static MessageId message(Case decided) {
        if (decided.message() == null) {
            throw new CaseRefused("%s belongs to no message".formatted(decided.id()));
        }
        return decided.message();
    }

    private static SetRows.Row waitingSet(UnitOfWork unit, MessageId message, long document) {
        for (var set : SetRows.ofMessage(unit, message)) {
            if (set.document() != null && set.document() == document) {
                if (!set.status().equals("held")) {
                    throw new CaseRefused("the document is %s already".formatted(set.status()));
                }
                return set;
            }
        }
        throw new CaseRefused("nothing waits for this any more");
    }
}
