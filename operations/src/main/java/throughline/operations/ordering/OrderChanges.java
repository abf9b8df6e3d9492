package throughline.operations.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderLine;
import throughline.model.reading.Actor;
import throughline.model.value.LocationId;
import throughline.model.value.Quantity;
import throughline.operations.Verdict;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.fulfilment.ShipmentNumber;
import throughline.operations.fulfilment.SupplierOrders;
import throughline.operations.fulfilment.Withdrawal;
import throughline.operations.master.MasterData;

/** Changes orders and calls them off, as long as goods have not left. */
final class OrderChanges {

    private static final String NEWEST =
            """
            select number from desk.sales_order where partner = ? and buyer_number = ? order by number desc limit 1""";

    private final OrderDesk.Archive archive;
    private final OrderRound.Tools tools;

    OrderChanges(OrderDesk.Archive archive, OrderRound.Tools tools) {
        this.archive = archive;
        this.tools = tools;
    }

    /** A buyer's change, read and kept. */
    Verdict take(UnitOfWork unit, OrderChange change, Cause cause) {
        var numbers = OrderStore.numbers(
                unit, NEWEST, change.sender().code(), change.order().value());
        if (numbers.isEmpty()) {
            return refused(
                    unit,
                    change,
                    cause,
                    "ORDER_TO_CHANGE_UNKNOWN",
                    "%s wants to change order %s, but we have no such order of theirs. Ask for the order."
                            .formatted(change.sender(), change.order()));
        }
        try {
            var work = change.kind() == OrderChange.Kind.CANCEL
                    ? cancel(unit, numbers.get(0), cause, "called off by the buyer")
                    : change(unit, numbers.get(0), change, cause);
            var held = Standing.of(work).kind() == Verdict.Kind.HELD;
            return new Verdict(held ? Verdict.Kind.HELD : Verdict.Kind.ACCEPTED, work.number(), null, work.cases);
        } catch (OrderRefused refusal) {
            return refused(unit, change, cause, "CHANGE_TOO_LATE", String.valueOf(refusal.getMessage()));
        }
    }

    /**
     * Calls off what has not been shipped.
     *
     * @throws OrderRefused when nothing is left to call off
     */
    Work cancel(UnitOfWork unit, long number, Cause cause, String why) {
        var round = new OrderRound(tools, unit);
        var resumed = OrderDesk.resume(archive, unit, round, List.of(number), cause);
        var work = only(resumed, number);
        if (work.order.lines.stream().allMatch(OpenLine::done)) {
            throw new OrderRefused("%s is %s: nothing of it is left to call off"
                    .formatted(work.number(), work.order.state.name().toLowerCase(Locale.ROOT)));
        }
        withdraw(round, work, work.order.lines);
        for (var line : work.order.lines) {
            if (!line.done()) {
                line.cancel(why);
            }
        }
        work.order.settle();
        work.answer = true;
        round.goOn(resumed.works(), resumed.exposures(), () -> {});
        archive.cases().putAway(unit, work.number(), null, "throughline", why);
        return work;
    }

    private Work change(UnitOfWork unit, long number, OrderChange change, Cause cause) {
        var round = new OrderRound(tools, unit);
        var resumed = OrderDesk.resume(archive, unit, round, List.of(number), cause);
        var before = only(resumed, number);
        var order = before.order;
        if (order.lines.stream().allMatch(OpenLine::done)) {
            throw new OrderRefused("%s is %s: it can no longer be changed"
                    .formatted(before.number(), order.state.name().toLowerCase(Locale.ROOT)));
        }
        var lines = new ArrayList<>(before.document.lines());
        var touched = new ArrayList<OpenLine>();
        for (var wanted : change.lines()) {
            touched.add(touch(order, lines, wanted));
        }
        var amended = amended(before.document, lines);
        keep(unit, round, order, amended, change, cause);
        // What was approved was the order as it stood; a changed one is looked at again.
        order.approvals.clear();
        var work = OrderDesk.again(round, order, amended, cause);
        touched.forEach(line -> refuseLessThanShipped(work, line));
        withdraw(round, work, touched);
        for (int i = 0; i < touched.size(); i++) {
            apply(touched.get(i), change.lines().get(i));
        }
        order.settle();
        work.answer = true;
        round.goOn(List.of(work), resumed.exposures(), () -> {});
        work.answer = true;
        return work;
    }

    /** Finds the line a change means, or makes a new one, and puts what it wants into the document's lines. */
    private static OpenLine touch(OpenOrder order, List<OrderLine> lines, OrderLine wanted) {
        for (var line : order.lines) {
            if (line.buyerLine.equals(wanted.number())) {
                if (wanted.quantity().isZero() && line.shipped.signum() > 0 || line.state == LineState.SHIPPED) {
                    throw new OrderRefused("line %s of %s has been shipped and can no longer be changed"
                            .formatted(wanted.number(), order.head.text()));
                }
                var before = lines.get(line.index - 1);
                lines.set(
                        line.index - 1,
                        new OrderLine(
                                before.number(),
                                wanted.items().isEmpty() ? before.items() : wanted.items(),
                                before.description(),
                                wanted.quantity().isZero() ? before.quantity() : wanted.quantity(),
                                wanted.unitAsSent(),
                                wanted.price() == null ? before.price() : wanted.price(),
                                wanted.deliverOn() == null ? before.deliverOn() : wanted.deliverOn(),
                                before.source()));
                return line;
            }
        }
        lines.add(wanted);
        var added = OpenLine.of(order.lines.size() + 1, wanted);
        order.lines.add(added);
        return added;
    }

