package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.model.document.Adjustment;
import throughline.model.document.BusinessDocument;
import throughline.model.document.InstructionForReturns;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.ReceiptAdvice;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** What we write as a buyer is what our own reader reads, and an independent reader finds nothing wrong with it. */
class GoodsWrittenTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final PartyId US = new PartyId("throughline");
    private static final PartyId THEM = new PartyId("boltworks");
    private static final List<Party> PARTIES = List.of(
            new Party(PartyRole.BUYER, List.of(new Party.Identification("GLN", "5412345000013")), "Throughline", null),
            new Party(PartyRole.SELLER, List.of(new Party.Identification("GLN", "4012345000009")), "Bolt Works", null),
            new Party(
                    PartyRole.SHIP_TO,
                    List.of(new Party.Identification("BUYER", "WH-EAST")),
                    "East",
                    new Party.Address(List.of("9 Quay Street", "Gate 4"), "Albany", "NY", "12207", "US")));

    private final Composer composer = new Composer(Examples.CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("X12", "004010", "850", order()),
                Arguments.of("X12", "005010", "850", order()),
                Arguments.of("X12", "004010", "860", change(OrderChange.Kind.CHANGE, "PO-900-2")),
                Arguments.of("X12", "005010", "860", change(OrderChange.Kind.CANCEL, "PO-900-CANCEL")),
                Arguments.of("X12", "004010", "861", receipt(List.of())),
                Arguments.of("X12", "004010", "180", goodsReturn()),
                Arguments.of("EDIFACT", "D:96A:UN", "ORDERS", inEdifact(order())),
                Arguments.of("EDIFACT", "D:01B:UN", "ORDERS", inEdifact(order())),
                Arguments.of("EDIFACT", "D:96A:UN", "ORDCHG", change(OrderChange.Kind.CHANGE, "CHG-77")),
                Arguments.of("EDIFACT", "D:01B:UN", "ORDCHG", change(OrderChange.Kind.CANCEL, "CHG-78")),
                Arguments.of("EDIFACT", "D:96A:UN", "RECADV", receipt(List.of())),
                Arguments.of("EDIFACT", "D:01B:UN", "RECADV", receipt(List.of("One pallet leaned"))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatWeWriteIsReadBackAsItWas(String format, String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(format, version, message, document), numbers);

        RoundTrip.assertReadBack(composed, message, document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anIndependentReaderFindsNothingWrong(
            String format, String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(format, version, message, document), numbers);

        RoundTrip.assertRefereeContent(composed);
    }

    @Test
    void aChangeSaysWhichLineFallsAwayAndWhichGetsANewQuantity() {
        var change = change(OrderChange.Kind.CHANGE, "PO-900-2");

        var lines = Examples.lines(composer.compose(change, partner("X12", "004010", "860", change), numbers));

        assertThat(lines)
                .contains(
                        "BCH*04*SA*PO-900**2*20260301~",
                        "POC*1*CA*30**CA*14.4**BP*NG-10001*VP*TL-10001~",
                        "POC*2*DI***EA***BP*NG-10002~",
                        "CTT*2*30~");
    }

    @Test
    void aReceiptThatDoesNotSayWhenIsNotWritten() {
        var dateless = new ReceiptAdvice(
                new DocumentNumber("R-1"),
                US,
                THEM,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Provenance.OURS);

        assertThatThrownBy(() -> composer.compose(dateless, partner("X12", "004010", "861", dateless), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("BRA02");
    }

    private static Partner partner(String format, String version, String message, BusinessDocument document) {
        boolean x12 = format.equals("X12");
        var as = new Partner.Outbound(
                format,
                version,
                message,
                x12 ? "ZZ:THROUGHLINE" : "14:5412345000013",
                x12 ? "ZZ:BOLTWORKS" : "14:4012345000009",
                x12 ? newlines(Partner.Delimiters.X12) : newlines(Partner.Delimiters.EDIFACT));
        return new Partner(
                "boltworks",
                "Bolt Works",
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of(document.type(), as),
                Map.of());
    }

    private static Partner.Delimiters newlines(Partner.Delimiters of) {
        return new Partner.Delimiters(
                of.element(), of.component(), of.repetition(), of.segment(), of.release(), of.decimal(), true);
    }

    private static Order order() {
        return new Order(
                new DocumentNumber("PO-900"),
                US,
                THEM,
                LocalDate.of(2026, 3, 1),
                EURO,
                LocalDate.of(2026, 3, 20),
                LocalDate.of(2026, 3, 31),
                Boolean.TRUE,
                PARTIES,
                List.of(
                        new Adjustment(false, "C310", "Early order", new BigDecimal("2.5"), Money.of("12.50", "EUR")),
                        new Adjustment(true, "FRT", "Freight", null, Money.of("5.99", "EUR"))),
                List.of("Deliver before noon", "Call the dock first"),
                List.of(
                        line("1", "12", "CA", "CS", "14.4", "CS", LocalDate.of(2026, 3, 22), true),
                        line("2", "250", "EA", "EA", "0.03125", "EA", null, false)),
                Provenance.OURS);
    }

    /** EDIFACT says nothing of complete shipment, and has its own codes of units. */
    private static Order inEdifact(Order order) {
        return new Order(
                order.number(),
                order.sender(),
                order.receiver(),
                order.orderedOn(),
                order.currency(),
                order.deliverOn(),
                order.cancelAfter(),
                null,
                order.parties(),
                order.adjustments(),
                order.notes(),
                List.of(line("1", "12", "CS", "CS", "14.4", "CS", LocalDate.of(2026, 3, 22), true)),
                order.provenance());
    }

    private static OrderChange change(OrderChange.Kind kind, String number) {
        boolean x12 = number.startsWith("PO-900-");
        var lines = List.of(
                line("1", "30", x12 ? "CA" : "CS", "CS", "14.4", "CS", LocalDate.of(2026, 3, 25), true),
                line("2", "0", "EA", "EA", null, "EA", null, false));
        return new OrderChange(
                new DocumentNumber(number),
                US,
                THEM,
                new DocumentNumber("PO-900"),
                kind,
                LocalDate.of(2026, 3, 1),
                kind == OrderChange.Kind.CANCEL ? List.of() : lines,
                Provenance.OURS);
    }

    private static OrderLine line(
            String number,
            String amount,
            String asSent,
            String unit,
            @Nullable String price,
            String per,
            @Nullable LocalDate deliverOn,
            boolean ours) {
        var buyers = new ItemReference(Scheme.BUYER, "NG-1000" + number);
        return new OrderLine(
                number,
                ours ? List.of(buyers, new ItemReference(Scheme.SELLER, "TL-1000" + number)) : List.of(buyers),
                ours ? "Hex bolt" : null,
                Quantity.of(amount, unit),
                asSent,
                price == null ? null : new UnitPrice(new BigDecimal(price), EURO, new UnitCode(per)),
                deliverOn,
                null);
    }

    private static ReceiptAdvice receipt(List<String> notes) {
        return new ReceiptAdvice(
                new DocumentNumber("RCV-31"),
                US,
                THEM,
                new DocumentNumber("PO-900"),
                new DocumentNumber("SHP-66"),
                LocalDate.of(2026, 3, 2),
                PARTIES,
                notes,
                List.of(
                        new ReceiptAdvice.Line(
                                "1",
                                "10",
                                List.of(new ItemReference(Scheme.BUYER, "NG-10001")),
                                "Hex bolt",
                                Quantity.of("12", "CT"),
                                Quantity.of("10", "CT"),
                                Quantity.of("2", "CT"),
                                "CT",
                                "01",
                                "LOT-A7",
                                LocalDate.of(2028, 5, 31),
                                "340123450000000018",
                                null),
                        new ReceiptAdvice.Line(
                                "2",
                                null,
                                List.of(new ItemReference(Scheme.BUYER, "NG-10002")),
                                null,
                                null,
                                Quantity.of("40", "EA"),
                                null,
                                "EA",
                                null,
                                null,
                                null,
                                "340123450000000018",
                                null)),
                Provenance.OURS);
    }

    private static InstructionForReturns goodsReturn() {
        return new InstructionForReturns(
                new DocumentNumber("RMA-7"),
                US,
                THEM,
                "WR",
                LocalDate.of(2026, 3, 2),
                new DocumentNumber("PO-900"),
                new DocumentNumber("INV-44"),
                PARTIES,
                List.of("Cartons opened"),
                List.of(
                        new InstructionForReturns.Line(
                                "1",
                                List.of(
                                        new ItemReference(Scheme.SELLER, "TL-10001"),
                                        new ItemReference(Scheme.BUYER, "NG-10001")),
                                "Hex bolt",
                                Quantity.of("4", "CS"),
                                "CA",
                                new UnitPrice(new BigDecimal("14.4"), Currency.getInstance("USD"), new UnitCode("CS")),
                                "DR",
                                "CR",
                                "LOT-A7",
                                null),
                        new InstructionForReturns.Line(
                                "2",
                                List.of(new ItemReference(Scheme.GTIN, "012345678905")),
                                null,
                                Quantity.of("12", "EA"),
                                "EA",
                                null,
                                null,
                                null,
                                null,
                                null)),
                Provenance.OURS);
    }
}
