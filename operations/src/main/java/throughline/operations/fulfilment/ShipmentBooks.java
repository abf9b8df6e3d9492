package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Posting;
import throughline.ledger.posting.AllocationReleased;
import throughline.ledger.posting.CustomerInvoice;
import throughline.ledger.posting.DropShipment;
import throughline.ledger.posting.FreightAccrued;
import throughline.ledger.posting.GoodsIssue;
import throughline.ledger.posting.PostingRule;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;
import throughline.operations.billing.Billing;
import throughline.operations.master.MasterData;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.outbox.Outbox.Owed;
import throughline.operations.posting.AccountDetermination;
import throughline.operations.rebate.RebateAccruals;

/** Writes counted and costed confirmations: postings, rows, the order desk's lines, and the documents owed for them. */
final class ShipmentBooks {

    private final ShipmentDesk.Desk desk;
    private final MasterData master;
    private final LocalDate today;
    private final ShippingPaper paper;
    private final Billing billing;

    private final AccountDetermination.Round round;

    ShipmentBooks(ShipmentDesk.Desk desk, MasterData master, LocalDate today, AccountDetermination.Round round) {
        this.desk = desk;
        this.round = round;
        this.master = master;
        this.today = today;
        this.paper = new ShippingPaper(master, today);
        this.billing = new Billing(master, today);
    }

    void book(UnitOfWork unit, List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        var postings = new ArrayList<Posting>();
        var shipped = new ArrayList<LineShipped>();
        var owed = new ArrayList<Owed>();
        for (var booking : bookings) {
            if (!booking.shipped.isEmpty()) {
                booking.bill = billing.bill(unit.next("desk.invoice_number"), delivery(booking));
                goodsLeave(unit, booking, postings);
                owe(booking, owed);
            }
            if (!booking.missing.isEmpty() && !dropShipped(booking)) {
                postings.add(released(booking));
            }
            shipped.addAll(orderLines(booking));
        }
        round.write(unit);
        desk.books().post(unit, postings);
        insertRows(unit, bookings);
        desk.orders().shipped(unit, shipped);
        desk.outbox().owe(unit, owed);
        link(unit, bookings);
    }

    private void goodsLeave(UnitOfWork unit, Booking booking, List<Posting> postings) {
        var head = booking.shipment.head;
        var number = booking.documentNumber();
        var order = SalesOrderNumber.text(head.order());
        var lines = new ArrayList<GoodsIssue.Line>(booking.shipped.size());
        for (int i = 0; i < booking.shipped.size(); i++) {
            var line = booking.shipped.get(i);
            var ask = line.line().ask;
            lines.add(new GoodsIssue.Line(
                    ask.item(),
                    head.warehouse(),
                    ask.lot(),
                    new Quantity(line.quantity(), line.line().baseUnit()),
                    booking.costs.get(i),
                    booking.accounts().costOfShipped(i),
                    line.source()));
        }
        var cause = booking.accounts().noted(unit, round, booking);
        PostingRule<GoodsIssue.Shipped> issue =
                dropShipped(booking) ? new DropShipment(desk.cogsAt()) : new GoodsIssue(desk.cogsAt());
        postings.add(issue.postingFor(new GoodsIssue.Shipped(head.entity(), number, order, today, cause, lines)));
        var freight = billing.expectedFreight(paper.customer(head), weight(booking));
        if (!freight.isZero()) {
            booking.freight = freight;
            postings.add(new FreightAccrued()
                    .postingFor(new FreightAccrued.Expected(
                            head.entity(),
                            number,
                            order,
                            today,
                            booking.confirmation.cause(),
                            freight,
                            booking.confirmation.advice().provenance().source())));
        }
        var bill = booking.bill();
        postings.add(new CustomerInvoice(desk.cogsAt())
                .postingFor(new CustomerInvoice.Billed(
                        bill.invoice(),
                        head.entity(),
                        new PartyId(head.customer()),
                        order,
                        cause,
                        booking.accounts().freight(),
                        bill.lines())));
    }

