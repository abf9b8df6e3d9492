package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.connectors.Formats;
import throughline.connectors.Partners;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.Order;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

/** Envelopes as the standards allow them, and the ways in which they go wrong. */
class EnvelopeTest {

    private static final String SET = "ST*850*0001~BEG*00*SA*PO-1**20261120~PO1*1*3*EA*1.25*PE*VN*X~CTT*1~SE*5*0001~";
    private static final String MESSAGE = "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+PO-1+9'DTM+137:20261120:102'"
            + "NAD+BY+4012345000009::9++O?'Neill ?+ Co'LIN+1++X:SA'QTY+21:3'UNS+S'UNT+8+1'";

    private final MessageReader reader = Formats.reader(Partners.NONE);

    @ParameterizedTest
    @CsvSource({
        "*, >, ~",
        "|, >, ~",
        "^, :, !",
        "~, |, \\n",
        "*, >, \\r\\n",
        "*, :, \\r",
        "\\t, >, ~",
        "\\x1D, \\x1F, \\x1C",
        "\\x07, \\x0B, \\x0F",
        "\\x7F, >, \\x15",
        "\\xA6, \\xA4, \\xB6",
        "+, :, \\x27",
        "*, \\\\, ~",
        "$, @, %",
        "\\xC6, \\xD8, \\xDE"
    })
    void anyLegalSeparatorsAreReadAlike(String element, String component, String terminator) {
        var text = Messages.x12(bytes(element), bytes(component), bytes(terminator), SET);

        var pieces = read(text.getBytes(ISO_8859_1));

        assertThat(orders(pieces)).singleElement().satisfies(EnvelopeTest::isWhole);
        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void aTerminatorOfSeveralBytesEndsWithTheLastOfThem() {
        var pieces = read(Messages.x12("*", ">", "\u2026", SET).getBytes(UTF_8));

        assertThat(orders(pieces)).hasSize(1);
        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void blanksAndLinesBetweenSegmentsSayNothing() {
        var pieces = read(("\u00EF\u00BB\u00BF  " + Messages.x12("*", ">", "~ \r\n   ", SET)).getBytes(ISO_8859_1));

        assertThat(orders(pieces)).singleElement().satisfies(EnvelopeTest::isWhole);
        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void linesWrappedAtEightyBytesAreNoPartOfTheValues() {
        var whole = Messages.x12("*", ">", "~", SET);
        var wrapped = new StringBuilder();
        for (int at = 0; at < whole.length(); at += 80) {
            wrapped.append(whole, at, Math.min(whole.length(), at + 80)).append("\r\n");
        }

        var pieces = read(wrapped.toString().getBytes(ISO_8859_1));

        assertThat(orders(pieces)).singleElement().satisfies(EnvelopeTest::isWhole);
        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void oneMessageHoldsSeveralInterchangesGroupsAndSets() {
        var one = Messages.x12("*", ">", "~", SET + SET.replace("0001", "0002"));
        var other = Messages.x12("|", ">", "\n", SET)
                .replace(
                        "GE|1|7\nIEA|1|",
                        "GE|1|7\nGS|PO|HARBOUR|THROUGHLINE|20261124|0930|8|X|004010\n"
                                + SET.replace("*", "|").replace("~", "\n") + "GE|1|8\nIEA|2|");

        var pieces = read((one + "\r\n" + other + "UNA:+.? '" + edifact("UNOA:2", MESSAGE)).getBytes(ISO_8859_1));

        assertThat(orders(pieces)).hasSize(5).allSatisfy(EnvelopeTest::isWhole);
        assertThat(pieces.stream().filter(Piece.Opened.class::isInstance)).hasSize(3);
        assertThat(findings(pieces)).isEmpty();
        assertThat(sets(pieces)).extracting(ReadSet::position).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "SE*5*0001, SE*6*0001, X12_SEGMENT_COUNT, SE, 1, 1, true",
        "SE*5*0001, SE*5*0009, X12_SET_CONTROL, SE, 2, 4, true",
        "GE*1*7, GE*3*7, X12_SET_COUNT, GE, 1, 1, false",
        "GE*1*7, GE*1*8, X12_GROUP_CONTROL, GE, 2, 1, false",
        "IEA*1*000000101, IEA*2*000000101, X12_GROUP_COUNT, IEA, 1, 1, false",
        "IEA*1*000000101, IEA*1*000000102, X12_INTERCHANGE_CONTROL, IEA, 2, 9, false",
    })
    void whatATrailerGetsWrongIsNamedAtItsBytes(
            String right, String wrong, String code, String segment, int element, int length, boolean refused) {
        var text = Messages.x12("*", ">", "~", SET).replace(right, wrong);

        var pieces = read(text.getBytes(ISO_8859_1));

        assertThat(findings(pieces)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.segment()).isEqualTo(segment);
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.span().length()).isEqualTo(length);
            assertThat(finding.span().offset())
                    .isBetween((long) text.indexOf(wrong), (long) text.indexOf(wrong) + wrong.length());
        });
        assertThat(sets(pieces).get(0).rejected()).isEqualTo(refused);
    }

