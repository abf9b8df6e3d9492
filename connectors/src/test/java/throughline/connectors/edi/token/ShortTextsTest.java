package throughline.connectors.edi.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextsTest {

    private static final byte[] BYTES = "*PO1~ABCDEFGH*A B*\tC*!~}*12345678".getBytes(US_ASCII);

    @Test
    void aShortTextIsTheSameNumberWhereverItStands() {
        for (int length = 1; length <= 8; length++) {
            for (int from = 0; from + length <= BYTES.length; from++) {
                var text = new String(BYTES, from, length, US_ASCII);
                boolean plain = text.chars().allMatch(letter -> letter > ' ');
                assertThat(ShortTexts.pack(BYTES, from, length))
                        .as("\"%s\" at %d", text, from)
                        .isEqualTo(plain ? SegmentTable.packed(text) : 0);
            }
        }
    }

    @Test
    void nothingAndTooMuchAreNoNumber() {
        assertThat(ShortTexts.pack(BYTES, 3, 0)).isZero();
        assertThat(ShortTexts.pack(BYTES, 3, 9)).isZero();
        assertThat(ShortTexts.pack(BYTES, BYTES.length, 0)).isZero();
    }

    @Test
    void aTextIsReadAsItStandsAndTheSameOneWhenItComesAgain() {
        var texts = new ShortTexts();
        var first = read(texts, 1, 3);
        assertThat(first).isEqualTo("PO1");
        assertThat(read(texts, 25, 8)).isEqualTo("12345678");
        assertThat(read(texts, 21, 1)).isEqualTo("!");
        assertThat(read(texts, 1, 3)).isSameAs(first);
    }

    private static String read(ShortTexts texts, int from, int length) {
        return texts.of(ShortTexts.pack(BYTES, from, length), BYTES, from, length);
    }
}
