package throughline.connectors.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import throughline.model.document.Adjustment;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Invoice;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderLine;
import throughline.model.document.OrderResponse;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.ShipmentInstruction;
import throughline.model.document.TransportStatus;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import throughline.model.value.DocumentNumber;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** One document of each kind, every component filled at least once. */
public final class ExampleDocuments {

    public static final MessageId MESSAGE = MessageId.parse("0190b5e7-a100-7000-8000-000000000001");
    public static final MessageId OTHER_MESSAGE = MessageId.parse("0190b5e7-a100-7000-8000-000000000002");
    public static final Currency USD = Currency.getInstance("USD");
    public static final PartyId US = new PartyId("US01");
    public static final PartyId NORTHGATE = new PartyId("northgate");

    private ExampleDocuments() {}

    public static List<BusinessDocument> all() {
        var all = new ArrayList<BusinessDocument>(
                List.of(order(), change(), response(), instruction(), advice(), invoice(), status(), answer()));
        all.addAll(LaterDocuments.all());
        return List.copyOf(all);
    }

    public static Order order() {
        return new Order(
                number("PO-0077"),
                NORTHGATE,
                US,
                day(1),
                USD,
                day(9),
                day(20),
                true,
                parties(),
                List.of(
                        new Adjustment(false, "C310", "Early payment", new BigDecimal("2.50"), null),
                        new Adjustment(true, "D240", null, null, Money.of("12.00", "USD"))),
                List.of("Ring the bell", "\"quotes\" and \\ and \u00e9\u4e2d"),
                List.of(
                        new OrderLine(
                                "1",
                                items(),
                                "Hex bolt",
                                quantity("12"),
                                "CA",
                                price("0.03125"),
                                day(8),
                                span(210, 24, "PO1")),
                        new OrderLine("2", List.of(), null, quantity("0.500"), "EA", null, null, null)),
                provenance());
    }

    public static OrderChange change() {
        return new OrderChange(
                number("PO-0077-1"),
                NORTHGATE,
                US,
                number("PO-0077"),
                OrderChange.Kind.CHANGE,
                day(2),
                List.of(new OrderLine("1", items(), null, quantity("0"), "CA", null, null, null)),
                Provenance.OURS);
    }

    public static OrderResponse response() {
        return new OrderResponse(
                number("SO-0000012"),
                US,
                NORTHGATE,
                number("PO-0077"),
                day(1),
                day(2),
                USD,
                OrderResponse.Status.ACCEPTED_WITH_CHANGES,
                parties(),
                List.of(
                        new OrderResponse.Line(
                                "1",
                                items(),
                                "Hex bolt",
                                quantity("12"),
                                quantity("10"),
                                quantity("2"),
                                "CA",
                                price("14.40"),
                                OrderResponse.LineStatus.BACK_ORDERED,
                                day(4),
                                "2 CS follow when the next delivery is in",
                                null),
                        new OrderResponse.Line(
                                "2",
                                items(),
                                null,
                                quantity("3"),
                                quantity("3"),
                                quantity("0"),
                                "EA",
                                price("1.20"),
                                OrderResponse.LineStatus.ACCEPTED,
                                day(4),
                                null,
                                null)),
                Provenance.OURS);
    }

    public static ShipmentInstruction instruction() {
        return new ShipmentInstruction(
                number("SH-0000007"),
                US,
                new PartyId("keystone3pl"),
                number("PO-0077"),
                number("SO-0000012"),
                new LocationId("WH-EAST"),
                day(2),
                day(8),
                parties(),
                List.of(new ShipmentInstruction.Line(
                        "1",
                        "1",
                        new ItemId("TL-10001"),
                        items(),
                        "Hex bolt",
                        quantity("10"),
                        new LotId("L-44"),
                        null)),
                Provenance.OURS);
    }

