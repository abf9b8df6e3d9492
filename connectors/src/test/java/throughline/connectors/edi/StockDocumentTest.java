package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.connectors.Partners;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Forecast;
import throughline.model.document.InventoryAdjustment;
import throughline.model.document.InventoryReport;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.SalesReport;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

/** What is told about stock, sales, prices and needs, and at which byte. */
class StockDocumentTest {

    private static final String STOCK = "x12-846-004010-stock.edi";
    private static final String ACTIVITY = "x12-852-005010-activity.edi";
    private static final String CATALOGUE = "x12-832-004010-catalogue.edi";
    private static final String FORECAST = "x12-830-004010-forecast.edi";
    private static final String ADJUSTMENT = "x12-947-005010-adjustment.edi";

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @ParameterizedTest
    @ValueSource(strings = {STOCK, ACTIVITY, CATALOGUE, FORECAST, ADJUSTMENT})
    void aMessageAsItShouldBeHasNoFindings(String sample) {
        assertThat(set(text(sample)).findings()).isEmpty();
    }

    @Test
    void eachFigureOfAnItemIsALineWithItsStateAndPlace() {
        var report = (InventoryReport) document(STOCK);

        assertThat(report.number().value()).isEqualTo("STK-4711");
        assertThat(report.countedOn()).as("BIA04 before DTM").isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(report.lines())
                .extracting(line -> "%s: %s as %s at %s, lot %s until %s"
                        .formatted(
                                line.number(),
                                line.quantity(),
                                line.state(),
                                line.location(),
                                line.lot(),
                                line.expiresOn()))
                .containsExactly(
                        "1: 120 EA as 33 at null, lot L-55 until 2028-01-31",
                        "1: 150 CS as 17 at null, lot L-55 until 2027-12-31",
                        "1: 3 EA as 74 at CAGE-2, lot L-55 until 2027-12-31",
                        "2: 10 EA as null at 0042, lot null until null",
                        "2: 12.5 EA as null at 0043, lot null until null",
                        "3: 40 EA as 33 at WEST, lot null until null",
                        "3: 41 EA as 33 at SOUTH, lot null until null");
        assertThat(report.lines().get(2).items())
                .as("a lot is no name of the item")
                .containsExactly(
                        new ItemReference(Scheme.SELLER, "TL-10001"), new ItemReference(Scheme.GTIN, "4098765100018"));
        says(STOCK, "/number", "STK-4711", "/lines/2/quantity", "3", "/lines/2/location", "CAGE-2");
        says(STOCK, "/lines/4/location", "0043", "/lines/4/quantity", "12.5", "/lines/1/unitAsSent", "CA");
    }

