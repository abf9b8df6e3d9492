package throughline.operations.freight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Posting;
import throughline.ledger.posting.FreightBilled;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.document.FreightInvoice;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.operations.exception.Continuation.Decision;
import throughline.operations.ordering.SalesOrderNumber;

/** Collects bills that are taken, and writes them together: rows, accruals, postings and the way from each shipment to its bill. */
final class FreightBooking {

    private final FreightDesk.Desk desk;
    private final Map<List<String>, Integer> before;
    private final RowSet bills = FreightRows.bills();
    private final RowSet taken = FreightRows.taken();
    private final List<Posting> postings = new ArrayList<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Set<BusinessKey> keys = new LinkedHashSet<>();

    /**
     * A bill that is taken.
     *
     * @param by who took it although it is not what was expected; null for one that is
     */
    record Taken(CarriersBill bill, List<Portion> portions, EntityId entity, Agreement agreed, @Nullable Decision by) {}

    /** @param before how many bills stand under each carrier and number; counted on here */
    FreightBooking(FreightDesk.Desk desk, Map<List<String>, Integer> before) {
        this.desk = desk;
        this.before = before;
    }

    /** Whatever becomes of the bill: who looks for the shipment finds it. */
    void link(CarriersBill bill, List<Portion> portions) {
        var tracking = bill.invoice().tracking();
        if (tracking != null && !tracking.isBlank()) {
            keys.add(BusinessKey.of(tracking, "tracking number", bill.row()));
        }
        for (var portion : portions) {
            for (var despatch : portion.despatches) {
                keys.add(BusinessKey.of(despatch.name(), "shipment", bill.row()));
                if (despatch.document() != null) {
                    links.add(new Link(despatch.document(), bill.row(), "bills"));
                }
            }
        }
    }

    Audited.Posted add(Taken each) {
        var invoice = each.bill().invoice();
        var today = LocalDate.now(desk.clock());
        var carrier = FreightDesk.carrier(invoice);
        int sequence = before.merge(List.of(carrier.code(), invoice.number().value()), 1, Integer::sum);
        var name = sequence == 1 ? invoice.number().value() : invoice.number().value() + "-" + sequence;
        var dueOn = (invoice.issuedOn() == null ? today : invoice.issuedOn())
                .plusDays(each.agreed().dueDays());
        var parts = each.portions().stream().map(FreightBooking::part).toList();
        postings.add(new FreightBilled()
                .postingFor(new FreightBilled.Billed(
                        each.entity(),
                        carrier,
                        name,
                        today,
                        dueOn,
                        each.bill().cause(),
                        invoice.total(),
                        parts,
                        Matching.total(invoice))));
        row(each, sequence, dueOn);
        for (var portion : each.portions()) {
            for (var accrual : portion.open()) {
                taken.add(
                        accrual.despatch.shipment().value(),
                        accrual.despatch.sequence(),
                        each.bill().row());
                // Another bill of the same batch finds it taken.
                accrual.bill = name;
            }
        }
        return new Audited.Posted(each.portions().stream()
                .flatMap(portion -> portion.despatches.stream())
                .map(Despatch::name)
                .findFirst()
                .orElse(name));
    }

    void write(UnitOfWork unit) {
        unit.jdbc(connection -> bills.insert(connection) + FreightRows.take(connection, taken));
        desk.books().post(unit, postings);
        Lineage.link(unit, List.copyOf(links));
        Lineage.keys(unit, List.copyOf(keys));
    }

    private static FreightBilled.Part part(Portion portion) {
        var expected = portion.open().stream()
                .map(accrual -> new FreightBilled.Expected(
                        accrual.despatch.name(), SalesOrderNumber.text(accrual.despatch.order()), accrual.expected))
                .toList();
        return new FreightBilled.Part(expected, portion.billed, portion.source);
    }

    private void row(Taken each, int sequence, LocalDate dueOn) {
        var bill = each.bill();
        FreightInvoice invoice = bill.invoice();
        Money total = invoice.total();
        var message = bill.cause().message();
        bills.add(
                bill.row(),
                FreightDesk.carrier(invoice).code(),
                invoice.number().value(),
                sequence,
                each.entity().code(),
                total.currency().getCurrencyCode(),
                total.amount(),
                invoice.issuedOn(),
                dueOn,
                message == null ? null : message.value(),
                each.by() == null ? null : each.by().by(),
                each.by() == null ? null : each.by().why(),
                desk.clock().instant());
    }
}
