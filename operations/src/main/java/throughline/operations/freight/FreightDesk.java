package throughline.operations.freight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Books;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.FreightInvoice;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.PartyId;
import throughline.operations.exception.CaseRefused;
import throughline.operations.exception.Continuation.Decision;
import throughline.operations.exception.NewCase;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.MasterData;
import throughline.operations.outbox.Outbox;

/**
 * Takes what carriers bill. What was expected for the shipments is taken out of the accrual, the carrier is owed what it asks, and the
 * difference is freight; a bill that is too far off, or that nobody can match, waits for a person and books nothing.
 */
public final class FreightDesk {

    /** X12 647, {@code ZZZ}: mutually defined; the words say what it is. */
    private static final String REFUSED = "ZZZ";

    /** What it works with. */
    public record Desk(Books books, Outbox outbox, Agreements agreements, Clock clock) {}

    private final Desk desk;

    public FreightDesk(Desk desk) {
        this.desk = desk;
    }

    /**
     * Books bills in the caller's transaction, a fixed number of statements whatever their number. The caller opens the cases.
     *
     * @return one answer per bill, in their order
     */
    public List<Audited> take(UnitOfWork unit, MasterData master, List<CarriersBill> bills) {
        if (bills.isEmpty()) {
            return List.of();
        }
        var matching = Matching.of(unit, bills);
        var booking = booking(unit, bills);
        var answers = new ArrayList<Audited>(bills.size());
        for (var bill : bills) {
            var portions = matching.portions(bill.invoice());
            var agreed = desk.agreements().of(bill.partner());
            var finding = Audit.of(bill.invoice(), portions, agreed);
            booking.link(bill, portions);
            answers.add(
                    finding == null
                            ? booking.add(new FreightBooking.Taken(
                                    bill, portions, expecting(portions).orElseThrow(), agreed, null))
                            : new Audited.Held(found(bill, portions, finding)));
        }
        booking.write(unit);
        return answers;
    }

    /**
     * A person takes a bill that was held: it is posted as it is, against whatever is still expected for its shipments.
     *
     * @throws CaseRefused when there is nothing that could be posted
     */
    public Audited.Posted accept(UnitOfWork unit, MasterData master, CarriersBill bill, Decision decision) {
        var portions = Matching.of(unit, List.of(bill)).portions(bill.invoice());
        var agreed = desk.agreements().of(bill.partner());
        var finding = Audit.of(bill.invoice(), portions, agreed);
        if (finding != null && Audit.FINAL.contains(finding.code())) {
            throw new CaseRefused(finding.reason());
        }
        var entity = entity(master, bill.invoice(), portions);
        if (entity == null) {
            throw new CaseRefused(
                    "nothing of the bill says which of our companies it is for: %s is nobody's, or more than one's, currency"
                            .formatted(bill.invoice().total().currency()));
        }
        var booking = booking(unit, List.of(bill));
        var posted = booking.add(new FreightBooking.Taken(bill, portions, entity, agreed, decision));
        booking.write(unit);
        return posted;
    }

    /** A person refuses a bill: nothing is booked, and its carrier is told, when it wants to be (824, APERAK). */
    public void refuse(UnitOfWork unit, CarriersBill bill, Decision decision) {
        var invoice = bill.invoice();
        var problem = new ApplicationAdvice.Problem(REFUSED, decision.why(), null, null);
        var result = new ApplicationAdvice.Result(
                "210", invoice.number(), ApplicationAdvice.Status.REJECTED, null, null, List.of(problem), null);
        var advice = new ApplicationAdvice(
                new DocumentNumber("FR-" + bill.row()),
                invoice.receiver(),
                invoice.sender(),
                LocalDate.now(desk.clock()),
                List.of(),
                List.of(result),
                Provenance.OURS);
        desk.outbox()
                .owe(
                        unit,
                        List.of(new Outbox.Owed(
                                advice, bill.partner(), invoice.number().value(), bill.cause())));
    }

    private FreightBooking booking(UnitOfWork unit, List<CarriersBill> bills) {
        Map<List<String>, Integer> before = new HashMap<>();
        FreightRows.sequences(unit, bills, before);
        return new FreightBooking(desk, before);
    }

    /**
     * Which of our companies owes it: the one that expects it; else the one it is addressed to; else the only one with its currency.
     * Null when none of them says so.
     */
    private static @Nullable EntityId entity(MasterData master, FreightInvoice invoice, List<Portion> portions) {
        var expecting = expecting(portions);
        if (expecting.isPresent()) {
            return expecting.get();
        }
        var addressed = new EntityId(invoice.receiver().code());
        if (master.entity(addressed) != null) {
            return addressed;
        }
        var inItsCurrency = master.rows().companies().entities().stream()
                .filter(entity -> entity.currency().equals(invoice.total().currency()))
                .map(LegalEntity::id)
                .toList();
        return inItsCurrency.size() == 1 ? inItsCurrency.get(0) : null;
    }

    private static Optional<EntityId> expecting(List<Portion> portions) {
        return portions.stream()
                .flatMap(portion -> portion.accruals.stream())
                .map(accrual -> accrual.entity)
                .findFirst();
    }

    private static NewCase found(CarriersBill bill, List<Portion> portions, Audit.Finding finding) {
        var invoice = bill.invoice();
        var first = portions.stream()
                .flatMap(portion -> portion.despatches.stream())
                .map(despatch -> despatch.shipment().toString())
                .findFirst();
        return new NewCase(
                finding.code(),
                finding.who(),
                "Bill %s of %s. %s".formatted(invoice.number(), invoice.sender(), finding.reason()),
                Matching.total(invoice),
                bill.cause().message(),
                first.orElse(invoice.number().value()),
                null,
                invoice.total(),
                "freight:" + bill.row());
    }

    /** Of the bill's carrier: whoever sent it. */
    static PartyId carrier(FreightInvoice invoice) {
        return invoice.sender();
    }
}
