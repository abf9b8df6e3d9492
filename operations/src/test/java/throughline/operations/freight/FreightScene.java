package throughline.operations.freight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.FreightInvoice;
import throughline.model.document.ItemReference;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;
import throughline.operations.exception.CaseId;
import throughline.operations.intake.Outcome;

/** A house in which shipments leave, and the bills of their carriers. Each shipment is expected to cost 10.18 (9.80 and 0.38 for a kilogram). */
abstract class FreightScene {

    static House house;
    static int lastOrder;
    static int lastBill;

    @BeforeAll
    static void open() {
        house = new House();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void accruedLessBilledIsOpenAndTheBooksAreRight() {
        assertThat(house.wrong()).isEmpty();
    }

    static String shipped() {
        var order = house.order(house.takeOne("northgate", order()));
        var shipment = shipmentOf(order.number());
        house.takeOne("keystone3pl", confirmation(order.number(), shipment));
        return shipment;
    }

    static throughline.model.document.Order order() {
        return House.order("northgate", "PO-FREIGHT-" + ++lastOrder, "0101", null, "TL-10051 1 EA");
    }

    static String shipmentOf(String order) {
        return house.rows("select 'SH-' || lpad(number::text, 7, '0') from desk.shipment where order_number = "
                        + digits(order))
                .get(0);
    }

    static DespatchAdvice confirmation(String order, String shipment) {
        var lines = new ArrayList<DespatchAdvice.Line>();
        for (var asked : house.rows(
                "select buyer_line || ' ' || item || ' ' || quantity from desk.shipment_line where shipment = "
                        + digits(shipment))) {
            var words = asked.split(" ");
            lines.add(new DespatchAdvice.Line(
                    words[0],
                    words[0],
                    List.of(new ItemReference(ItemReference.Scheme.SELLER, words[1])),
                    null,
                    Quantity.of(words[2], "EA"),
                    Quantity.of(words[2], "EA"),
                    "EA",
                    null,
                    null,
                    null,
                    null));
        }
        return new DespatchAdvice(
                new DocumentNumber(shipment),
                new PartyId("keystone3pl"),
                new PartyId("US01"),
                new DocumentNumber(order),
                LocalDate.of(2026, 3, 2),
                null,
                "FASTFREIGHT",
                "PRO " + shipment,
                1,
                List.of(),
                lines,
                Provenance.OURS);
    }

    static FreightInvoice bill(String total, String shipment, FreightInvoice.Charge... charges) {
        return bill("B-" + ++lastBill, total, shipment, "USD", charges);
    }

    static FreightInvoice bill(
            String number, String total, String shipment, String currency, FreightInvoice.Charge... charges) {
        return new FreightInvoice(
                new DocumentNumber(number),
                new PartyId("fastfreight"),
                new PartyId("US01"),
                shipment == null ? null : new DocumentNumber(shipment),
                "FAST",
                null,
                LocalDate.of(2026, 3, 1),
                null,
                null,
                List.of(),
                List.of(charges),
                Money.of(total, currency),
                Provenance.OURS);
    }

    static FreightInvoice again(FreightInvoice bill, String total) {
        return bill(bill.number().value(), total, bill.shipment().value(), "USD");
    }

    static FreightInvoice.Charge charge(String amount, String shipment) {
        return new FreightInvoice.Charge(
                "1",
                "400",
                null,
                null,
                Money.of(amount, "USD"),
                shipment == null ? null : new DocumentNumber(shipment),
                null);
    }

    /** The bill's lines: account, amount, and what they are about. */
    static List<String> lines(FreightInvoice bill) {
        return house.rows(
                "select a.number || ' ' || l.amount || ' ' || concat_ws(' ', l.shipment, l.party, l.open_item, l.due_on)"
                        + " from book.entry e join book.line l on l.entry = e.id join book.account a on a.id = l.account"
                        + " where e.kind = 'freight billed' and e.about = '" + bill.number() + "' order by l.line");
    }

    /** What account 2020 holds for a shipment. */
    static String open(String shipment) {
        return house.rows("select trim_scale(-sum(l.amount)) from book.line l join book.account a on a.id = l.account"
                        + " where a.number = '2020' and l.shipment = '" + shipment + "'")
                .get(0);
    }

    static String code(Outcome outcome) {
        return house.operations.cases().find(of(outcome)).orElseThrow().code();
    }

    static CaseId of(Outcome outcome) {
        return ((Outcome.Held) outcome).cases().get(0);
    }

    static CaseId live(String code) {
        return new CaseId(Long.parseLong(
                house.rows("select max(id) from desk.case_ where state = 'open' and code = '" + code + "'")
                        .get(0)));
    }

    static String digits(String number) {
        return String.valueOf(Long.parseLong(number.replaceAll("\\D", "")));
    }
}
