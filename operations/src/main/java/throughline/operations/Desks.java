package throughline.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Forecast;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.FreightInvoice;
import throughline.model.document.InstructionForReturns;
import throughline.model.document.InventoryAdjustment;
import throughline.model.document.InventoryReport;
import throughline.model.document.Invoice;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.ReceiptAdvice;
import throughline.model.document.RemittanceAdvice;
import throughline.model.document.SalesReport;
import throughline.model.document.ShipmentInstruction;
import throughline.model.document.TransportStatus;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.freight.Audited;
import throughline.operations.freight.CarriersBill;
import throughline.operations.freight.FreightDesk;
import throughline.operations.fulfilment.Confirmation;
import throughline.operations.fulfilment.Confirmed;
import throughline.operations.fulfilment.Delivered;
import throughline.operations.fulfilment.DeliveryDesk;
import throughline.operations.fulfilment.ShipmentDesk;
import throughline.operations.fulfilment.SupplierOrders;
import throughline.operations.inventory.AdjustmentDesk;
import throughline.operations.inventory.CountDesk;
import throughline.operations.master.MasterDataBook;
import throughline.operations.ordering.OrderDesk;
import throughline.operations.outbox.Answer;
import throughline.operations.outbox.BusinessAnswer;
import throughline.operations.outbox.Outbound;

/** Says which desk takes a document. Documents of one kind that come together are taken together. */
public final class Desks {

    /** Who takes what. */
    public enum Desk {
        ORDERS,
        ORDER_CHANGES,
        SHIPMENTS,
        DELIVERIES,
        ADJUSTMENTS,
        COUNTS,
        FREIGHT,
        ACKNOWLEDGEMENTS,
        /** Kept, found by every search and taken up when its process comes: nothing is done with it yet. */
        LATER
    }

    /** Those who do the work. */
    public record Staff(
            OrderDesk orders,
            ShipmentDesk shipments,
            DeliveryDesk deliveries,
            FreightDesk freight,
            Stock stock,
            Outbound outbound) {}

    /** Those who keep the stock right. */
    public record Stock(AdjustmentDesk adjustments, CountDesk counts) {}

    /** Those whose process does not exist yet. */
    private static final Set<Class<? extends BusinessDocument>> WAITING = Set.of(
            OrderResponse.class,
            ShipmentInstruction.class,
            ReceiptAdvice.class,
            Invoice.class,
            CreditNote.class,
            RemittanceAdvice.class,
            InstructionForReturns.class,
            SalesReport.class,
            Forecast.class,
            PriceCatalogue.class,
            ForwardingInstructions.class,
            ForwardingResponse.class,
            ApplicationAdvice.class);

    /** As {@link Received#channel} says it of a web shop. */
    private static final String SHOP = "SHOP";

    private final Staff staff;
    private final MasterDataBook master;
    private final CaseBook cases;

    public Desks(Staff staff, MasterDataBook master, CaseBook cases) {
        this.staff = staff;
        this.master = master;
        this.cases = cases;
    }

    /** Whether there is a desk for documents of a type ({@code FreightInvoice}); there is none for a type that there is not. */
    public static boolean has(String type) {
        return Stream.of(BusinessDocument.class.getPermittedSubclasses())
                .filter(each -> each.getSimpleName().equals(type))
                .anyMatch(each -> of(each.asSubclass(BusinessDocument.class)) != Desk.LATER);
    }

    public static Desk of(Class<? extends BusinessDocument> type) {
        if (type == Order.class) {
            return Desk.ORDERS;
        }
        if (type == OrderChange.class) {
            return Desk.ORDER_CHANGES;
        }
        if (type == DespatchAdvice.class) {
            return Desk.SHIPMENTS;
        }
        if (type == TransportStatus.class) {
            return Desk.DELIVERIES;
        }
        if (type == InventoryAdjustment.class) {
            return Desk.ADJUSTMENTS;
        }
        if (type == InventoryReport.class) {
            return Desk.COUNTS;
        }
        if (type == FreightInvoice.class) {
            return Desk.FREIGHT;
        }
        if (type == ApplicationResponse.class) {
            return Desk.ACKNOWLEDGEMENTS;
        }
        if (WAITING.contains(type)) {
            return Desk.LATER;
        }
        throw new IllegalArgumentException("no desk knows of " + type);
    }

