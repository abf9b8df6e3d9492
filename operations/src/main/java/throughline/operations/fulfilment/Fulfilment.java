package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.master.MasterData;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.outbox.Outbox;
import throughline.operations.outbox.Outbox.Owed;

/** Tells warehouses and drop-ship suppliers what to ship. Called by the order desk, in its transaction. */
public final class Fulfilment {

    private final Outbox outbox;
    private final Clock clock;

    public Fulfilment(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes one shipment per request and owes the warehouse its instruction, which is kept and not sent where the place has no partner; a fixed
     * number of statements, whatever the number of requests.
     * At commit the database refuses a shipment of an order that is held or lacks its pricing, credit or allocation decision.
     *
     * @return the shipments' numbers, in the requests' order
     */
    public List<ShipmentNumber> instruct(UnitOfWork unit, MasterData master, List<ShipmentRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var paper = new ShippingPaper(master, today);
        var shipments = new ArrayList<Shipment>(requests.size());
        var owed = new ArrayList<Owed>(requests.size());
        for (var request : requests) {
            var shipment = shipment(new ShipmentNumber(unit.next("desk.shipment_number")), request);
            shipments.add(shipment);
            owed.add(new Owed(
                    paper.instruction(shipment), paper.warehousePartner(shipment.head.warehouse()),
                    SalesOrderNumber.text(shipment.head.order()), request.cause()));
        }
        ShipmentRows.insert(unit, shipments, today);
        outbox.owe(unit, owed);
        return shipments.stream().map(shipment -> shipment.head.number()).toList();
    }

    /**
     * Goods that shall not be shipped any more. The warehouse has its instruction already, so a person has to tell it: every shipment in
     * the answer needs a case.
     *
     * @return the shipments that changed
     * @throws IllegalArgumentException when more is withdrawn than is open
     */
    public List<ShipmentNumber> withdraw(UnitOfWork unit, List<Withdrawal> withdrawals) {
        if (withdrawals.isEmpty()) {
            return List.of();
        }
        var numbers = new TreeSet<ShipmentNumber>();
        withdrawals.forEach(withdrawal -> numbers.add(withdrawal.shipment()));
        var shipments = ShipmentRows.lock(unit, numbers);
        for (var withdrawal : withdrawals) {
            var shipment = shipments.get(withdrawal.shipment());
            if (shipment == null) {
                throw new IllegalArgumentException("there is no shipment " + withdrawal.shipment());
            }
            withdraw(shipment, withdrawal);
            shipment.settle();
        }
        ShipmentRows.update(unit, shipments.values());
        return List.copyOf(numbers);
    }

    private static void withdraw(Shipment shipment, Withdrawal withdrawal) {
        var left = withdrawal.quantity();
        for (var line : shipment.lines) {
            if (line.ask.orderLine() == withdrawal.orderLine() && Objects.equals(line.ask.lot(), withdrawal.lot())) {
                var taken = left.min(line.open());
                line.withdrawn = line.withdrawn.add(taken);
                left = left.subtract(taken);
            }
        }
        if (left.compareTo(BigDecimal.ZERO) != 0) {
            throw new IllegalArgumentException("%s of line %d in %s is not open any more"
                    .formatted(left.toPlainString(), withdrawal.orderLine(), withdrawal.shipment()));
        }
    }

    private static Shipment shipment(ShipmentNumber number, ShipmentRequest request) {
        var order = request.order();
        var head = new Shipment.Head(
                number,
                order.number(),
                request.cause().document(),
                order.buyerNumber(),
                order.customer(),
                order.entity(),
                order.currency(),
                request.warehouse(),
                order.jurisdiction(),
                order.exempt(),
                order.deliverOn(),
                order.shipTo());
        var lines = new ArrayList<Shipment.Line>(request.lines().size());
        for (var line : request.lines()) {
            var ask = new Shipment.Ask(
                    lines.size() + 1,
                    line.orderLine(),
                    line.buyerLine(),
                    line.item(),
                    line.lot(),
                    line.quantity(),
                    line.price().amount(),
                    line.price().unit(),
                    line.factor(),
                    line.unitAsSent(),
                    line.names(),
                    line.rest());
            lines.add(new Shipment.Line(ask, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        }
        return new Shipment(head, lines, Shipment.State.INSTRUCTED, 0, 0);
    }
}
