package throughline.operations.ordering;

import java.util.List;
import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseRefused;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.Waiting;

/** Goes on with orders and lines that a person has decided. */
final class OrderDecisions implements Continuation {

    private final OrderDesk.Archive archive;
    private final OrderRound.Tools tools;

    OrderDecisions(OrderDesk.Archive archive, OrderRound.Tools tools) {
        this.archive = archive;
        this.tools = tools;
    }

    @Override
    public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        var round = new OrderRound(tools, unit);
        var place = Place.of(waiting);
        var resumed = resume(unit, round, place);
        var before = resumed.works().get(0);
        before.order.approvals.add(place.line() == 0 ? decided.code() : decided.code() + "/" + place.line());
        // Checked again: with the approval, and with what has been put right in the master data meanwhile.
        var work = OrderDesk.again(round, before.order, before.document, before.cause);
        select(work, place);
        round.goOn(List.of(work), resumed.exposures(), () -> refuseUnlessSolved(work, decided, waiting));
    }

    @Override
    public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        var round = new OrderRound(tools, unit);
        var place = Place.of(waiting);
        var resumed = resume(unit, round, place);
        var work = resumed.works().get(0);
        select(work, place);
        work.order.reject(decision.why());
        work.order.lines.forEach(line -> line.judged = false);
        work.order.settle();
        work.answer = work.order.state != OrderState.HELD;
        round.goOn(List.of(work), resumed.exposures(), () -> {});
        if (place.line() == 0) {
            archive.cases().putAway(unit, work.number(), decided.id(), decision.by(), decision.why());
        }
    }

    private OrderDesk.Resumed resume(UnitOfWork unit, OrderRound round, Place place) {
        var resumed = OrderDesk.resume(archive, unit, round, List.of(place.order()), Cause.NONE);
        if (resumed.works().isEmpty()) {
            throw new CaseRefused("there is no order " + SalesOrderNumber.text(place.order()));
        }
        return resumed;
    }

    /** Which lines the decision is about: the line, or all that wait. */
    private static void select(Work work, Place place) {
        for (var line : work.order.lines) {
            line.judged = line.state == LineState.HELD && (place.line() == 0 || place.line() == line.index);
        }
        if (work.order.lines.stream().noneMatch(line -> line.judged)) {
            throw new CaseRefused("nothing of %s waits for this any more".formatted(work.number()));
        }
    }

    private static void refuseUnlessSolved(Work work, Case decided, Waiting waiting) {
        for (var opening : work.openings) {
            if (opening.waiting().equals(waiting) && opening.found().code().equals(decided.code())) {
                throw new CaseRefused("it cannot go on yet. " + opening.found().reason());
            }
        }
    }

    /** The order and, unless it is 0, the line of it that a case is about. */
    private record Place(long order, int line) {

        static Place of(Waiting waiting) {
            var about = waiting.about();
            int slash = about.indexOf('/');
            var number = SalesOrderNumber.parse(slash < 0 ? about : about.substring(0, slash))
                    .orElseThrow(() -> new IllegalStateException("no order number: " + about));
            return new Place(number, slash < 0 ? 0 : Integer.parseInt(about.substring(slash + 1)));
        }
    }
}