    /** Hands documents to their desks, in order, in the caller's transaction; one verdict per document, in their order. */
    public List<Verdict> take(UnitOfWork unit, List<Received> received) {
        var verdicts = new ArrayList<Verdict>(received.size());
        int from = 0;
        while (from < received.size()) {
            var desk = of(received.get(from).document().getClass());
            int to = from + 1;
            while (to < received.size() && of(received.get(to).document().getClass()) == desk) {
                to++;
            }
            verdicts.addAll(take(unit, desk, received.subList(from, to)));
            from = to;
        }
        staff.outbound().owe(unit, fresh(received, verdicts));
        return verdicts;
    }

    /** Whatever became of them: only to what says again what was said their senders expect no answer. */
    private static List<Received> fresh(List<Received> received, List<Verdict> verdicts) {
        return IntStream.range(0, received.size())
                .filter(each -> verdicts.get(each).kind() != Verdict.Kind.DUPLICATE)
                .mapToObj(received::get)
                .toList();
    }

    private List<Verdict> take(UnitOfWork unit, Desk desk, List<Received> batch) {
        return switch (desk) {
            case ORDERS -> staff.orders().take(unit, batch);
            case ORDER_CHANGES ->
                batch.stream()
                        .map(each -> staff.orders().change(unit, (OrderChange) each.document(), each.cause()))
                        .toList();
            case SHIPMENTS -> shippedOrSeen(unit, batch);
            case DELIVERIES -> delivered(unit, batch);
            case ADJUSTMENTS -> staff.stock().adjustments().take(unit, master.current(), batch);
            case COUNTS -> staff.stock().counts().take(unit, master.current(), batch);
            case FREIGHT -> billed(unit, batch);
            case ACKNOWLEDGEMENTS ->
                batch.stream().map(each -> acknowledged(unit, each)).toList();
            case LATER -> batch.stream().map(each -> kept(unit, each)).toList();
        };
    }

    /** What a shop says to have left is mostly what we told it; it is no warehouse of ours. */
    private List<Verdict> shippedOrSeen(UnitOfWork unit, List<Received> batch) {
        var ofWarehouses =
                batch.stream().filter(each -> !each.channel().equals(SHOP)).toList();
        var shipped = shipped(unit, ofWarehouses).iterator();
        return batch.stream()
                .map(each -> each.channel().equals(SHOP) ? parked(each) : shipped.next())
                .toList();
    }

    private List<Verdict> shipped(UnitOfWork unit, List<Received> batch) {
        var confirmations = batch.stream()
                .map(each -> new Confirmation((DespatchAdvice) each.document(), each.partner(), each.cause()))
                .toList();
        var verdicts = new ArrayList<Verdict>(batch.size());
        var ordered = new ArrayList<String>();
        var said = new ArrayList<Answer>();
        for (var answer : staff.shipments().confirm(unit, master.current(), confirmations)) {
            if (answer instanceof Confirmed.Shipped shipped) {
                var from = batch.get(verdicts.size());
                if (from.partner() != null) {
                    said.add(new Answer(
                            from.partner(),
                            from.document().type(),
                            shipped.shipment().toString(),
                            Answer.Said.ACCEPTED,
                            from.row(),
                            null));
                }
                if (shipped.invoice() != null) {
                    ordered.add(SupplierOrders.key(shipped.shipment()));
                }
                var ids = cases.open(
                        unit,
                        shipped.cases().stream().map(CaseBook.Opening::new).toList());
                verdicts.add(
                        new Verdict(Verdict.Kind.ACCEPTED, shipped.shipment().toString(), null, ids));
            } else if (answer instanceof Confirmed.Duplicate duplicate) {
                verdicts.add(new Verdict(
                        Verdict.Kind.DUPLICATE, duplicate.shipment().toString(), "confirmed before", List.of()));
            } else if (answer instanceof Confirmed.Refused refused) {
                verdicts.add(rejected(unit, refused.found()));
            }
        }
        // Whoever ships it has been told, by whatever means.
        cases.done(unit, ordered, "throughline", "the shipment was confirmed");
        staff.outbound().answered(unit, said);
        return verdicts;
    }

