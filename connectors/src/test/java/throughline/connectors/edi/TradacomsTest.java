package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.edi.map.MapLibrary.Mode;
import throughline.model.document.Adjustment;
import throughline.model.document.Invoice;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Order;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;

class TradacomsTest {

    private static final String SAMPLE = "tradacoms-orders.edi";

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @Test
    void aTransmissionOfTwoOrdersIsReadWithoutAFinding() throws IOException {
        var pieces = read(text());

        assertThat(Messages.findings(pieces)).isEmpty();
        assertThat(orders(pieces))
                .extracting(Order::number)
                .containsExactly(new DocumentNumber("PO88123"), new DocumentNumber("PO88124"));
        var opened = (Piece.Opened) pieces.get(0);
        assertThat(opened.envelope().format()).isEqualTo("TRADACOMS");
        assertThat(opened.envelope().sender()).isEqualTo("5012345000008");
        assertThat(opened.envelope().receiver()).isEqualTo("5412345000013");
        assertThat(opened.envelope().control()).isEqualTo("000231");
    }

    @Test
    void anInvoiceFileSaysWhatIsOwedToThePenny() throws IOException {
        var pieces = read(sample("tradacoms-invoices.edi"));

        assertThat(Messages.findings(pieces)).isEmpty();
        var invoices = documents(pieces, Invoice.class);
        assertThat(invoices)
                .extracting(invoice -> invoice.number().value(), Invoice::total, Invoice::dueOn)
                .containsExactly(
                        tuple("INV-1001", Money.of("92.25", "GBP"), LocalDate.of(2026, 12, 18)),
                        tuple("INV-1002", Money.of("22.79", "GBP"), LocalDate.of(2026, 12, 31)));
        var first = invoices.get(0);
        assertThat(first.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(first.order()).isEqualTo(new DocumentNumber("PO-77"));
        assertThat(first.shipment()).isEqualTo(new DocumentNumber("DN-9"));
        assertThat(first.parties())
                .extracting(Party::role)
                .containsExactly(PartyRole.SELLER, PartyRole.BUYER, PartyRole.SHIP_TO);
        assertThat(first.lines())
                .extracting(
                        line -> line.items().get(0).value(),
                        line -> line.quantity().amount().intValue(),
                        line -> line.price().amount().toPlainString(),
                        Invoice.Line::amount)
                .containsExactly(
                        tuple("5012345678917", 10, "5.2500", Money.of("52.50", "GBP")),
                        tuple("NS-20", 4, "8.1250", Money.of("32.50", "GBP")));
        assertThat(first.adjustments())
                .extracting(Adjustment::charge, Adjustment::code, Adjustment::amount)
                .containsExactly(tuple(false, "QYDT", Money.of("2.50", "GBP")));
        assertThat(first.taxes())
                .extracting(
                        Invoice.Tax::jurisdiction,
                        tax -> tax.percent().toPlainString(),
                        Invoice.Tax::base,
                        Invoice.Tax::amount)
                .containsExactly(
                        tuple("VAT", "20.000", Money.of("48.75", "GBP"), Money.of("9.75", "GBP")),
                        tuple("VAT", "0.000", Money.of("31.69", "GBP"), Money.of("0.00", "GBP")));
    }

    /** A product of two rates of tax is said as a whole and then by its parts, which are not owed once more. */
    @Test
    void aProductOfTwoRatesIsOneLine() throws IOException {
        var second =
                documents(read(sample("tradacoms-invoices.edi")), Invoice.class).get(1);

        assertThat(second.lines()).hasSize(1);
        assertThat(second.goods()).isEqualTo(Money.of("20.09", "GBP"));
        assertThat(second.taxes()).hasSize(2);
    }

    @Test
    void aFileTrailerThatCountsOtherInvoicesIsTold() throws IOException {
        var text = sample("tradacoms-invoices.edi").replace("+11504+11298+2'", "+11504+11298+3'");

        assertThat(Messages.findings(read(text)))
                .extracting(Finding::code, Finding::segment, Finding::element)
                .containsExactly(tuple("TRADACOMS_MESSAGE_COUNT", "TOT", 6));
    }

    @Test
    void theInvoicesOfAFileOfCopiesAreReadAndCalledCopies() throws IOException {
        var pieces = read(sample("tradacoms-invoices.edi").replace("TYP=0700+INVOICES", "TYP=0709+INVOICES"));

        assertThat(documents(pieces, Invoice.class)).hasSize(2);
        assertThat(Messages.findings(pieces))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("DOCUMENT_COPY", Severity.NOTE), tuple("DOCUMENT_COPY", Severity.NOTE));
        assertThat(((Piece.Taken) pieces.get(1)).set().copy()).isTrue();
        assertThat(((Piece.Taken) read(sample("tradacoms-invoices.edi")).get(1))
                        .set()
                        .copy())
                .isFalse();
    }