    @Test
    void isa14AsksForATechnicalAcknowledgement() {
        var asked = Messages.x12("*", ">", "~", SET);

        assertThat(answers(read(asked.getBytes(ISO_8859_1))))
                .extracting(ApplicationResponse::kind)
                .containsExactly(Kind.TA1, Kind.X997);
        assertThat(answers(read(asked.replace("*1*P*>", "*0*P*>").getBytes(ISO_8859_1))))
                .extracting(ApplicationResponse::kind)
                .containsExactly(Kind.X997);
    }

    @Test
    void serviceSegmentsOfTheInterchangeAreLegal() {
        var text = Messages.x12("*", ">", "~", SET).replace("GS*", "ISB*1~ISE*261124*0930*04~GS*");

        assertThat(findings(read(text.getBytes(ISO_8859_1)))).isEmpty();
    }

    @Test
    void otherEncodingsAreNamedForWhatTheyAre() throws Exception {
        var x12 = Messages.x12("*", ">", "~", SET);

        assertThat(unspoken(x12.getBytes("Cp037"))).contains("X12 in EBCDIC");
        assertThat(unspoken(edifact("UNOA:2", MESSAGE).getBytes("Cp500"))).contains("EDIFACT in EBCDIC");
        assertThat(unspoken(x12.getBytes("UTF-16"))).contains("UTF-16");
        assertThat(unspoken(x12.getBytes("UTF-16LE"))).contains("UTF-16");
        assertThat(unspoken(edifact("UNOA:2", MESSAGE).getBytes("UTF-16BE"))).contains("UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNOA:1", "UNOA:2", "UNOB:3", "UNOC:3", "UNOC:4", "UNOY:4", "UNOW:4:::02"})
    void anySyntaxVersionIsReadWithOnlyTheMandatoryPartsOfUnb(String syntax) {
        var pieces = read(edifact(syntax, MESSAGE).getBytes(ISO_8859_1));

        assertThat(orders(pieces)).singleElement().satisfies(order -> {
            isWhole(order);
            assertThat(order.parties().get(0).name()).isEqualTo("O'Neill + Co");
        });
        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void lowerCaseLettersInUnoaAreNoFault() {
        var pieces =
                read(edifact("UNOA:2", MESSAGE.replace("X:SA", "x-small:SA")).getBytes(ISO_8859_1));

        assertThat(orders(pieces).get(0).lines().get(0).items().get(0).value()).isEqualTo("x-small");
        assertThat(findings(pieces)).isEmpty();
    }

    @Test
    void aD01bMessageOfAnAssociationIsReadWithoutRemark() {
        var pieces = read(edifact("UNOC:3", MESSAGE.replace("D:96A", "D:01B").replace("EAN008", "EAN010"))
                .getBytes(ISO_8859_1));
        var mixed = read(edifact("UNOC:3", MESSAGE.replace("D:96A", "D:01B")).getBytes(ISO_8859_1));

        assertThat(findings(pieces)).isEmpty();
        assertThat(findings(mixed)).isEmpty();
    }

    /** Component, element and terminator as UNA gives them; the last without its blank. */
    @ParameterizedTest
    @CsvSource({
        "UNA:+.? \\x27, :, +, \\x27",
        "UNA:+\\x2C? \\x27\\x0D\\x0A, :, +, \\x27",
        "UNA|^.~ `, |, ^, `",
        "UNA:+.?*\\x27, :, +, \\x27",
        "UNA:+.  \\x27, :, +, \\x27",
        "UNA:+.?\\x27, :, +, \\x27",
        "UNA\\x1F\\x1D.? \\x1C, \\x1F, \\x1D, \\x1C",
        "UNA:+.? \\x0A, :, +, \\x0A"
    })
    void theServiceCharactersAreThoseOfUna(String una, String component, String element, String terminator) {
        var text = new StringBuilder(bytes(una));
        for (char here :
                edifact("UNOC:3", MESSAGE.replace("O?'Neill ?+ Co", "Neill")).toCharArray()) {
            switch (here) {
                case ':' -> text.append(bytes(component));
                case '+' -> text.append(bytes(element));
                case '\'' -> text.append(bytes(terminator));
                default -> text.append(here);
            }
        }

        var pieces = read(text.toString().getBytes(ISO_8859_1));

        assertThat(orders(pieces)).singleElement().satisfies(EnvelopeTest::isWhole);
        assertThat(findings(pieces)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNT+8+1, UNT+9+1, EDIFACT_SEGMENT_COUNT, true",
        "UNT+8+1, UNT+8+2, EDIFACT_MESSAGE_CONTROL, true",
        "UNZ+1+R1, UNZ+2+R1, EDIFACT_MESSAGE_COUNT, false",
        "UNZ+1+R1, UNZ+1+R2, EDIFACT_INTERCHANGE_CONTROL, false",
    })
    void whatAnEdifactTrailerGetsWrongIsNamedAtItsBytes(String right, String wrong, String code, boolean refused) {
        var text = edifact("UNOC:3", MESSAGE).replace(right, wrong);

        var pieces = read(text.getBytes(ISO_8859_1));

        assertThat(findings(pieces)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.span().offset())
                    .isBetween((long) text.indexOf(wrong), (long) text.indexOf(wrong) + wrong.length());
        });
        assertThat(sets(pieces).get(0).rejected()).isEqualTo(refused);
    }

    @Test
    void anEdifactGroupWithoutItsTrailerIsNamedWhereItIsMissed() {
        var group = "UNG+ORDERS+A+B+261124:0930+7+UN+D:96A'" + MESSAGE + "UNE+1+7'";
        var whole = edifact(
                        "UNOC:3",
                        group
                                + group.replace("+7", "+8")
                                        .replace("UNH+1", "UNH+2")
                                        .replace("UNT+8+1", "UNT+8+2"))
                .replace("UNZ+1", "UNZ+2");

        assertThat(findings(read(whole.getBytes(ISO_8859_1)))).isEmpty();
        for (var trailer : List.of("UNE+1+7'", "UNE+1+8'")) {
            var cut = whole.replace(trailer, "");
            assertThat(findings(read(cut.getBytes(ISO_8859_1)))).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("EDIFACT_GROUP_TRAILER");
                assertThat(finding.span().offset()).isEqualTo(whole.indexOf(trailer));
            });
        }
    }

    private static void isWhole(Order order) {
        assertThat(order.number()).hasToString("PO-1");
        assertThat(order.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).hasToString("3 EA");
            assertThat(line.items().get(0).value()).isEqualTo("X");
        });
    }

    /** Only what UNB must have. */
    private static String edifact(String syntax, String messages) {
        return "UNB+" + syntax + "+4012345000009+4098765000004+261124:0930+R1'" + messages + "UNZ+1+R1'";
    }

    /** A separator written with escapes. */
    private static String bytes(String written) {
        var text = written.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\\", "\\");
        return Pattern.compile("\\\\x(..)")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private String unspoken(byte[] bytes) {
        var findings = findings(read(bytes));
        assertThat(findings).extracting(Finding::code).containsExactly("FORMAT_NOT_SPOKEN");
        return findings.get(0).text();
    }

    private List<Piece> read(byte[] bytes) {
        SealedMessage message = Messages.of(bytes);
        return Messages.read(reader, message);
    }

    private static List<ReadSet> sets(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }

    private static List<Order> orders(List<Piece> pieces) {
        return sets(pieces).stream().map(set -> (Order) set.document()).toList();
    }

    private static List<ApplicationResponse> answers(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Closed.class::isInstance)
                .flatMap(piece -> ((Piece.Closed) piece).answers().stream())
                .toList();
    }

    private static List<Finding> findings(List<Piece> pieces) {
        return Messages.findings(pieces);
    }
}
