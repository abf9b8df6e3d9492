package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.Formats;
import throughline.connectors.Partners;
import throughline.connectors.edi.map.MapLibrary.Mode;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.json.ReadingJson;
import throughline.model.document.Order;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;

/**
 * What holds of every message whoever wrote it: tried on a folder of real ones that lies beside the repository. The tag keeps it out of
 * builds that have no such folder; {@code -Dconformance.samples=FOLDER} names another.
 */
@Tag("conformance")
class ConformanceTest {

    private static final Path FOLDER = Path.of(System.getProperty("conformance.samples", "../../shared/samples"));

    private static final Set<String> X12_LINES = Set.of("PO1");
    private static final Set<String> LINES = Set.of("LIN", "OLD");

    private final MessageReader reader = Formats.reader(Partners.NONE);
    private final EdiReader compiled = new EdiReader(Partners.NONE);
    private final EdiReader smooks = new EdiReader(Partners.NONE, Mode.SMOOKS);

    static List<Path> samples() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> FOLDER.relativize(file).getNameCount() > 1)
                    .filter(file -> !FOLDER.relativize(file).startsWith("master"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readingEndsInPiecesAndNeverInAFaultOfOurs(Path sample) {
        var written = new ReadingJson(new CanonicalJson())
                .write(sample.toString(), reader, Messages.of(sample), OutputStream.nullOutputStream());

        assertThat(written.documents() + written.findings().size()).isPositive();
        assertThat(written.findings()).extracting(Finding::code).doesNotContain("READER_FAULT");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrongIsNamedAtBytesOfTheMessage(Path sample) throws IOException {
        long size = Files.size(sample);

        for (var finding : Messages.findings(Messages.read(reader, Messages.of(sample)))) {
            var span = finding.span();
            if (finding.severity().compareTo(Severity.ERROR) >= 0) {
                assertThat(span).as(finding.toString()).isNotNull();
            }
            if (span != null) {
                assertThat(span.offset()).as(finding.toString()).isBetween(0L, size);
                assertThat(span.offset() + span.length()).as(finding.toString()).isLessThanOrEqualTo(size);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyByteOfASetBelongsToOneOfItsSegments(Path sample) throws IOException {
        var message = Messages.of(sample);
        var bytes = Files.readAllBytes(sample);
        var segments = compiled.segments(message, 0, Integer.MAX_VALUE).segments();

        for (var set : sets(Messages.read(compiled, message))) {
            var covered = new BitSet();
            for (var segment : segments) {
                covered.set((int) segment.offset(), (int) segment.offset() + segment.length());
            }
            int end = end(set.span());
            int gap = covered.nextClearBit((int) set.span().offset());
            while (gap < end) {
                int next = covered.nextSetBit(gap);
                assertThat(new String(bytes, gap, next - gap, ISO_8859_1))
                        .as("between segments, at byte %d", gap)
                        .matches("[^A-Za-z0-9]\\s*|[^\\x00-\\x7F]{1,4}\\s*");
                gap = covered.nextClearBit(next);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anOrderHasALineForEachOfItsLineSegmentsAndReadsNoByteTwice(Path sample) {
        var message = Messages.of(sample);
        var segments = compiled.segments(message, 0, Integer.MAX_VALUE).segments();

        for (var set : sets(Messages.read(compiled, message))) {
            if (set.document() instanceof Order order) {
                var lines = segments.stream()
                        .filter(segment -> (set.type().equals("850") ? X12_LINES : LINES).contains(segment.tag()))
                        .filter(segment ->
                                segment.offset() >= set.span().offset() && segment.offset() < end(set.span()))
                        .count();
                assertThat(order.lines()).hasSize((int) lines);
                assertThat(order.lines()).allSatisfy(line -> assertThat(within(line.source(), set.span()))
                        .isTrue());
                unreadIsNotRead(order, set.span());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bothEnginesReadTheSame(Path sample) {
        assertThat(EnginesAgreeTest.documents(smooks, sample)).isEqualTo(EnginesAgreeTest.documents(compiled, sample));
    }

    private static void unreadIsNotRead(Order order, SourceSpan set) {
        var read = new BitSet();
        for (var span : order.provenance().spans().all().values()) {
            assertThat(end(span)).as("in the set, or in the header of its file").isLessThanOrEqualTo(end(set));
            read.set((int) span.offset(), end(span));
        }
        for (var unread : order.provenance().unread()) {
            assertThat(within(unread.span(), set)).as(unread.toString()).isTrue();
            assertThat(read.get((int) unread.span().offset(), end(unread.span()))
                            .isEmpty())
                    .as(unread.toString())
                    .isTrue();
        }
    }

    private static boolean within(@Nullable SourceSpan span, SourceSpan set) {
        return span != null && span.offset() >= set.offset() && end(span) <= end(set);
    }

    private static int end(SourceSpan span) {
        return (int) span.offset() + span.length();
    }

    private static List<ReadSet> sets(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }
}
