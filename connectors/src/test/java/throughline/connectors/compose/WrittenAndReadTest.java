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
import throughline.connectors.Bytes;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.model.document.OrderResponse.Status;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Piece;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Every message we write says to our own reader what it said, and an independent reader finds nothing wrong with it. */
class WrittenAndReadTest {

    private static final PartyId US = new PartyId("throughline");
    private static final PartyId THEM = new PartyId("northgate");
    private static final List<ItemReference> BOLT =
            List.of(new ItemReference(Scheme.GTIN, "4098765100019"), new ItemReference(Scheme.SELLER, "TL-10001"));
    private static final List<Party> PARTIES = List.of(new Party(
            PartyRole.SHIP_TO,
            List.of(new Party.Identification("GLN", "4012345000009")),
            "Northgate 42",
            new Party.Address(List.of("1 Dock Road"), "Buffalo", "NY", "14201", "US")));

    private final Composer composer = new Composer(Examples.CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> documents() {
        return Stream.of(Stream.of("004010", "005010")
                        .flatMap(version -> Stream.of(
                                Arguments.of("X12", version, "855", response()),
                                Arguments.of("X12", version, "865", response()),
                                Arguments.of("X12", version, "856", advice("340123450000000018")),
                                Arguments.of("X12", version, "943", advice(null)))))
                .flatMap(arguments -> arguments);
    }

    @ParameterizedTest(name = "{2} in {1}")
    @MethodSource("documents")
    void whatWeWriteIsReadBackAsItWas(String format, String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(format, version, message, document), numbers);

        assertThat(composed.message()).isEqualTo(message);
        var pieces = Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()));
        var set = ((Piece.Taken) pieces.get(1)).set();
        assertThat(set.type()).isEqualTo(message);
        assertThat(set.findings()).as(Examples.text(composed)).isEmpty();
        assertThat(((Piece.Closed) pieces.get(2)).findings()).isEmpty();
        assertThat(set.document())
                .as(Examples.text(composed))
                .usingRecursiveComparison()
                .ignoringFields("sender", "receiver", "provenance")
                .ignoringFieldsMatchingRegexes(".*\\.source")
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(document);
    }

    @ParameterizedTest(name = "{2} in {1}")
    @MethodSource("documents")
    void anIndependentReaderFindsNothingWrong(
            String format, String version, String message, BusinessDocument document) {
        var composed = composer.compose(document, partner(format, version, message, document), numbers);

        var referee = new Referee(composed.bytes());
        assertThat(referee.errors()).as(Examples.text(composed)).isEmpty();
        assertThat(referee.segments()).hasSizeGreaterThan(5);
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

    private static OrderResponse response() {
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
                PARTIES,
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
                price == null ? null : new UnitPrice(new BigDecimal(price), Currency.getInstance("USD"), UnitCode.EACH),
                status,
                on,
                status == LineStatus.REJECTED ? "No longer made" : null,
                null);
    }

    private static DespatchAdvice advice(@Nullable String sscc) {
        return advice(sscc, BOLT);
    }

    /** With its package's label, or as a warehouse gets it, without. */
    private static DespatchAdvice advice(@Nullable String sscc, List<ItemReference> items) {
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
                PARTIES,
                List.of(line),
                Provenance.OURS);
    }

    private static DocumentNumber number(String value) {
        return new DocumentNumber(value);
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
