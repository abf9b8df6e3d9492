package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partners;
import throughline.model.document.BusinessDocument;
import throughline.model.document.InventoryReport;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.SalesReport;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import throughline.model.value.DocumentNumber;

/** What EDIFACT documents about stock and prices say, and where. */
class EdifactStockTest {

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @ParameterizedTest
    @CsvSource({"edifact-invrpt-d96a", "edifact-slsrpt-d01b", "edifact-pricat-d96a"})
    void aLegalMessageIsReadWithoutAFinding(String sample) {
        assertThat(set(sample + ".edi").findings()).isEmpty();
        assertThat(set(sample + ".edi").document()).isNotNull();
    }

    @Test
    void aQuantityIsWhereItsOwnPlaceSaysOrElseItsItems() throws IOException {
        var report = (InventoryReport) set("edifact-invrpt-d96a.edi").document();

        assertThat(report.number()).isEqualTo(new DocumentNumber("INV-3301"));
        assertThat(report.countedOn()).as("366 before 137").isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(report.lines().stream().map(line -> "%s %s %s %s %s"
                        .formatted(line.number(), line.state(), line.quantity(), line.location(), line.expiresOn())))
                .containsExactly(
                        "1 145 1200 EA AISLE-4 2028-06-30", "1 146 35 EA null null", "2 156 4 CS AISLE-5 null");
        assertThat(bytes("edifact-invrpt-d96a.edi", report, "/lines/1/quantity"))
                .isEqualTo("35");
        assertThat(bytes("edifact-invrpt-d96a.edi", report, "/lines/0/location"))
                .isEqualTo("AISLE-4");
    }

    @Test
    void whatWasSoldBelowAPlaceWasSoldThere() throws IOException {
        var report = (SalesReport) set("edifact-slsrpt-d01b.edi").document();

        assertThat(report.number()).isEqualTo(new DocumentNumber("SLS-52"));
        assertThat(report.from()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(report.to()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(report.lines().stream().map(line -> "%s %s %s %s %s"
                        .formatted(line.number(), line.activity(), line.quantity(), line.location(), line.price())))
                .containsExactly(
                        "1 153 6 EA 4012345000115 EUR 4.99/EA",
                        "2 153 -1 EA 4012345000115 null",
                        "3 153 2 EA 4012345000122 EUR 5.49/EA");
        assertThat(bytes("edifact-slsrpt-d01b.edi", report, "/lines/2/location"))
                .isEqualTo("4012345000122");
    }

    @Test
    void aPriceIsPerUnitAndHoldsAsLongAsItOrItsItemSays() throws IOException {
        var catalogue = (PriceCatalogue) set("edifact-pricat-d96a.edi").document();
        var bolt = catalogue.lines().get(0);

        assertThat(catalogue.number()).isEqualTo(new DocumentNumber("CAT-2027"));
        assertThat(catalogue.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(bolt.action()).isEqualTo("1");
        assertThat(bolt.packSize()).hasToString("12 EA");
        assertThat(bolt.minimum()).hasToString("24 EA");
        assertThat(bolt.prices().stream().map(price -> "%s %s %s %s"
                        .formatted(price.kind(), price.price(), price.validFrom(), price.validTo())))
                .containsExactly("PRP EUR 4.25/EA 2027-01-01 2027-06-30", "SRP EUR 7.5/EA 2027-01-01 null");
        assertThat(catalogue.lines().get(1).prices().get(0).kind()).isEqualTo("AAA");
        assertThat(bytes("edifact-pricat-d96a.edi", catalogue, "/lines/0/prices/0/price"))
                .isEqualTo("425");
    }

    @ParameterizedTest
    @CsvSource({
        "edifact-invrpt-d96a, CNT+2:2, CNT+2:3, DOCUMENT_COUNT, CNT01-2, WARNING",
        "edifact-invrpt-d96a, 145:1200, 145:12OO, ELEMENT_NUMBER, QTY01-2, ERROR",
        "edifact-invrpt-d96a, +INV-3301, +, DOCUMENT_NUMBER, UNH, ERROR",
        "edifact-slsrpt-d01b, CUX+2:EUR, CUX+2:EUX, DOCUMENT_CURRENCY, CUX01-2, WARNING",
        "edifact-slsrpt-d01b, 90:20261116, 90:20261316, DOCUMENT_DATE, DTM01-2, WARNING",
        "edifact-pricat-d96a, NTP:425, NTP:4Z5, ELEMENT_NUMBER, PRI01-2, ERROR",
        "edifact-pricat-d96a, AAA:1.2, AAA:-1.2, LINE_PRICE, PRI01-2, WARNING",
    })
    void whatIsBrokenIsNamedWhereItStands(
            String sample, String right, String wrong, String code, String place, Severity severity)
            throws IOException {
        var text = Files.readString(Messages.sample(sample + ".edi"), ISO_8859_1);
        assertThat(text).contains(right);

        var set = only(Messages.of(text.replace(right, wrong)));

        assertThat(set.findings()).anySatisfy(finding -> assertThat(
                        "%s %s %s".formatted(finding.code(), finding.span().segment(), finding.severity()))
                .isEqualTo("%s %s %s".formatted(code, place, severity)));
    }

    private static String bytes(String sample, BusinessDocument document, String pointer) throws IOException {
        var span = document.provenance().spans().at(pointer);
        assertThat(span).as(pointer).isNotNull();
        return new String(Files.readAllBytes(Messages.sample(sample)), (int) span.offset(), span.length(), ISO_8859_1);
    }

    private ReadSet set(String sample) {
        return only(Messages.of(Messages.sample(sample)));
    }

    private ReadSet only(SealedMessage message) {
        var sets = Messages.read(reader, message).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
        assertThat(sets).hasSize(1);
        return sets.get(0);
    }
}
