package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.connectors.compose.WrittenDocuments.advice;
import static throughline.connectors.compose.WrittenDocuments.catalogue;
import static throughline.connectors.compose.WrittenDocuments.consignment;
import static throughline.connectors.compose.WrittenDocuments.instruction;
import static throughline.connectors.compose.WrittenDocuments.inventory;
import static throughline.connectors.compose.WrittenDocuments.invoice;
import static throughline.connectors.compose.WrittenDocuments.response;
import static throughline.connectors.compose.WrittenDocuments.sales;
import static throughline.connectors.compose.WrittenDocuments.status;
import static throughline.connectors.compose.WrittenDocuments.traded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.TransportStatus;

/** Every message we write says to our own reader what it said, and an independent reader finds nothing wrong with it. */
class WrittenAndReadTest {

    private final Composer composer = new Composer(Examples.CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> documents() {
        var x12 = Stream.of("004010", "005010")
                .flatMap(version -> Stream.of(
                        Arguments.of("X12", version, "855", response()),
                        Arguments.of("X12", version, "865", response()),
                        Arguments.of("X12", version, "856", advice("340123450000000018")),
                        Arguments.of("X12", version, "940", instruction()),
                        Arguments.of("X12", version, "943", advice(null)),
                        Arguments.of("X12", version, "810", invoice())));
        var edifact = Stream.of("D:96A:UN", "D:01B:UN")
                .flatMap(version -> Stream.of(
                        Arguments.of("EDIFACT", version, "ORDRSP", traded()),
                        Arguments.of("EDIFACT", version, "DESADV", traded("340123450000000018")),
                        Arguments.of("EDIFACT", version, "INVOIC", invoice()),
                        Arguments.of("EDIFACT", version, "INVRPT", inventory("145")),
                        Arguments.of("EDIFACT", version, "SLSRPT", sales("EUR")),
                        Arguments.of(
                                "EDIFACT",
                                version,
                                "IFTSTA",
                                status(TransportStatus.Status.DELIVERED, "2026-03-09T10:15:30Z")),
                        Arguments.of(
                                "EDIFACT",
                                version,
                                "IFTSTA",
                                status(TransportStatus.Status.EXCEPTION, "2026-03-09T10:15:00Z")),
                        Arguments.of("EDIFACT", version, "IFTMIN", consignment()),
                        Arguments.of("EDIFACT", version, "PRICAT", catalogue())));
        return Stream.concat(x12, edifact);
    }

    @ParameterizedTest(name = "{2} in {1}")
    @MethodSource("documents")
    void whatWeWriteIsReadBackAsItWas(String format, String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(format, version, message, document), numbers);

        assertThat(composed.message()).isEqualTo(message);
        RoundTrip.assertReadBack(composed, message, document);
    }

    @ParameterizedTest(name = "{2} in {1}")
    @MethodSource("documents")
    void anIndependentReaderFindsNothingWrong(
            String format, String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(format, version, message, document), numbers);