    private Posting released(Booking booking) {
        var head = booking.shipment.head;
        var source = booking.confirmation.advice().provenance().source();
        var lines = booking.missing.stream()
                .map(each -> new StockMoved.Line(
                        each.line.ask.item(),
                        head.warehouse(),
                        each.line.ask.lot(),
                        new Quantity(each.quantity, each.line.baseUnit()),
                        source))
                .toList();
        return new AllocationReleased()
                .postingFor(new StockMoved(head.entity(), booking.documentNumber(), today, booking.shortCause, lines));
    }

    /** The lots of one order line are billed as one line: its price is rounded once. */
    private Billing.Delivery delivery(Booking booking) {
        var head = booking.shipment.head;
        var items = new ArrayList<Billing.Item>();
        for (var parts : booking.billedLines()) {
            items.add(item(booking, parts, items.size()));
        }
        return new Billing.Delivery(
                head.entity(),
                paper.receiver(head),
                paper.customer(head),
                head.currency(),
                head.buyerNumber(),
                new DocumentNumber(booking.documentNumber()),
                booking.confirmation.advice().shippedOn(),
                head.jurisdiction(),
                head.exempt(),
                booking.sold().freight(),
                paper.parties(head),
                items);
    }

    private Billing.Item item(Booking booking, List<Integer> parts, int place) {
        var quantity = BigDecimal.ZERO;
        var cost = Money.zero(booking.costs.get(0).currency());
        for (var part : parts) {
            quantity = quantity.add(booking.shipped.get(part).quantity());
            cost = cost.plus(booking.costs.get(part));
        }
        var first = booking.shipped.get(parts.get(0));
        var ask = first.line().ask;
        var billed = ShippedLine.inBuyersUnit(first.line(), quantity);
        return new Billing.Item(
                ask.buyerLine(),
                ask.item(),
                Names.of(ask.names(), ask.item(), billed.unit(), master),
                paper.description(first.line()),
                billed,
                ShippedLine.asSent(first.line(), billed.unit()),
                quantity,
                new UnitPrice(ask.price(), booking.shipment.head.currency(), ask.priceUnit()),
                ask.factor(),
                cost,
                booking.sold().rebates().getOrDefault(ask.orderLine(), List.of()),
                booking.accounts().revenue(place),
                booking.accounts().costOfGoods(place),
                first.source());
    }

    private List<LineShipped> orderLines(Booking booking) {
        var head = booking.shipment.head;
        var zero = Money.zero(head.currency());
        var lines = new ArrayList<LineShipped>();
        var place = 0;
        for (var parts : booking.billedLines()) {
            // The whole of a billed line is told with its first part.
            var net = booking.bill().invoice().lines().get(place).amount();
            var tax = booking.bill().lineTaxes().get(place++).amount();
            for (var part : parts) {
                var shipped = booking.shipped.get(part);
                lines.add(told(head, shipped.line(), shipped.quantity(), null, net, tax));
                net = zero;
                tax = zero;
            }
        }
        booking.missing.forEach(each -> lines.add(told(head, each.line, BigDecimal.ZERO, each, zero, zero)));
        return lines;
    }

    private static LineShipped told(
            Shipment.Head head,
            Shipment.Line line,
            BigDecimal shipped,
            @Nullable MissingGoods missing,
            Money net,
            Money tax) {
        return new LineShipped(
                head.order(),
                line.ask.orderLine(),
                line.ask.item(),
                head.warehouse(),
                line.ask.lot(),
                head.number(),
                shipped,
                missing == null ? BigDecimal.ZERO : missing.backOrdered(),
                missing == null ? BigDecimal.ZERO : missing.cancelled(),
                net,
                tax);
    }

    private void owe(Booking booking, List<Owed> owed) {
        var head = booking.shipment.head;
        var partner = paper.customer(head).partner();
        var subject = SalesOrderNumber.text(head.order());
        owed.add(new Owed(paper.advice(booking), partner, subject, booking.confirmation.cause()));
        owed.add(new Owed(booking.bill().invoice(), partner, subject, booking.confirmation.cause()));
    }

