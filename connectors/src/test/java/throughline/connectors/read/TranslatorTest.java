package throughline.connectors.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Piece;
import throughline.model.reading.Segment;

class TranslatorTest {

    private final Translator translator = new Translator(List.of(new EdiReader(Partners.NONE)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <?xml version="1.0"?><cXML/> | FORMAT_NOT_SPOKEN      | XML
                    EDI_DC40  0000000001234      | FORMAT_NOT_SPOKEN      | a SAP IDoc
                    <ORDERS05><IDOC BEGIN="1"/>  | FORMAT_NOT_SPOKEN      | a SAP IDoc
                    {"hello": 1}                 | FORMAT_NOT_SPOKEN      | JSON
                    %PDF-1.7                     | FORMAT_NOT_SPOKEN      | a PDF document
                    item;qty;price\\n1;2;3\\n      | FORMAT_NOT_SPOKEN      | a table
                    FSA*00*          *00*        | X12_INTERCHANGE_HEADER | X12 whose ISA is damaged
                    FNB+UNOB:1+A+B               | EDIFACT_INTERCHANGE_HEADER | EDIFACT whose UNB is damaged
                    Dear Sir or Madam            | FORMAT_UNKNOWN         | nothing we can name
                    """)
    void whatNobodyReadsIsNamed(String text, String code, String name) {
        var pieces = read(text.replace("\\n", "\n"));

        assertThat(pieces).singleElement().isInstanceOfSatisfying(Piece.Unreadable.class, unreadable -> {
            assertThat(unreadable.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(code);
                assertThat(finding.text()).startsWith("This looks like " + name);
            });
        });
    }

    @Test
    void anEmptyMessageSaysSo() {
        assertThat(((Piece.Unreadable) read("").get(0)).findings().get(0).text())
                .contains("the message is empty");
    }

    @Test
    void anInterchangeBelowACoverPageIsFound() {
        var pieces = read("Please find our order:\r\n\r\nUNB+UNOA:3+A:ZZ+B:ZZ+261124:0930+1'UNZ+0+1'");

        assertThat(pieces.get(0)).isInstanceOf(Piece.Unreadable.class);
        assertThat(pieces.get(1)).isInstanceOf(Piece.Opened.class);
    }

    @Test
    void aMessageIsShownSegmentBySegmentWithItsSeparatorsWhateverTheyAre() {
        var text = "UNA:+,? '\n"
                + "UNB+UNOC:3+A:ZZ+B:ZZ+261124:0930+1'\n"
                + "UNZ+0+1'\n"
                + "ISA|00|          |00|          |ZZ|A              |ZZ|B             "
                + " |261124|0930|U|00401|000000001|0|P|>!TA1|1!IEA|0|000000001!";

        var page = translator.segments(message(text), 1, 3);

        assertThat(page.more()).isTrue();
        assertThat(page.segments()).extracting(Segment::tag).containsExactly("UNZ", "ISA", "TA1");
        var shown = page.segments().get(2);
        assertThat(shown.text()).isEqualTo("TA1|1");
        assertThat(shown.line()).isEqualTo(4);
        assertThat(text.substring((int) shown.offset(), (int) shown.offset() + shown.length()))
                .isEqualTo("TA1|1");
    }

    @Test
    void aMessageWithoutSegmentsIsShownLineByLine() {
        var page = translator.segments(message("a,b,c\r\n1,2,3\r\n4,5,6"), 1, 5);

        assertThat(page.more()).isFalse();
        assertThat(page.segments()).extracting(Segment::text).containsExactly("1,2,3", "4,5,6");
        assertThat(page.segments().get(0).offset()).isEqualTo(7);
    }

    private List<Piece> read(String text) {
        var pieces = new java.util.ArrayList<Piece>();
        try (var reading = translator.read(message(text))) {
            reading.forEachRemaining(pieces::add);
        }
        return pieces;
    }

    private static SealedMessage message(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return new SealedMessage(
                new MessageId(new UUID(0, 1)), null, "test", bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