        RoundTrip.assertRefereeContent(composed);
    }

    /** Who orders, bills and pays stands in the tables of the neighbours, and so do answers. */
    @Test
    void everyMessageThatThePageForPartnersNamesIsTried() throws IOException {
        var tried = Stream.of(
                        documents(),
                        GoodsWrittenTest.documents(),
                        MoneyWrittenTest.written(),
                        AnswersReadBackTest.answers(),
                        StockWrittenTest.documents())
                .flatMap(table -> table)
                .flatMap(row -> Stream.of(row.get()))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet());
        var page = Files.readString(Path.of("../docs/partners.md"));
        var table = page.substring(page.indexOf("| document | X12 | EDIFACT |"));

        var named = Pattern.compile("\\b(\\d{3}|TA1|[A-Z]{6})\\b")
                .matcher(table.substring(0, table.indexOf("\n\n")).replace("EDIFACT", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(named).contains("850", "IFTSTA").isSubsetOf(tried);
    }

    @Test
    void anAnswerToAChangeSaysInEachLineWhatBecameOfIt() {
        var response = response();

        var lines = Examples.lines(composer.compose(response, partner("X12", "004010", "865", response), numbers));

        assertThat(lines)
                .contains(
                        "BCA*00*AC*PO-77***20260301***SO-12*20260302~",
                        "POC*1*QD*12**EA*14.4**EN*4098765100019*VP*TL-10001~",
                        "ACK*IQ*10*EA*068*20260304~",
                        "POC*3*DI*5**EA***EN*4098765100019*VP*TL-10001~",
                        "ACK*IR*0*EA~");
    }

    @Test
    void aWarehouseIsToldOfGoodsByTheirNames() {
        var nameless = advice(null, List.of());

        assertThatThrownBy(() -> composer.compose(nameless, partner("X12", "004010", "943", nameless), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("W0405");
    }

    @Test
    void figuresOfTheSameGoodsShareOneItem() {
        var report = inventory("145");

        var lines = Examples.lines(composer.compose(report, partner("EDIFACT", "D:96A:UN", "INVRPT", report), numbers));

        assertThat(lines)
                .containsSequence(
                        "LIN+1++4098765100019:EN'",
                        "PIA+1+TL-10001:SA'",
                        "IMD+F++:::Hex bolt'",
                        "PIA+1+L-9:NB'",
                        "QTY+145:120:EA'",
                        "DTM+361:20280131:102'",
                        "QTY+146:2.5:EA'",
                        "LOC+14+CAGE::92'")
                .contains("CNT+2:1'");
    }

    @Test
    void aFigureThatDoesNotSayWhichStockItIsIsNotWritten() {
        var report = inventory(null);

        assertThatThrownBy(() -> composer.compose(report, partner("EDIFACT", "D:96A:UN", "INVRPT", report), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("6063");
    }

    @Test
    void whatWasSoldInOneStoreStandsBelowItsPlace() {
        var report = sales("EUR");

        var lines = Examples.lines(composer.compose(report, partner("EDIFACT", "D:01B:UN", "SLSRPT", report), numbers));

        assertThat(lines)
                .containsSubsequence(
                        "CUX+2:EUR:10'",
                        "LOC+162+STORE-1::92'",
                        "LIN+1++4098765100019:EN'",
                        "PRI+NTP:4.99:::1:EA'",
                        "QTY+153:6:EA'",
                        "QTY+145:40:EA'",
                        "LOC+162+STORE-2::92'",
                        "LIN+2++4098765100019:EN'",
                        "QTY+153:-1:EA'",
                        "CNT+2:2'");
    }

    @Test
    void aSalesReportHasOneCurrency() {
        var report = sales("USD");

        assertThatThrownBy(() -> composer.compose(report, partner("EDIFACT", "D:01B:UN", "SLSRPT", report), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("CUX");
    }

    @Test
    void goodsThatAreOnlyExpectedHaveNoCodeInAnIftsta() {
        var status = status(TransportStatus.Status.EXPECTED, "2026-03-09T10:15:00Z");

        assertThatThrownBy(() -> composer.compose(status, partner("EDIFACT", "D:96A:UN", "IFTSTA", status), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("9011");
    }

    @Test
    void whatIsWrittenForLorriesInX12IsWrittenForAConsignmentToo() {
        var stops = List.of(
                WrittenDocuments.stop("1", "CL", 2, SHIP_FROM, List.of("SH-31"), 25),
                WrittenDocuments.stop("2", "CU", 4, SHIP_FROM, List.of(), null));

        var lines = Examples.lines(compose(consignmentOf("00", stops)));

        assertThat(lines)
                .containsSubsequence(
                        "BGM+610+LOAD-7+9'",
                        "DTM+200:20260302:102'",
                        "DTM+2:20260304:102'",
                        "CNT+11:25'",
                        "NAD+CA+DHLFR'",
                        "NAD+CZ+EAST::92++East warehouse'",
                        "RFF+SRN:SH-31'",
                        "NAD+CN+EAST::92++East warehouse'");
    }

    @Test
    void aConsignmentIsCollectedOnOneDayAtKnownPlaces() {
        var twice = List.of(
                WrittenDocuments.stop("1", "CZ", 2, SHIP_FROM, List.of(), null),
                WrittenDocuments.stop("2", "CZ", 3, SHIP_FROM, List.of(), null));
        var nowhere = List.of(WrittenDocuments.stop("7", "CZ", 2, null, List.of(), null));

        assertThatThrownBy(() -> compose(consignmentOf("9", twice)))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("DTM 200");
        assertThatThrownBy(() -> compose(consignmentOf("9", nowhere)))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("stop 7");
    }

    private static final Party SHIP_FROM =
            new Party(PartyRole.SHIP_FROM, List.of(new Party.Identification("BUYER", "EAST")), "East warehouse", null);

    private Composed compose(ForwardingInstructions instructions) {
        return composer.compose(instructions, partner("EDIFACT", "D:96A:UN", "IFTMIN", instructions), numbers);
    }

    private static ForwardingInstructions consignmentOf(String purpose, List<ForwardingInstructions.Stop> stops) {
        var like = WrittenDocuments.consignment();
        return new ForwardingInstructions(
                like.number(),
                like.sender(),
                like.receiver(),
                like.carrier(),
                purpose,
                like.terms(),
                like.issuedOn(),
                like.weight(),
                like.charge(),
                like.parties(),
                like.notes(),
                stops,
                like.provenance());
    }

    private static Partner partner(String format, String version, String message, BusinessDocument document) {
        boolean x12 = format.equals("X12");
        var of = x12 ? Partner.Delimiters.X12 : Partner.Delimiters.EDIFACT;
        var as = new Partner.Outbound(
                format,
                version,
                message,
                x12 ? "ZZ:THROUGHLINE" : "14:5412345000013",
                x12 ? "ZZ:NORTHGATE" : "14:4012345000009",
                new Partner.Delimiters(
                        of.element(), of.component(), of.repetition(), of.segment(), of.release(), of.decimal(), true));
        return new Partner(
                "northgate",
                "Northgate",
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of(document.type(), as),
                Map.of());
    }
}