    private void insertRows(UnitOfWork unit, List<Booking> bookings) {
        var now = desk.clock().instant();
        var despatches = despatchRows();
        var invoices = invoiceRows();
        var accruals = accrualRows();
        var rebates = new RebateAccruals();
        for (var booking : bookings) {
            var head = booking.shipment.head;
            var advice = booking.confirmation.advice();
            var message = booking.confirmation.cause().message();
            despatches.add(
                    head.number().value(),
                    booking.sequence,
                    booking.fingerprint,
                    message == null ? null : message.value(),
                    booking.confirmation.cause().document(),
                    advice.shippedOn() == null ? today : advice.shippedOn(),
                    advice.carrier(),
                    advice.tracking(),
                    now);
            if (booking.freight != null) {
                accruals.add(
                        head.number().value(),
                        booking.sequence,
                        head.entity().code(),
                        booking.freight.currency().getCurrencyCode(),
                        booking.freight.amount(),
                        today);
            }
            if (booking.bill != null) {
                rebates.add(booking.bill, head.order(), head.customer());
                var invoice = booking.bill.invoice();
                invoices.add(
                        booking.bill.number(),
                        head.number().value(),
                        booking.sequence,
                        head.order(),
                        head.customer(),
                        head.entity().code(),
                        head.currency().getCurrencyCode(),
                        invoice.issuedOn(),
                        invoice.dueOn(),
                        invoice.goods().amount(),
                        invoice.freight().amount(),
                        booking.bill.tax().amount(),
                        invoice.total().amount());
            }
        }
        unit.jdbc(connection -> despatches.insert(connection)
                + invoices.insert(connection)
                + accruals.insert(connection)
                + rebates.insert(connection));
    }

    /** What the carrier's bill will be held against. */
    private static RowSet accrualRows() {
        return new RowSet(
                "desk.freight_accrual",
                "shipment bigint",
                "sequence int",
                "entity text",
                "currency text",
                "amount numeric",
                "accrued_on date");
    }

    private static RowSet despatchRows() {
        return new RowSet(
                "desk.despatch",
                "shipment bigint",
                "sequence int",
                "fingerprint text",
                "message uuid",
                "document bigint",
                "shipped_on date",
                "carrier text",
                "tracking text",
                "booked_at timestamptz");
    }

    private static RowSet invoiceRows() {
        return new RowSet(
                "desk.invoice",
                "number bigint",
                "shipment bigint",
                "sequence int",
                "order_number bigint",
                "customer text",
                "entity text",
                "currency text",
                "issued_on date",
                "due_on date",
                "goods numeric",
                "freight numeric",
                "tax numeric",
                "total numeric");
    }

    /** From the order to the confirmation; what the confirmation led to is linked by the outbox. The carrier's number is a key of its own. */
    private static void link(UnitOfWork unit, List<Booking> bookings) {
        var links = new ArrayList<Link>(bookings.size());
        var keys = new ArrayList<BusinessKey>();
        for (var booking : bookings) {
            var document = booking.confirmation.cause().document();
            var order = booking.shipment.head.orderDocument();
            if (document != null && order != null) {
                links.add(new Link(order, document, "ships"));
            }
            var tracking = booking.confirmation.advice().tracking();
            if (document != null && tracking != null && !tracking.isBlank()) {
                keys.add(BusinessKey.of(tracking, "tracking number", document));
            }
        }
        if (!links.isEmpty()) {
            Lineage.link(unit, links);
        }
        if (!keys.isEmpty()) {
            Lineage.keys(unit, keys);
        }
    }

    private BigDecimal weight(Booking booking) {
        var weight = BigDecimal.ZERO;
        for (var shipped : booking.shipped) {
            var item = master.item(shipped.line().ask.item());
            weight = item == null ? weight : weight.add(item.weight().multiply(shipped.quantity()));
        }
        return weight;
    }

    private boolean dropShipped(Booking booking) {
        return master.dropShip(booking.shipment.head.warehouse());
    }
}
