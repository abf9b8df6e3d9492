package throughline.connectors.compose;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.InventoryReport;
import throughline.model.document.Invoice;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.model.document.OrderResponse.Status;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.SalesReport;
import throughline.model.document.ShipmentInstruction;
import throughline.model.document.TransportStatus;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.ItemId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Documents that can be written and read back as they were. */
final class WrittenDocuments {

    private static final PartyId US = new PartyId("throughline");
    private static final PartyId THEM = new PartyId("northgate");
    private static final List<ItemReference> BOLT =
            List.of(new ItemReference(Scheme.GTIN, "4098765100019"), new ItemReference(Scheme.SELLER, "TL-10001"));
    private static final List<Party> PARTIES = List.of(new Party(
            PartyRole.SHIP_TO,
            List.of(new Party.Identification("GLN", "4012345000009")),
            "Northgate 42",
            new Party.Address(List.of("1 Dock Road"), "Buffalo", "NY", "14201", "US")));

    private static final List<Party> TRADERS =
            List.of(trader(PartyRole.BUYER, "5412345000013"), trader(PartyRole.SELLER, "4012345000009"));

    private WrittenDocuments() {}

    /** Its number is what a reader makes of shipment, event and time. */
    static TransportStatus status(TransportStatus.Status status, String at) {
        var when = Instant.parse(at);
        return new TransportStatus(
                number("SH-7-%s-%s".formatted(status, when)),
                US,
                THEM,
                number("SH-7"),
                status,
                when,
                "1Z999AA10123456784",
                "Albany, NY",
                "14",
                null,
                Provenance.OURS);
    }

    /** What is taken up at one place and put down at another. */
    static ForwardingInstructions consignment() {
        return new ForwardingInstructions(
                number("LOAD-7"),
                US,
                THEM,
                "DHLFR",
                "9",
                "P",
                LocalDate.of(2026, 3, 1),
                new Quantity(new BigDecimal("900.25"), new UnitCode("KGM")),
                Money.of("410.50", "EUR"),
                List.of(trader(PartyRole.BILL_TO, "4012345000009")),
                List.of("Call an hour before"),
                List.of(
                        stop("1", "CZ", 2, place(PartyRole.SHIP_FROM), List.of("SH-31", "SH-32"), 25),
                        stop("2", "CN", 4, PARTIES.get(0), List.of(), null)),
                Provenance.OURS);
    }

    static ForwardingInstructions.Stop stop(
            String number,
            String action,
            int day,
            @Nullable Party place,
            List<String> references,
            @Nullable Integer packages) {
        return new ForwardingInstructions.Stop(
                number, action, LocalDate.of(2026, 3, day), place, references, null, packages, null);
    }

    private static Party place(PartyRole role) {
        var at = PARTIES.get(0);
        return new Party(role, at.identifications(), at.name(), at.address());
    }

    static InventoryReport inventory(@Nullable String state) {
        return new InventoryReport(
                number("STK-1"),
                US,
                THEM,
                LocalDate.of(2026, 3, 1),
                TRADERS,
                List.of(),
                List.of(stock(state, "120", null, LocalDate.of(2028, 1, 31)), stock("146", "2.5", "CAGE", null)),
                Provenance.OURS);
    }

    private static InventoryReport.Line stock(
            @Nullable String state, String amount, @Nullable String place, @Nullable LocalDate expires) {
        return new InventoryReport.Line(
                "1", BOLT, "Hex bolt", Quantity.of(amount, "EA"), "EA", state, place, "L-9", expires, null);
    }

    /** @param other the currency of the second store's price */
    static SalesReport sales(String other) {
        return new SalesReport(
                number("SLS-52"),
                US,
                THEM,
                LocalDate.of(2026, 2, 16),
                LocalDate.of(2026, 2, 22),
                TRADERS,
                List.of(
                        sold("1", "153", "6", "STORE-1", "EUR"),
                        sold("1", "145", "40", "STORE-1", "EUR"),
                        sold("2", "153", "-1", "STORE-2", other)),
                Provenance.OURS);
    }

    private static SalesReport.Line sold(String number, String activity, String amount, String store, String currency) {
        var price = price("4.99", currency);
        return new SalesReport.Line(
                number, BOLT, "Hex bolt", activity, Quantity.of(amount, "EA"), "EA", store, price, null);
    }

