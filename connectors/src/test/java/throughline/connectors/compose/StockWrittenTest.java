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
import throughline.model.document.BusinessDocument;
import throughline.model.document.InventoryReport;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.PriceCatalogue;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Stock and prices as we write them are what our own reader reads, and an independent reader finds nothing wrong. */
class StockWrittenTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final UnitCode EACH = UnitCode.EACH;
    private static final List<ItemReference> BOLT =
            List.of(new ItemReference(Scheme.SELLER, "TL-1"), new ItemReference(Scheme.GTIN, "4098765100018"));
    private static final List<Party> PARTIES = List.of(
            new Party(PartyRole.SELLER, List.of(new Party.Identification("GLN", "4012345000009")), "Bolt Works", null));

    private final Composer composer = new Composer(Examples.CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> documents() {
        return Stream.of("004010", "005010")
                .flatMap(version -> Stream.of(
                        Arguments.of(version, "846", inventory("33")), Arguments.of(version, "832", catalogue(null))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatWeWriteIsReadBackAsItWas(String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(version, message, document), numbers);

        RoundTrip.assertReadBack(composed, message, document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anIndependentReaderFindsNothingWrong(String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(version, message, document), numbers);

        RoundTrip.assertRefereeContent(composed);
    }

    @Test
    void figuresOfTheSameGoodsShareOneItem() {
        var report = inventory("33");

        var lines = Examples.lines(composer.compose(report, partner("004010", "846", report), numbers));

        assertThat(lines)
                .containsSequence(
                        "LIN*1*VP*TL-1*EN*4098765100018*LT*L-9~",
                        "PID*F****Hex bolt~",
                        "QTY*33*120*EA~",
                        "DTM*036*20280131~",
                        "QTY*74*2.5*EA~",
                        "N1*LO**92*CAGE~");
        assertThat(lines).contains("CTT*2~");
    }

    @Test
    void aFigureThatDoesNotSayWhichStockItIsIsNotWritten() {
        var report = inventory(null);

        assertThatThrownBy(() -> composer.compose(report, partner("004010", "846", report), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("QTY01");
    }

    @Test
    void aLeastOrderIsNotLeftOutInSilence() {
        var catalogue = catalogue(Quantity.of("5", "EA"));

        assertThatThrownBy(() -> composer.compose(catalogue, partner("004010", "832", catalogue), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("least");
    }

    private static InventoryReport inventory(@Nullable String state) {
        return new InventoryReport(
                new DocumentNumber("STK-1"),
                new PartyId("throughline"),
                new PartyId("shop"),
                LocalDate.of(2026, 3, 1),
                PARTIES,
                List.of("Counted at night"),
                List.of(
                        new InventoryReport.Line(
                                "1",
                                BOLT,
                                "Hex bolt",
                                Quantity.of("120", "EA"),
                                "EA",
                                state,
                                null,
                                "L-9",
                                LocalDate.of(2028, 1, 31),
                                null),
                        new InventoryReport.Line(
                                "1", BOLT, "Hex bolt", Quantity.of("2.5", "EA"), "EA", "74", "CAGE", "L-9", null, null),
                        new InventoryReport.Line(
                                "2", BOLT, null, Quantity.of("0", "CS"), "CA", "33", "EAST", null, null, null)),
                Provenance.OURS);
    }

    private static PriceCatalogue catalogue(@Nullable Quantity minimum) {
        var unit = new UnitPrice(new BigDecimal("1.25"), DOLLAR, EACH);
        var much = new UnitPrice(new BigDecimal("1.1"), Currency.getInstance("CAD"), EACH);
        return new PriceCatalogue(
                new DocumentNumber("CAT-1"),
                new PartyId("throughline"),
                new PartyId("shop"),
                "B",
                LocalDate.of(2026, 3, 1),
                DOLLAR,
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 12, 31),
                PARTIES,
                List.of(),
                List.of(new PriceCatalogue.Line(
                        "1",
                        "001",
                        BOLT,
                        "Hex bolt",
                        "EA",
                        Quantity.of("12", "EA"),
                        minimum,
                        List.of(
                                new PriceCatalogue.Price("UCP", unit, null, null, null),
                                new PriceCatalogue.Price(
                                        "UCP",
                                        much,
                                        Quantity.of("100", "EA"),
                                        LocalDate.of(2026, 5, 1),
                                        LocalDate.of(2026, 6, 1))),
                        null)),
                Provenance.OURS);
    }

    private static Partner partner(String version, String message, BusinessDocument document) {
        var x12 = Partner.Delimiters.X12;
        var newlines = new Partner.Delimiters(
                x12.element(), x12.component(), x12.repetition(), x12.segment(), x12.release(), x12.decimal(), true);
        var as = new Partner.Outbound("X12", version, message, "ZZ:THROUGHLINE", "ZZ:SHOP", newlines);
        return new Partner(
                "shop",
                "Shop",
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of(document.type(), as),
                Map.of());
    }
}