    private static void refuseLessThanShipped(Work work, OpenLine line) {
        if (work.checked.lines().get(line.index - 1) instanceof CheckedLine.Good good
                && good.quantity().compareTo(line.shipped) < 0) {
            throw new OrderRefused("line %s of %s cannot become less than the %s %s that have been shipped"
                    .formatted(
                            line.buyerLine,
                            work.number(),
                            line.shipped.toPlainString(),
                            good.item().baseUnit()));
        }
    }

    private static void apply(OpenLine line, OrderLine wanted) {
        if (wanted.quantity().isZero()) {
            line.cancel("called off by the buyer");
        } else {
            line.reorder(wanted.quantity(), wanted.unitAsSent());
        }
    }

    /** Goods that a place shall not send any more. */
    private record Stopped(LocationId place, List<SupplierOrders.Goods> goods) {}

    /** Takes goods back from lines, and tells their warehouses. */
    private void withdraw(OrderRound round, Work work, List<OpenLine> lines) {
        var withdrawals = new ArrayList<Withdrawal>();
        var stopped = new TreeMap<ShipmentNumber, Stopped>();
        for (var line : lines) {
            for (var share : line.shares) {
                var shipment = share.shipment == null
                        ? null
                        : ShipmentNumber.parse(share.shipment).orElse(null);
                if (share.open.signum() > 0 && shipment != null) {
                    withdrawals.add(new Withdrawal(shipment, line.index, share.from.lot(), share.open));
                    stopped.computeIfAbsent(shipment, any -> new Stopped(share.from.location(), new ArrayList<>()))
                            .goods()
                            .add(new SupplierOrders.Goods(
                                    share.from.item(),
                                    new Quantity(share.open, line.understood().baseUnit())));
                }
            }
            var released = line.release();
            if (!released.isEmpty()) {
                work.released.put(line, released);
            }
        }
        tools.fulfilment().withdraw(round.unit, withdrawals);
        stopped.forEach(
                (shipment, what) -> work.errands.add(new CaseBook.Opening(toStop(round.master, work, shipment, what))));
        var nothingToOrder = stopped.keySet().stream()
                .filter(shipment -> !stillOpen(work, shipment))
                .map(SupplierOrders::key)
                .toList();
        archive.cases().done(round.unit, nothingToOrder, "throughline", work.number() + " was changed or called off");
    }

    private static NewCase toStop(MasterData master, Work work, ShipmentNumber shipment, Stopped what) {
        // Once for each document that changes it: what a second change stops is another matter.
        var key = "stop:%s:%s".formatted(shipment, work.cause.document());
        if (SupplierOrders.byHand(master, what.place())) {
            return SupplierOrders.toCallOff(
                    master,
                    new SupplierOrders.CalledOff(work.number(), work.cause.message(), what.place(), what.goods()),
                    shipment,
                    key);
        }
        return new NewCase(
                "SHIPMENT_TO_STOP",
                Actor.OPERATOR,
                "%s was changed or called off, but its warehouse has the instruction for %s already. Ask it to stop."
                        .formatted(work.number(), shipment),
                null,
                work.cause.message(),
                shipment.toString(),
                null,
                null,
                key);
    }

    private static boolean stillOpen(Work work, ShipmentNumber shipment) {
        return work.order.lines.stream()
                .flatMap(line -> line.shares.stream())
                .anyMatch(
                        share -> share.open.signum() > 0 && shipment.toString().equals(share.shipment));
    }

    private void keep(
            UnitOfWork unit, OrderRound round, OpenOrder order, Order amended, OrderChange change, Cause cause) {
        long id = Documents.nextId(unit);
        Documents.keep(
                unit,
                List.of(new DocumentRow(
                        id,
                        cause.message(),
                        Direction.IN,
                        amended.type(),
                        amended.number().value(),
                        amended.sender().code(),
                        amended.receiver().code(),
                        archive.text().write(amended),
                        change.provenance().source(),
                        "AMENDED",
                        round.now)));
        var links = new ArrayList<Link>();
        links.add(new Link(order.head.says(), id, "amended"));
        if (cause.document() != null) {
            links.add(new Link(cause.document(), id, "changes"));
        }
        Lineage.link(unit, links);
        order.head = order.head.amended(id);
    }

    private static Order amended(Order before, List<OrderLine> lines) {
        return new Order(
                before.number(),
                before.sender(),
                before.receiver(),
                before.orderedOn(),
                before.currency(),
                before.deliverOn(),
                before.cancelAfter(),
                before.shipComplete(),
                before.parties(),
                before.adjustments(),
                before.notes(),
                lines,
                before.provenance());
    }

    private Verdict refused(UnitOfWork unit, OrderChange change, Cause cause, String code, String reason) {
        var found = new NewCase(
                code,
                Actor.PARTNER,
                reason,
                change.provenance().source(),
                cause.message(),
                change.order().value(),
                null,
                null,
                null);
        return new Verdict(
                Verdict.Kind.REJECTED, null, reason, List.of(archive.cases().open(unit, found)));
    }

    private static Work only(OrderDesk.Resumed resumed, long number) {
        if (resumed.works().isEmpty()) {
            throw new OrderRefused("there is no order " + SalesOrderNumber.text(number));
        }
        return resumed.works().get(0);
    }
}
