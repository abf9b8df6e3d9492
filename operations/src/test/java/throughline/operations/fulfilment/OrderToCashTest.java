package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.document.TransportStatus;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;
import throughline.operations.intake.Outcome;
import throughline.operations.ordering.LineState;
import throughline.operations.ordering.OrderState;

/** The whole line with every desk in place: an order comes in, goods leave, money is owed, and each step comes twice without harm. */
class OrderToCashTest {

    private static House house;
    private static int controls = 1000;

    @BeforeAll
    static void open() {
        house = new House();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(house.wrong()).isEmpty();
    }

    @Test
    void anOrderBecomesAReceivableAndNothingOfItStaysOpen() {
        var order = house.order(house.takeOne(
                "northgate", House.order("northgate", "PO-CASH-1", "0101", null, "TL-10031 2 CS", "TL-10051 24 EA")));
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        var exposure = exposure("C1001");

        var outcome = say("keystone3pl", confirmation(order.number(), true));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var now = house.operations.orders().find(order.number()).orElseThrow();
        assertThat(now.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(now.lines()).allSatisfy(line -> assertThat(line.state()).isEqualTo(LineState.SHIPPED));
        assertThat(exposure("C1001")).isEqualTo(exposure - order.total().minor());
        assertThat(house.rows(
                        "select goods = %s and tax = %s and total = goods + freight + tax from desk.invoice where order_number = %s"
                                .formatted(now.net().amount(), now.tax().amount(), digits(order.number()))))
                .containsExactly("t");
        assertThat(house.rows(
                        "select type from desk.outbox where subject = '%s' order by id".formatted(order.number())))
                .containsExactlyInAnyOrder("OrderResponse", "ShipmentInstruction", "DespatchAdvice", "Invoice");
    }

    @Test
    void aConfirmationSentAgainInAnotherMessageChangesNothing() {
        var order = house.order(
                house.takeOne("northgate", House.order("northgate", "PO-CASH-2", "0102", null, "TL-10032 6 EA")));
        var advice = confirmation(order.number(), true);
        say("keystone3pl", advice);
        var entries = house.rows("select count(*) from book.entry");

        var again = say("keystone3pl", advice);

        assertThat(again).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.rows("select count(*) from book.entry")).isEqualTo(entries);
    }

    @Test
    void whatTheWarehouseHasNotGotWaitsOnTheOrder() {
        var order = house.order(
                house.takeOne("northgate", House.order("northgate", "PO-CASH-3", "0101", null, "TL-10033 6 EA")));

        var outcome = say("keystone3pl", confirmation(order.number(), false));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var line = house.operations
                .orders()
                .find(order.number())
                .orElseThrow()
                .lines()
                .get(0);
        assertThat(line.shipped().amount()).isEqualByComparingTo("5");
        assertThat(line.backOrdered().amount()).isEqualByComparingTo("1");
        assertThat(line.allocated().amount()).isZero();
    }

    @Test
    void whatTheCarrierDeliveredIsTheCustomers() {
        var order = house.order(
                house.takeOne("northgate", House.order("northgate", "PO-CASH-4", "0101", null, "TL-10034 6 EA")));
        say("keystone3pl", confirmation(order.number(), true));
        var shipment = shipment(order.number());

        say(
                "keystone3pl",
                new TransportStatus(
                        new DocumentNumber("POD-1"),
                        new PartyId("keystone3pl"),
                        new PartyId("US01"),
                        new DocumentNumber(shipment),
                        TransportStatus.Status.DELIVERED,
                        Instant.now(house.clock),
                        null,
                        null,
                        null,
                        "J. Doe",
                        Provenance.OURS));

        assertThat(house.rows("select state from desk.shipment where number = " + digits(shipment)))
                .containsExactly("DELIVERED");
        assertThat(house.rows("select trim_scale(b.amount) from book.account a join book.balance b on b.account = a.id"
                        + " where a.item = 'TL-10034' and a.state = 'CUSTOMER'"))
                .containsExactly("6");
    }

    /** Everything asked for of an order's only shipment; one piece less of each line when {@code whole} is false. */
    private static DespatchAdvice confirmation(String order, boolean whole) {
        var lines = new ArrayList<DespatchAdvice.Line>();
        for (var asked : house.rows(
                "select l.buyer_line || ' ' || l.item || ' ' || l.quantity from desk.shipment_line l join desk.shipment s"
                        + " on s.number = l.shipment where s.order_number = " + digits(order) + " order by l.line")) {
            var words = asked.split(" ");
            var quantity = Quantity.of(words[2], "EA");
            lines.add(new DespatchAdvice.Line(
                    Integer.toString(lines.size() + 1),
                    words[0],
                    List.of(new ItemReference(ItemReference.Scheme.SELLER, words[1])),
                    null,
                    quantity,
                    whole ? quantity : quantity.minus(Quantity.of("1", "EA")),
                    "EA",
                    null,
                    null,
                    null,
                    null));
        }
        return new DespatchAdvice(
                new DocumentNumber(shipment(order)),
                new PartyId("keystone3pl"),
                new PartyId("US01"),
                null,
                LocalDate.now(house.clock),
                null,
                "FAST",
                "PRO-" + order,
                1,
                List.of(),
                lines,
                Provenance.OURS);
    }

    private static Outcome say(String partner, BusinessDocument document) {
        var message = house.sealed("message " + ++controls);
        var envelope = House.envelope(partner, "%09d".formatted(controls));
        house.operations.intake().open(message, envelope);
        var set = new ReadSet(
                "945", "004010", "1", "0001", 1, document, List.of(), new SourceSpan(message, 100, 90, "ST"));
        var outcome =
                house.operations.intake().take(message, envelope, List.of(set)).get(0);
        house.operations.intake().settle(message);
        return outcome;
    }

    private static String shipment(String order) {
        return house.rows("select 'SH-' || lpad(number::text, 7, '0') from desk.shipment where order_number = "
                        + digits(order))
                .get(0);
    }

    private static long exposure(String customer) {
        return Long.parseLong(house.rows("select open_orders from desk.exposure where customer = '" + customer + "'")
                .get(0));
    }

    private static long digits(String number) {
        return Long.parseLong(number.substring(number.indexOf('-') + 1));
    }
}
