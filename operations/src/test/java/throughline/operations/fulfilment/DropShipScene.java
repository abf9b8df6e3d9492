package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderLine;
import throughline.model.document.OrderResponse;
import throughline.model.document.TransportStatus;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Envelope;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;
import throughline.operations.ordering.SalesOrder;

/** What drop shipments need to be tried out: every desk over the demonstration distributor, a supplier, a planner and the books. */
abstract class DropShipScene {

    static House house;
    static int controls = 5000;

    @BeforeAll
    static void open() {
        house = new House();
        house.run("update desk.customer set partner = 'pinecrest' where customer = 'C1007'");
        turnThePage();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void theBooksAreRightAndHoldNothingOfTheSuppliers() {
        assertThat(house.wrong()).isEmpty();
        assertThat(
                        house.rows(
                                "select item || ' ' || state from book.account where location = 'SUP-DROP1' and state in ('ON_HAND', 'ALLOCATED')"))
                .isEmpty();
    }

    static void turnThePage() {
        house.run("update desk.master_version set version = version + 1");
        house.operations.master().refresh();
    }

    static SalesOrder again(SalesOrder order) {
        return house.operations.orders().find(order.number()).orElseThrow();
    }

    static Case toOrder(String shipment) {
        var cases = cases(shipment, "SUPPLIER_TO_ORDER");
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    static List<Case> cases(String subject, String code) {
        return house.operations.cases().list(CaseFilter.ofSubject(subject), 100, 0).stream()
                .filter(each -> each.code().equals(code))
                .toList();
    }

    static List<String> owed(SalesOrder order) {
        return house.rows("select type from desk.outbox where subject = '%s' order by id".formatted(order.number()));
    }

    static OrderResponse response(SalesOrder order) {
        var json = house.rows(
                """
                select d.json from desk.outbox o join trail.document d on d.id = o.document
                where o.type = 'OrderResponse' and o.subject = '%s' order by o.id desc limit 1"""
                        .formatted(order.number()));
        return (OrderResponse) house.text.read("OrderResponse", json.get(0));
    }

    /** The kinds of the entries about something or a part of it ({@code SO-0000017/1}), oldest first. */
    static List<String> entries(String about) {
        return house.rows("select kind from book.entry where about = '%s' or about like '%s/%%' order by id"
                .formatted(about, about));
    }

    /** The first entry about something, as finance writes it: amounts by account, then what moved from where to where. */
    static String books(String about) {
        return String.join(
                "\n",
                house.rows(
                        """
                with first as (select id, kind from book.entry where about = '%s' order by id limit 1)
                select text from (
                    select 0 as place, kind as text from first
                    union all select l.line, '  ' || case when l.amount > 0 then 'Dr ' else 'Cr ' end || a.number || ' ' || abs(l.amount)
                        from first f join book.line l on l.entry = f.id join book.account a on a.id = l.account where a.state = ''
                    union all select min(l.line), '  ' || max(a.state) filter (where l.amount < 0) || ' -> '
                            || max(a.state) filter (where l.amount > 0) || ' ' || trim_scale(max(l.amount)) || ' ' || a.item
                        from first f join book.line l on l.entry = f.id join book.account a on a.id = l.account
                        where a.state <> '' group by a.item) page order by place"""
                                .formatted(about)));
    }

    static List<String> shipments(SalesOrder order) {
        return house.rows(
                "select 'SH-' || lpad(number::text, 7, '0') from desk.shipment where order_number = %s order by number"
                        .formatted(digits(order.number())));
    }

    /** Everything asked for of a shipment, {@code less} pieces less of each line. */
    static DespatchAdvice confirmation(String shipment, int less) {
        var lines = new ArrayList<DespatchAdvice.Line>();
        for (var asked : house.rows(
                "select buyer_line || ' ' || item || ' ' || (quantity - withdrawn) from desk.shipment_line where quantity > withdrawn and shipment = "
                        + digits(shipment) + " order by line")) {
            var words = asked.split(" ");
            var quantity = Quantity.of(words[2], "EA");
            lines.add(new DespatchAdvice.Line(
                    Integer.toString(lines.size() + 1),
                    words[0],
                    List.of(new ItemReference(ItemReference.Scheme.SELLER, words[1])),
                    null,
                    quantity,
                    quantity.minus(Quantity.of(Integer.toString(less), "EA")),
                    "EA",
                    null,
                    null,
                    null,
                    null));
        }
        return new DespatchAdvice(
                new DocumentNumber(shipment),
                new PartyId("US01"),
                new PartyId("US01"),
                null,
                LocalDate.now(house.clock),
                null,
                "FAST",
                "PRO-" + shipment,
                1,
                List.of(),
                lines,
                Provenance.OURS);
    }

    static TransportStatus delivered(String shipment) {
        return new TransportStatus(
                new DocumentNumber("POD-" + shipment),
                new PartyId("US01"),
                new PartyId("US01"),
                new DocumentNumber(shipment),
                TransportStatus.Status.DELIVERED,
                Instant.now(house.clock),
                null,
                null,
                null,
                "J. Doe",
                Provenance.OURS);
    }

    static Outcome change(String order, OrderChange.Kind kind, OrderLine... lines) {
        return say(
                "northgate",
                new OrderChange(
                        new DocumentNumber("%s-%d".formatted(order, controls)),
                        new PartyId("northgate"),
                        new PartyId("US01"),
                        new DocumentNumber(order),
                        kind,
                        null,
                        List.of(lines),
                        Provenance.OURS));
    }

    /** @param partner who says it, or null for one of our own people by the programming interface */
    static Outcome say(String partner, BusinessDocument document) {
        var message = house.sealed("message " + ++controls);
        var control = "%09d".formatted(controls);
        var envelope = partner == null
                ? new Envelope("JSON", null, Envelope.US, Envelope.US, control, null, false, false)
                : House.envelope(partner, control);
        house.operations.intake().open(message, envelope);
        var set = new ReadSet(
                document.type(), null, "1", "0001", 1, document, List.of(), new SourceSpan(message, 100, 90, "ST"));
        var outcome =
                house.operations.intake().take(message, envelope, List.of(set)).get(0);
        house.operations.intake().settle(message);
        return outcome;
    }

    static long exposure(String customer) {
        return Long.parseLong(house.rows("select open_orders from desk.exposure where customer = '" + customer + "'")
                .get(0));
    }

    static long digits(String number) {
        return Long.parseLong(number.substring(number.indexOf('-') + 1));
    }
}