    public static DespatchAdvice advice() {
        return new DespatchAdvice(
                number("SH-0000007"),
                US,
                NORTHGATE,
                number("PO-0077"),
                day(3),
                day(8),
                "UPSN",
                "1Z999AA10123456784",
                2,
                parties(),
                List.of(
                        new DespatchAdvice.Line(
                                "1",
                                "1",
                                items(),
                                "Hex bolt",
                                quantity("12"),
                                quantity("10"),
                                "CA",
                                "L-44",
                                day(30),
                                "340123450000000018",
                                span(40, 12, "LIN")),
                        new DespatchAdvice.Line(
                                "2", null, List.of(), null, null, quantity("1"), "EA", null, null, null, null)),
                Provenance.OURS);
    }

    public static Invoice invoice() {
        return new Invoice(
                number("INV-0000003"),
                US,
                NORTHGATE,
                number("PO-0077"),
                number("SH-0000007"),
                day(3),
                day(28),
                day(3),
                USD,
                parties(),
                List.of(new Invoice.Line(
                        "1",
                        items(),
                        "Hex bolt",
                        quantity("10"),
                        "CA",
                        price("14.40"),
                        Money.of("144.00", "USD"),
                        null)),
                Money.of("144.00", "USD"),
                Money.of("9.50", "USD"),
                List.of(),
                List.of(new Invoice.Tax(
                        "US-NY", new BigDecimal("8.875"), Money.of("144.00", "USD"), Money.of("12.78", "USD"))),
                Money.of("166.28", "USD"),
                Provenance.OURS);
    }

    public static TransportStatus status() {
        return new TransportStatus(
                number("ST-1"),
                new PartyId("WH-CENTRAL"),
                US,
                number("SH-0000007"),
                TransportStatus.Status.DELIVERED,
                Instant.parse("2026-03-09T10:15:30Z"),
                "1Z999AA10123456784",
                "Albany, NY",
                null,
                "J. Smith",
                Provenance.OURS);
    }

    public static ApplicationResponse answer() {
        return new ApplicationResponse(
                number("997-000000123-45"),
                US,
                NORTHGATE,
                ApplicationResponse.Kind.X997,
                "000000123",
                "260301",
                "1015",
                "45",
                "PO",
                "004010",
                ApplicationResponse.Status.PARTIALLY_ACCEPTED,
                null,
                List.of(
                        new ApplicationResponse.SetResult(
                                "850", "0001", ApplicationResponse.Status.ACCEPTED, List.of(), List.of()),
                        new ApplicationResponse.SetResult(
                                "850",
                                "0002",
                                ApplicationResponse.Status.REJECTED,
                                List.of("5"),
                                List.of(new ApplicationResponse.Error("PO1", 8, "PO1", 2, 0, "1", "abc")))),
                2,
                Provenance.OURS);
    }

    public static Quantity quantity(String amount) {
        return Quantity.of(amount, "CS");
    }

    public static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }

    static DocumentNumber number(String value) {
        return new DocumentNumber(value);
    }

    static UnitPrice price(String amount) {
        return new UnitPrice(new BigDecimal(amount), USD, new UnitCode("CS"));
    }

    static List<ItemReference> items() {
        return List.of(
                new ItemReference(Scheme.BUYER, "NG-10001"),
                new ItemReference(Scheme.GTIN, "4098765100019"),
                new ItemReference(Scheme.SELLER, "TL-10001"));
    }

    static List<Party> parties() {
        var address = new Party.Address(List.of("1 Dock Road", "Gate 4"), "Buffalo", "NY", "14201", "US");
        return List.of(
                new Party(PartyRole.BUYER, List.of(), null, null),
                new Party(
                        PartyRole.SHIP_TO,
                        List.of(new Party.Identification("BUYER", "0042")),
                        "Northgate 42",
                        address));
    }

    private static Provenance provenance() {
        var spans = new LinkedHashMap<String, SourceSpan>();
        spans.put("/number", span(120, 7, "BEG03"));
        spans.put("/lines/0/quantity", new SourceSpan(OTHER_MESSAGE, 9_000_000_000L, 2, "PO102"));
        return new Provenance(
                span(106, 400, "ST"),
                Spans.of(spans),
                List.of(new Provenance.Unread("REF02", "X-1", span(150, 3, "REF02"))),
                "x12/850@1 compiled");
    }

    static SourceSpan span(long offset, int length, String segment) {
        return new SourceSpan(MESSAGE, offset, length, segment);
    }
}
