package throughline.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.connectors.compose.Examples.CLOCK;
import static throughline.connectors.compose.Examples.text;

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
import throughline.model.document.Adjustment;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationAdvice.Problem;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.RemittanceAdvice;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Piece;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Credits, payments, load tenders and application advices: what we write says to our reader, and to another's, what it said. */
class MoneyWrittenTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final PartyId US = new PartyId("US01");
    private static final PartyId THEM = new PartyId("acme");

    private final Composer composer = new Composer(CLOCK);
    private final Counting numbers = new Counting();

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("X12", "004010", "812", credit("28.80")),
                Arguments.of("X12", "005010", "812", credit("28.80")),
                Arguments.of("X12", "004010", "820", payment("ACH", "IV", "01")),
                Arguments.of("X12", "005010", "820", payment("CHK", "CM", "53")),
                Arguments.of("X12", "004010", "204", tender("410.00", "USD")),
                Arguments.of("X12", "005010", "204", tender("410.00", "USD")),
                Arguments.of("X12", "004010", "990", tenderAnswer(ForwardingResponse.Answer.ACCEPTED, null)),
                Arguments.of("X12", "005010", "990", tenderAnswer(ForwardingResponse.Answer.DECLINED, "No trailer")),
                Arguments.of("X12", "004010", "824", advice("810", results(2))),
                Arguments.of("X12", "005010", "824", advice("850", results(1))),
                Arguments.of("EDIFACT", "D:96A:UN", "REMADV", payment("42", "380", "15")),
                Arguments.of("EDIFACT", "D:01B:UN", "REMADV", payment("42", "381", "15")),
                Arguments.of("EDIFACT", "D:96A:UN", "APERAK", aperak()),
                Arguments.of("EDIFACT", "D:01B:UN", "APERAK", aperak()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatWeWriteOurReaderReadsAsItWas(String format, String version, String message, BusinessDocument said) {
        var composed = composer.compose(said, partner(format, version, message, said), numbers);

        var set = ((Piece.Taken) Bytes.pieces(new EdiReader(Partners.NONE), Bytes.sealed(composed.bytes()))
                        .get(1))
                .set();
        assertThat(set.findings()).as(text(composed)).isEmpty();
        assertThat(set.type()).isEqualTo(message);
        assertThat(set.document())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringFields("provenance", "sender", "receiver")
                .ignoringFieldsMatchingRegexes(".*source")
                .isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("written")
    void anIndependentReaderFindsNothingWrongWithIt(
            String format, String version, String message, BusinessDocument said) {
        var composed = composer.compose(said, partner(format, version, message, said), numbers);

        var referee = new Referee(composed.bytes());

        assertThat(referee.errors()).isEmpty();
        assertThat(referee.segments()).hasSizeGreaterThan(7);
    }

    @Test
    void aCreditIsWrittenInHundredthsAndAChangeAgainstItAsADebit() {
        var said = credit("28.80");

        assertThat(text(composer.compose(said, partner("X12", "004010", "812", said), numbers)))
                .contains("~BCD*20261122*CM-5*H*2880*C**INV-3***PO-77*00~CUR*SE*USD~SAC*A*C310***100~")
                .contains("~CDD*01*C*1*2980***2*CA***14.4***damaged~LIN**VP*TL-1~")
                .contains("~CDD*06*D*2*100~");
    }

    @Test
    void whatAStandardHasNoPlaceForIsRefusedAndNotLeftOut() {
        var inEuro = tender("410.00", "EUR");
        assertThatThrownBy(() -> composer.compose(inEuro, partner("X12", "004010", "204", inEuro), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("US dollars");
        var two = advice("810", results(2));
        assertThatThrownBy(() -> composer.compose(two, partner("EDIFACT", "D:96A:UN", "APERAK", two), numbers))
                .isInstanceOf(CannotCompose.class)
                .hasMessageContaining("judges one");
        assertThat(numbers.untouched()).isTrue();
    }

    private static Partner partner(String format, String version, String message, BusinessDocument document) {
        boolean x12 = format.equals("X12");
        var as = new Partner.Outbound(
                format,
                version,
                message,
                x12 ? "ZZ:THROUGHLINE" : "14:4098765000004",
                x12 ? "ZZ:ACME" : "14:4012345000009",
                x12 ? Partner.Delimiters.X12 : Partner.Delimiters.EDIFACT);
        return new Partner(
                "acme",
                "Acme",
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of(document.type(), as),
                Map.of());
    }

    private static CreditNote credit(String total) {
        var unit = new UnitCode("CS");
        var goods = new CreditNote.Line(
                "1",
                List.of(new ItemReference(Scheme.SELLER, "TL-1")),
                "damaged",
                new Quantity(new BigDecimal("2"), unit),
                "CA",
                new UnitPrice(new BigDecimal("14.40"), USD, unit),
                usd("29.80"),
                "01",
                null);
        var fee = new CreditNote.Line("2", List.of(), null, null, null, null, usd("-1.00"), "06", null);
        return new CreditNote(
                number("CM-5"),
                US,
                THEM,
                CreditNote.Kind.CREDIT,
                number("INV-3"),
                number("PO-77"),
                day(22),
                USD,
                null,
                parties(),
                List.of(new Adjustment(false, "C310", null, null, usd("1.00"))),
                List.of(),
                List.of(goods, fee),
                usd(total),
                Provenance.OURS);
    }

    private static RemittanceAdvice payment(String method, String kind, String reason) {
        var line = new RemittanceAdvice.Line(
                "1",
                number("INV-3"),
                kind,
                day(3),
                usd("160.00"),
                usd("166.28"),
                usd("3.28"),
                List.of(
                        new Adjustment(false, reason, "short by one box", null, usd("3.00")),
                        new Adjustment(true, reason, null, null, usd("0.50"))),
                null);
        return new RemittanceAdvice(
                number("PAY-1"),
                US,
                THEM,
                day(20),
                method,
                usd("160.00"),
                parties(),
                List.of("November run"),
                List.of(line),
                Provenance.OURS);
    }

    private static ForwardingInstructions tender(String charge, String currency) {
        var pounds = Quantity.of("900", "LBR");
        var place = new Party(
                PartyRole.SHIP_FROM,
                List.of(new Party.Identification("BUYER", "WH-EAST")),
                "East warehouse",
                new Party.Address(List.of("77 Mill Street"), "Duluth", "MN", "55802", "US"));
        return new ForwardingInstructions(
                number("LOAD-1"),
                US,
                THEM,
                "RDWY",
                "00",
                "PP",
                day(17),
                pounds,
                Money.of(charge, currency),
                parties(),
                List.of("Call an hour before"),
                List.of(
                        new ForwardingInstructions.Stop(
                                "1", "CL", day(19), place, List.of("SH-31", "SH-32"), pounds, 25, null),
                        new ForwardingInstructions.Stop("2", "CU", day(21), null, List.of(), null, null, null)),
                Provenance.OURS);
    }

    private static ForwardingResponse tenderAnswer(ForwardingResponse.Answer answer, @Nullable String reason) {
        return new ForwardingResponse(
                number("LOAD-1"), US, THEM, "RDWY", answer, day(18), "PRO-778", reason, Provenance.OURS);
    }

    private static List<ApplicationAdvice.Result> results(int count) {
        var problems = List.of(
                new Problem("006", "No such order", "BIG04 at 2", "PO-78"), new Problem("ZZZ", null, "IT107", null));
        var refused = new ApplicationAdvice.Result(
                "810", number("INV-3"), ApplicationAdvice.Status.REJECTED, "45", "0001", problems, null);
        var taken = new ApplicationAdvice.Result(
                "810", number("INV-4"), ApplicationAdvice.Status.ACCEPTED, "45", "0002", List.of(), null);
        return List.of(refused, taken).subList(0, count);
    }

    private static ApplicationAdvice advice(String type, List<ApplicationAdvice.Result> results) {
        return new ApplicationAdvice(number("AA-" + type), US, THEM, day(25), parties(), results, Provenance.OURS);
    }

    private static ApplicationAdvice aperak() {
        var problem = new Problem("12", "No such order", null, "PO-78");
        var result = new ApplicationAdvice.Result(
                "IV", number("INV-3"), ApplicationAdvice.Status.REJECTED, null, null, List.of(problem), null);
        return advice("IV", List.of(result));
    }

    private static List<Party> parties() {
        return List.of(
                new Party(PartyRole.BUYER, List.of(new Party.Identification("BUYER", "0042")), "Northgate", null),
                new Party(PartyRole.SELLER, List.of(new Party.Identification("BUYER", "TL")), "Throughline", null));
    }

    private static DocumentNumber number(String value) {
        return new DocumentNumber(value);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 11, day);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