    @Test
    void eachStoreOfAnActivityIsALine() {
        var report = (SalesReport) document(ACTIVITY);

        assertThat(report.from()).isEqualTo(LocalDate.of(2026, 11, 15));
        assertThat(report.to()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(report.number().value()).as("an 852 has none").isEqualTo("20261115");
        assertThat(report.lines()).hasSize(14);
        assertThat(report.lines())
                .extracting(line -> "%s %s %s at %s for %s"
                        .formatted(line.number(), line.activity(), line.quantity(), line.location(), line.price()))
                .contains(
                        "1 QS 4 EA at 0001 for USD 4.99/EA",
                        "1 QS 13 EA at 0010 for USD 4.99/EA",
                        "1 QS 14 EA at 0011 for USD 4.99/EA",
                        "1 QA 90 EA at null for USD 4.99/EA",
                        "2 QS -1 EA at 0042 for null",
                        "2 QS 2 EA at 0043 for null");
        says(ACTIVITY, "/number", "20261115", "/lines/10/location", "0011", "/lines/10/quantity", "14");
        says(ACTIVITY, "/lines/10/activity", "QS", "/lines/0/price", "4.99", "/lines/12/quantity", "-1");
        assertThat(unread(ACTIVITY)).contains("2.10").doesNotContain("92 EA", "QS");
    }

    @Test
    void aCatalogueGivesEachPriceWithItsQuantityAndItsDays() {
        var catalogue = (PriceCatalogue) document(CATALOGUE);

        assertThat(catalogue.revision()).as("BCT04 before BCT03").isEqualTo("B");
        assertThat(catalogue.currency()).hasToString("CAD");
        assertThat(catalogue.validFrom()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(catalogue.validTo()).isEqualTo(LocalDate.of(2027, 12, 31));
        var line = catalogue.lines().get(0);
        assertThat(line.packSize()).hasToString("12 EA");
        assertThat(line.prices())
                .extracting(price ->
                        "%s %s from %s, %s".formatted(price.kind(), price.price(), price.from(), price.validFrom()))
                .containsExactly(
                        "UCP CAD 1.25/EA from null, null",
                        "UCP CAD 1.1/EA from 100 EA, 2027-02-01",
                        "RES USD 0.299/EA from null, null");
        assertThat(catalogue.lines().get(1).unitAsSent()).isEqualTo("CA");
        says(CATALOGUE, "/number", "CAT-2026", "/lines/0/prices/1/price", "1.1", "/lines/0/prices/1/from", "100");
        says(CATALOGUE, "/lines/0/packSize", "12", "/lines/0/prices/1/validFrom", "20270201", "/currency", "CAD");
    }

    @Test
    void aForecastGivesItsPeriodsAndLeavesThePatternUnread() {
        var forecast = (Forecast) document(FORECAST);

        assertThat(forecast.number().value()).isEqualTo("FC-9");
        assertThat(forecast.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(forecast.from()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(forecast.to()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(forecast.order().value()).isEqualTo("PO-900");
        var line = forecast.lines().get(0);
        assertThat(line.shipTo()).isEqualTo("GATE4");
        assertThat(line.buckets())
                .extracting(bucket -> "%s %s %s %s..%s"
                        .formatted(
                                bucket.quantity(), bucket.certainty(), bucket.interval(), bucket.from(), bucket.to()))
                .containsExactly("100 EA C W 2027-01-04..null", "250 EA D F 2027-01-11..2027-01-17");
        assertThat(forecast.lines().get(1).buckets().get(0).quantity()).hasToString("12 CS");
        says(FORECAST, "/lines/0/buckets/1/quantity", "250", "/lines/0/buckets/1/to", "20270117");
        assertThat(unread(FORECAST)).contains("7", "0042", "R3");
    }

    @Test
    void anAdjustmentKeepsTheSignThatTheWarehouseSent() {
        var adjustment = (InventoryAdjustment) document(ADJUSTMENT);

        assertThat(adjustment.number().value()).isEqualTo("ADJ-31");
        assertThat(adjustment.adjustedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(adjustment.notes()).containsExactly("Cycle count");
        var line = adjustment.lines().get(0);
        assertThat("%s for %s, %s to %s, lot %s"
                        .formatted(line.change(), line.reason(), line.from(), line.to(), line.lot()))
                .isEqualTo("-12 CS for 05, DM to GD, lot L-55");
        assertThat(line.items())
                .containsExactly(
                        new ItemReference(Scheme.SELLER, "TL-10001"), new ItemReference(Scheme.GTIN, "10409876510001"));
        assertThat(adjustment.lines().get(1).items())
                .as("the case code")
                .containsExactly(new ItemReference(Scheme.GTIN, "409876510002"));
        says(ADJUSTMENT, "/lines/0/change", "-12", "/lines/0/to", "GD", "/lines/1/items/0/value", "409876510002");
    }

    @ParameterizedTest
    @CsvSource({
        STOCK + ",BIA*00*DD*STK-4711*20261123,BIA*00*DD**20261123,ELEMENT_MISSING,BIA03",
        STOCK + ",CTT*3,CTT*4,DOCUMENT_COUNT,CTT01",
        STOCK + ",QTY*33*120*EA,QTY*33*12x*EA,ELEMENT_NUMBER,QTY02",
        ACTIVITY + ",0011*14,0011*1x,ELEMENT_NUMBER,SDQ04",
        ACTIVITY + ",CTT*2,CTT*3,DOCUMENT_COUNT,CTT01",
        CATALOGUE + ",CTT*2,CTT*1,DOCUMENT_COUNT,CTT01",
        CATALOGUE + ",*1.25*,*-1.25*,LINE_PRICE,CTP03",
        FORECAST + ",CTT*2,CTT*9,DOCUMENT_COUNT,CTT01",
        FORECAST + ",FST*100*,FST*1O0*,ELEMENT_NUMBER,FST01",
        ADJUSTMENT + ",W15*20261123*,W15**,ELEMENT_MISSING,W1501",
        ADJUSTMENT + ",*-12*,*-1Z*,ELEMENT_NUMBER,W1902"
    })
    void whatIsWrongIsFoundAtItsByte(String sample, String right, String wrong, String code, String element) {
        var text = text(sample);
        assertThat(text).contains(right);
        var changed = text.replace(right, wrong);

        var finding = set(changed).findings().stream()
                .filter(found -> found.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(set(changed).findings().toString()));

        assertThat("%s%02d".formatted(finding.segment(), finding.element())).isEqualTo(element);
        assertThat(finding.span().offset())
                .isBetween((long) text.indexOf(right), (long) text.indexOf(right) + wrong.length());
    }

    @ParameterizedTest
    @CsvSource({STOCK + ",BIA", ACTIVITY + ",XQ", CATALOGUE + ",BCT", FORECAST + ",BFR", ADJUSTMENT + ",W15"})
    void aMissingFirstSegmentRefusesTheSet(String sample, String segment) {
        var set = set(text(sample).replaceFirst("(?m)^" + segment + "\\*.*\n", ""));

        assertThat(set.rejected()).isTrue();
        assertThat(set.findings()).extracting(Finding::code).contains("SEGMENT_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        STOCK + ",QTY*33*,QTY*ZQ*",
        ACTIVITY + ",ZA*QA*,ZA*Z9*",
        CATALOGUE + ",*RES*,*QQQ*",
        FORECAST + ",*C*W*,*Q*Q*",
        ADJUSTMENT + ",W19*05*,W19*Q9*"
    })
    void aCodeWeDoNotKnowRefusesNothing(String sample, String known, String unknown) {
        var set = set(text(sample).replace(known, unknown));

        assertThat(set.rejected()).isFalse();
        assertThat(set.document()).isNotNull();
    }

    private BusinessDocument document(String sample) {
        var document = set(text(sample)).document();
        assertThat(document).isNotNull();
        return document;
    }

    private List<String> unread(String sample) {
        return document(sample).provenance().unread().stream()
                .map(unread -> unread.value())
                .toList();
    }

    private void says(String sample, String... pointersAndTexts) {
        var text = text(sample);
        var spans = document(sample).provenance().spans();
        for (int i = 0; i < pointersAndTexts.length; i += 2) {
            var span = spans.at(pointersAndTexts[i]);
            assertThat(span).as(pointersAndTexts[i]).isNotNull();
            assertThat(text.substring((int) span.offset(), (int) span.offset() + span.length()))
                    .as(pointersAndTexts[i])
                    .isEqualTo(pointersAndTexts[i + 1]);
        }
    }

    private static String text(String sample) {
        try {
            return Files.readString(Messages.sample(sample), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadSet set(String text) {
        return Messages.read(reader, Messages.of(text)).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .findFirst()
                .orElseThrow();
    }
}
