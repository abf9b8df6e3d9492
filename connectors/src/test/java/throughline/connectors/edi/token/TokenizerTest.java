package throughline.connectors.edi.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    /** Segments of elements of components, and four different separators that do not occur in the data. */
    record Sample(
            List<List<List<String>>> segments,
            int element,
            int component,
            int terminator,
            int release,
            String between) {

        String text() {
            var text = new StringBuilder();
            for (var segment : segments) {
                var elements = segment.stream()
                        .map(parts -> String.join(
                                letter(component),
                                parts.stream().map(this::escaped).toList()))
                        .toList();
                text.append(String.join(letter(element), elements))
                        .append(letter(terminator))
                        .append(between);
            }
            return text.toString();
        }

        Syntax syntax() {
            return Syntax.edifact(element, component, Syntax.NONE, terminator, release);
        }

        private String escaped(String part) {
            var escaped = new StringBuilder();
            for (char letter : part.toCharArray()) {
                if (letter == element || letter == component || letter == terminator || letter == release) {
                    escaped.append((char) release);
                }
                escaped.append(letter);
            }
            return escaped.toString();
        }

        private static String letter(int separator) {
            return String.valueOf((char) separator);
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        var data = Arbitraries.strings().withChars("ABC xyz0159.,-/*+:'?~|^äß€").ofMaxLength(12);
        var tag = Arbitraries.of("ISA", "N1", "PO1", "LIN", "UNH").map(List::of);
        var element = data.list().ofMinSize(1).ofMaxSize(3);
        var segment = Combinators.combine(tag, element.list().ofMaxSize(6)).as((name, rest) -> {
            var all = new ArrayList<List<String>>();
            all.add(name);
            all.addAll(rest);
            return (List<List<String>>) all;
        });
        var separators = Arbitraries.of(
                        (int) '*',
                        (int) '+',
                        (int) ':',
                        (int) '\'',
                        (int) '?',
                        (int) '~',
                        (int) '|',
                        (int) '^',
                        0x1C,
                        0x1D,
                        0x1F,
                        0x85 & 0x7F)
                .list()
                .uniqueElements()
                .ofSize(4);
        var between = Arbitraries.of("", "\n", "\r\n", "  \n ");
        return Combinators.combine(segment.list().ofMinSize(1).ofMaxSize(8), separators, between)
                .as((segments, marks, gap) ->
                        new Sample(segments, marks.get(0), marks.get(1), marks.get(2), marks.get(3), gap));
    }

    @Property(tries = 300)
    void everyValueIsReadBackWithAnyLegalSeparators(@ForAll("samples") Sample sample) {
        var table = read(sample, Integer.MAX_VALUE);

        assertThat(values(table)).isEqualTo(sample.segments());
    }

    @Property(tries = 300)
    void theBytesAtASpanAreTheValue(@ForAll("samples") Sample sample) {
        byte[] bytes = sample.text().getBytes(UTF_8);
        var table = read(sample, Integer.MAX_VALUE);

        for (int token = 0; token < table.tokens(); token++) {
            var said = new String(bytes, (int) table.tokenOffset(token), table.tokenLength(token), UTF_8);
            assertThat(unescaped(said, sample.release())).isEqualTo(table.text(token));
        }
    }

    @Property(tries = 300)
    void howTheStreamIsCutIntoPiecesChangesNothing(@ForAll("samples") Sample sample, @ForAll int seed) {
        var whole = read(sample, Integer.MAX_VALUE);
        var pieces = read(sample, 1 + Math.floorMod(seed, 7));

        assertThat(spans(pieces)).isEqualTo(spans(whole));
        assertThat(values(pieces)).isEqualTo(values(whole));
    }

    @Test
    void aWrappedLineIsNoPartOfTheValueButOfItsSpan() {
        var table =
                table("DTM+137:200508\n19:102'", Syntax.edifact('+', ':', Syntax.NONE, '\'', '?'), Integer.MAX_VALUE);

        assertThat(table.text(0, 1, 2)).isEqualTo("20050819");
        assertThat(table.tokenLength(table.find(0, 1, 2))).isEqualTo(9);
        assertThat(table.lineOf(table.find(0, 1, 3))).isEqualTo(2);
    }

    @Test
    void carriageReturnAndLineFeedCanThemselvesEndSegments() {
        var table = table("A*1\r\nB*2\r\n\r\nC*3", Syntax.x12('*', '>', Syntax.NONE, '\r'), 2);

        assertThat(values(table))
                .isEqualTo(List.of(
                        List.of(List.of("A"), List.of("1")),
                        List.of(List.of("B"), List.of("2")),
                        List.of(List.of("C"), List.of("3"))));
        assertThat(table.line(2)).isEqualTo(4);
    }

    @Test
    void aSegmentWithoutEndIsCutAtItsGreatestLength() {
        byte[] bytes = new byte[3 * Tokenizer.LONGEST_SEGMENT];
        java.util.Arrays.fill(bytes, (byte) 'X');
        var window = new ByteWindow(new ByteArrayInputStream(bytes));
        var table = new SegmentTable(window);
        var tokenizer = new Tokenizer(window, table, Syntax.x12('*', '>', Syntax.NONE, '~'));

        int count = 0;
        while (tokenizer.next()) {
            count++;
            assertThat(tokenizer.terminated()).isFalse();
            table.clear();
        }

        assertThat(count).isBetween(2, 3);
        assertThat(window.capacity()).isLessThanOrEqualTo(4 * Tokenizer.LONGEST_SEGMENT);
    }

    private static SegmentTable read(Sample sample, int chunk) {
        return table(sample.text(), sample.syntax(), chunk);
    }

    private static SegmentTable table(String text, Syntax syntax, int chunk) {
        var window = new ByteWindow(new Chunks(text.getBytes(UTF_8), chunk));
        var table = new SegmentTable(window);
        var tokenizer = new Tokenizer(window, table, syntax);
        while (tokenizer.next()) {
            assertThat(table.segments()).isPositive();
        }
        return table;
    }

    private static List<List<List<String>>> values(SegmentTable table) {
        var segments = new ArrayList<List<List<String>>>();
        for (int segment = 0; segment < table.segments(); segment++) {
            var elements = new ArrayList<List<String>>();
            for (int token = table.firstToken(segment); token < table.endToken(segment); token++) {
                int element = SegmentTable.elementOf(table.placeOf(token));
                while (elements.size() <= element) {
                    elements.add(new ArrayList<>());
                }
                elements.get(element).add(table.text(token));
            }
            segments.add(elements);
        }
        return segments;
    }

    private static List<Long> spans(SegmentTable table) {
        var spans = new ArrayList<Long>();
        for (int token = 0; token < table.tokens(); token++) {
            spans.add(table.tokenOffset(token) * 1000 + table.tokenLength(token));
        }
        return spans;
    }

    private static String unescaped(String text, int release) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == release && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** Gives at most so many bytes a call, as a slow line would. */
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private final int most;

        private Chunks(byte[] bytes, int most) {
            this.in = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() throws java.io.IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int count) throws java.io.IOException {
            return in.read(into, from, Math.min(count, most));
        }
    }
}