    private List<Verdict> delivered(UnitOfWork unit, List<Received> batch) {
        var words = batch.stream()
                .map(each -> new DeliveryDesk.Word((TransportStatus) each.document(), each.cause()))
                .toList();
        var verdicts = new ArrayList<Verdict>(batch.size());
        for (var answer : staff.deliveries().take(unit, words)) {
            if (answer instanceof Delivered.Closed closed) {
                verdicts.add(Verdict.accepted(closed.shipment().toString()));
            } else if (answer instanceof Delivered.Noted noted) {
                verdicts.add(Verdict.accepted(noted.shipment().toString()));
            } else if (answer instanceof Delivered.Refused refused) {
                verdicts.add(rejected(unit, refused.found()));
            }
        }
        return verdicts;
    }

    private List<Verdict> billed(UnitOfWork unit, List<Received> batch) {
        var bills = batch.stream().map(CarriersBill::of).toList();
        var verdicts = new ArrayList<Verdict>(batch.size());
        for (var answer : staff.freight().take(unit, master.current(), bills)) {
            if (answer instanceof Audited.Posted posted) {
                verdicts.add(Verdict.accepted(posted.about()));
            } else if (answer instanceof Audited.Held held) {
                var row = bills.get(verdicts.size()).row();
                var waiting = new Waiting(Waiting.Kind.FREIGHT, String.valueOf(row));
                var id = cases.open(unit, List.of(new CaseBook.Opening(held.found(), waiting)));
                verdicts.add(new Verdict(Verdict.Kind.HELD, null, held.found().reason(), id));
            }
        }
        return verdicts;
    }

    /** A carrier's bill that a person has taken. */
    public Verdict accepted(UnitOfWork unit, CarriersBill bill, Continuation.Decision decision) {
        return Verdict.accepted(
                staff.freight().accept(unit, master.current(), bill, decision).about());
    }

    /** A carrier's bill that a person has refused. */
    public Verdict refused(UnitOfWork unit, CarriersBill bill, Continuation.Decision decision) {
        staff.freight().refuse(unit, bill, decision);
        return new Verdict(Verdict.Kind.REJECTED, null, decision.why(), List.of());
    }

    private Verdict acknowledged(UnitOfWork unit, Received each) {
        var answer = (ApplicationResponse) each.document();
        var found = staff.outbound().acknowledged(unit, each.message(), each.row(), answer);
        if (found == Outbound.Acknowledged.DUPLICATE) {
            return new Verdict(Verdict.Kind.DUPLICATE, null, "they said so before", List.of());
        }
        return found == Outbound.Acknowledged.UNMATCHED
                ? new Verdict(Verdict.Kind.REJECTED, null, "answers nothing that we have sent", List.of())
                : new Verdict(Verdict.Kind.ACCEPTED, null, null, List.of());
    }

    /** What waits for its desk may answer something of ours all the same. */
    private Verdict kept(UnitOfWork unit, Received each) {
        var partner = each.partner();
        var said = partner == null ? List.<Answer>of() : BusinessAnswer.of(partner, each.document(), each.row());
        return !said.isEmpty() && staff.outbound().answered(unit, said, each.message())
                ? new Verdict(Verdict.Kind.DUPLICATE, null, "they said so before", List.of())
                : parked(each);
    }

    private static Verdict parked(Received each) {
        return new Verdict(
                Verdict.Kind.PARKED,
                null,
                "kept until there is a desk for %s".formatted(each.document().type()),
                List.of());
    }

    private Verdict rejected(UnitOfWork unit, NewCase found) {
        return new Verdict(Verdict.Kind.REJECTED, null, found.reason(), List.of(cases.open(unit, found)));
    }
}