    static PriceCatalogue catalogue() {
        return new PriceCatalogue(
                number("CAT-1"),
                US,
                THEM,
                null,
                LocalDate.of(2026, 3, 1),
                Currency.getInstance("EUR"),
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 12, 31),
                TRADERS,
                List.of("Prices without carriage"),
                List.of(new PriceCatalogue.Line(
                        "1",
                        "3",
                        BOLT,
                        "Hex bolt",
                        "EA",
                        Quantity.of("12", "EA"),
                        Quantity.of("24", "EA"),
                        List.of(
                                new PriceCatalogue.Price("NTP", price("1.25", "EUR"), null, null, null),
                                new PriceCatalogue.Price(
                                        "SRP",
                                        price("1.1", "CHF"),
                                        Quantity.of("100", "EA"),
                                        LocalDate.of(2026, 5, 1),
                                        LocalDate.of(2026, 6, 1))),
                        null)),
                Provenance.OURS);
    }

    static Invoice invoice() {
        var price = price("14.40", "USD");
        return new Invoice(
                number("INV-3"),
                US,
                THEM,
                number("PO-77"),
                number("SH-7"),
                LocalDate.of(2026, 3, 3),
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 3, 3),
                Currency.getInstance("USD"),
                TRADERS,
                List.of(new Invoice.Line(
                        "1", BOLT, "Hex bolt", Quantity.of("10", "EA"), "EA", price, usd("144.00"), null)),
                usd("144.00"),
                usd("9.50"),
                List.of(),
                List.of(new Invoice.Tax("US-NY", new BigDecimal("8.875"), usd("144.00"), usd("12.78"))),
                usd("166.28"),
                Provenance.OURS);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static UnitPrice price(String amount, String currency) {
        return new UnitPrice(new BigDecimal(amount), Currency.getInstance(currency), UnitCode.EACH);
    }

    static OrderResponse response() {
        return response(PARTIES);
    }

    /** With buyer and seller, whom an EDIFACT message always names. */
    static OrderResponse traded() {
        return response(TRADERS);
    }

    private static OrderResponse response(List<Party> parties) {
        var day = LocalDate.of(2026, 3, 4);
        return new OrderResponse(
                number("SO-12"),
                US,
                THEM,
                number("PO-77"),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 2),
                Currency.getInstance("USD"),
                Status.ACCEPTED_WITH_CHANGES,
                parties,
                List.of(
                        answer("1", "12", "10", "14.4", LineStatus.QUANTITY_CHANGED, day),
                        answer("2", "3", "3", "1.2", LineStatus.ACCEPTED, day),
                        answer("3", "5", "0", null, LineStatus.REJECTED, null)),
                Provenance.OURS);
    }

    private static OrderResponse.Line answer(
            String number,
            String ordered,
            String confirmed,
            @Nullable String price,
            LineStatus status,
            @Nullable LocalDate on) {
        return new OrderResponse.Line(
                number,
                BOLT,
                "Hex bolt",
                Quantity.of(ordered, "EA"),
                Quantity.of(confirmed, "EA"),
                Quantity.of("0", "EA"),
                "EA",
                price == null ? null : price(price, "USD"),
                status,
                on,
                status == LineStatus.REJECTED ? "No longer made" : null,
                null);
    }

    static DespatchAdvice advice(@Nullable String sscc) {
        return advice(sscc, BOLT);
    }

    /** With buyer and seller, whom an EDIFACT message always names. */
    static DespatchAdvice traded(String sscc) {
        return advice(sscc, BOLT, TRADERS);
    }

    static DespatchAdvice advice(@Nullable String sscc, List<ItemReference> items) {
        return advice(sscc, items, PARTIES);
    }

    /** With its package's label, or as a warehouse gets it, without. */
    private static DespatchAdvice advice(@Nullable String sscc, List<ItemReference> items, List<Party> parties) {
        var line = new DespatchAdvice.Line(
                "1", "1", items, "Hex bolt", null, Quantity.of("10", "EA"), "EA", "L-44", null, sscc, null);
        return new DespatchAdvice(
                number("SH-7"),
                US,
                THEM,
                number("PO-77"),
                LocalDate.of(2026, 3, 3),
                LocalDate.of(2026, 3, 5),
                "UPSN",
                "1Z999AA10123456784",
                2,
                parties,
                List.of(line),
                Provenance.OURS);
    }

    /** To a warehouse whose numbers are the partner's business: what we know of ours, it does not say back. */
    static ShipmentInstruction instruction() {
        var ours = new ItemReference(Scheme.SELLER, "TL-10001");
        return new ShipmentInstruction(
                number("SH-7"),
                US,
                THEM,
                number("PO-77"),
                null,
                null,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 5),
                PARTIES,
                List.of(
                        new ShipmentInstruction.Line(
                                "1",
                                "10",
                                new ItemId("TL-10001"),
                                List.of(ours, new ItemReference(Scheme.GTIN, "4098765100019")),
                                "Hex bolt",
                                Quantity.of("12", "CS"),
                                new LotId("L-44"),
                                null),
                        new ShipmentInstruction.Line(
                                "2",
                                null,
                                new ItemId("TL-10001"),
                                List.of(ours),
                                null,
                                Quantity.of("2.5", "EA"),
                                null,
                                null)),
                Provenance.OURS);
    }

    private static Party trader(PartyRole role, String gln) {
        return new Party(role, List.of(new Party.Identification("GLN", gln)), null, null);
    }

    private static DocumentNumber number(String value) {
        return new DocumentNumber(value);
    }
}
