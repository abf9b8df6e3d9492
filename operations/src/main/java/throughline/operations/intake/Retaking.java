package throughline.operations.intake;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.model.lineage.MessageId;
import throughline.operations.Received;
import throughline.operations.Verdict;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseRefused;
import throughline.operations.exception.Continuation;
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
        settle(unit, message, set, desk.apply(CarriersBill.of(received(unit, message, set, waiting))));
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

    private Received received(UnitOfWork unit, MessageId message, SetRows.Row set, Waiting waiting) {
        long document = Long.parseLong(waiting.about());
        var json = Documents.texts(unit, List.of(document)).get(document);
        if (json == null) {
            throw new CaseRefused("the document is not in the trail");
        }
        var opened = Openings.ofMessage(unit, message).stream()
                .filter(row -> !row.format().isEmpty())
                .findFirst();
        return new Received(
                tools.text().read(set.type(), json),
                document,
                message,
                opened.map(Openings.Row::partner).orElse(null),
                Taker.channel(opened.map(Openings.Row::format).orElse("")));
    }

    private void retake(UnitOfWork unit, Case decided, Waiting waiting) {
        long document = Long.parseLong(waiting.about());
        var message = message(decided);
        var set = waitingSet(unit, message, document);
        var received = received(unit, message, set, waiting);
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