    @Test
    void nobodyAcknowledgesIt() throws IOException {
        var closed = (Piece.Closed) read(text()).get(3);

        assertThat(closed.answers()).isEmpty();
    }

    @Test
    void anOrderHasItsOwnValuesAndThoseOfItsFile() throws IOException {
        var order = orders(read(text())).get(0);

        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(order.deliverOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(order.cancelAfter()).isEqualTo(LocalDate.of(2026, 12, 3));
        assertThat(order.notes()).containsExactly("RING THE BELL'S CORD AT GATE 2");
        assertThat(order.parties().stream().map(party -> "%s %s %s"
                        .formatted(party.role(), party.identifications().get(0).value(), party.name())))
                .containsExactly(
                        "SELLER 5412345000013 THROUGHLINE LTD",
                        "BUYER 5012345000008 HARBOUR STORES LTD",
                        "SHIP_TO 5012345000237 AVON DEPOT");
        assertThat(order.parties().get(2).address().postalCode()).isEqualTo("BS11 9DA");
        assertThat(bytes(order, "/parties/1/name")).as("before the set").isEqualTo("HARBOUR STORES LTD");
        assertThat(bytes(order, "/cancelAfter")).isEqualTo("261203");
        assertThat(bytes(order, "/lines/0/price")).isEqualTo("42500");
        assertThat(bytes(order, "/lines/2/quantity")).isEqualTo("12500");
    }

    @Test
    void pricesHaveFourImpliedDecimalsAndMeasuresThree() throws IOException {
        var order = orders(read(text())).get(0);

        assertThat(order.lines().stream().map(line -> "%s: %s at %s, %s"
                        .formatted(line.number(), line.quantity(), line.price(), line.description())))
                .containsExactly(
                        "1: 60 CS at GBP 4.2500/CS, HEX BOLT M8 BOX OF 12",
                        "2: 5 EA at null, null",
                        "3: 12.500 KGM at GBP 1.3250/KGM, STEEL ROD");
        assertThat(order.lines().get(0).items())
                .containsExactly(
                        new ItemReference(Scheme.GTIN, "5098765100012"),
                        new ItemReference(Scheme.SELLER, "TL-10001"),
                        new ItemReference(Scheme.BUYER, "HS-77"));
    }

    @Test
    void aLocationMayHaveOnlyTheBuyersCode() throws IOException {
        var shipTo = orders(read(text())).get(1).parties().get(2);

        assertThat(shipTo.role()).isEqualTo(PartyRole.SHIP_TO);
        assertThat(shipTo.identifications().get(0).scheme()).isEqualTo("BUYER");
        assertThat(shipTo.identifications().get(0).value()).isEqualTo("0118");
    }

    @Test
    void aPartnerIsKnownByItsNumber() throws IOException {
        var partner = new Partner(
                "harbour",
                "Harbour Stores",
                List.of(new Partner.Identifier("TRADACOMS", "5012345000008")),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of(),
                Map.of());

        var known = new EdiReader(new Partners() {
            @Override
            public Optional<Partner> bySender(String format, String identifier) {
                return Optional.of(partner)
                        .filter(one -> one.identifiers().contains(new Partner.Identifier(format, identifier)));
            }

            @Override
            public Optional<Partner> byCode(String code) {
                return Optional.empty();
            }
        });

        assertThat(orders(Messages.read(known, Messages.of(text()))).get(0).sender())
                .isEqualTo(new PartyId("harbour"));
    }

    @ParameterizedTest
    @CsvSource({
        "MTR=10, MTR=9, TRADACOMS_SEGMENT_COUNT, MTR01",
        "OTR=3, OTR=4, DOCUMENT_COUNT, OTR01",
        "OFT=2, OFT=3, TRADACOMS_MESSAGE_COUNT, OFT01",
        "END=4, END=5, TRADACOMS_MESSAGE_COUNT, END01",
        "MHD=3+ORDERS, MHD=9+ORDERS, TRADACOMS_MESSAGE_HEADER, MHD",
        "ORD=PO88123, ORD=, DOCUMENT_NUMBER, MHD",
        "+12+60+, +12+6O+, ELEMENT_NUMBER, OLD06",
        "DIN=261201, DIN=261301, DOCUMENT_DATE, DIN01",
    })
    void whatIsBrokenIsNamedWhereItStands(String right, String wrong, String code, String place) throws IOException {
        assertThat(text()).contains(right);

        var findings = Messages.findings(read(text().replace(right, wrong)));

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.span().segment()).isEqualTo(place);
            assertThat(finding.ackCode()).isNull();
        });
    }

    @Test
    void aFileWithoutItsEndMayHaveLostIt() throws IOException {
        assertThat(Messages.findings(read(text().replace("END=4'", ""))))
                .extracting(Finding::code)
                .containsExactly("TRADACOMS_FILE_TRAILER");
    }

    @Test
    void aBrokenOrderHarmsNotItsNeighbour() throws IOException {
        var pieces = read(text().replace("MTR=10", "MTR=11"));

        assertThat(((Piece.Taken) pieces.get(1)).set().rejected()).isTrue();
        assertThat(((Piece.Taken) pieces.get(2)).set().rejected()).isFalse();
    }

    @Test
    void aMessageNobodyMapsIsKept() throws IOException {
        var pieces = read(text().replace("MHD=3+ORDERS:9", "MHD=3+AVLHDX:9"));

        assertThat(Messages.findings(pieces)).extracting(Finding::code).contains("EDI_TYPE_NOT_MAPPED");
    }

    @Test
    void aReleasedTerminatorAndAnEqualsSignInDataAreData() throws IOException {
        var order = orders(read(text().replace("HEX BOLT M8", "A=B?'C"))).get(0);

        assertThat(order.lines().get(0).description()).isEqualTo("A=B'C BOX OF 12");
    }

    @Test
    void bothEnginesAgree() {
        var smooks = new EdiReader(Partners.NONE, Mode.SMOOKS);
        var sample = Messages.sample(SAMPLE);

        assertThat(EnginesAgreeTest.documents(smooks, sample)).isEqualTo(EnginesAgreeTest.documents(reader, sample));
    }

    private List<Piece> read(String text) {
        return Messages.read(reader, Messages.of(text));
    }

    private static List<Order> orders(List<Piece> pieces) {
        return documents(pieces, Order.class);
    }

    private static <D> List<D> documents(List<Piece> pieces, Class<D> type) {
        return pieces.stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> type.cast(((Piece.Taken) piece).set().document()))
                .toList();
    }

    private static String text() throws IOException {
        return sample(SAMPLE);
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Messages.sample(name), ISO_8859_1);
    }

    private static String bytes(Order order, String pointer) throws IOException {
        var span = order.provenance().spans().at(pointer);
        assertThat(span).as(pointer).isNotNull();
        return text().substring((int) span.offset(), (int) span.offset() + span.length());
    }
}
