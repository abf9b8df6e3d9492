package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.Bytes;
import throughline.connectors.Formats;
import throughline.connectors.edi.EdiReader;
import throughline.connectors.edi.map.MapLibrary;
import throughline.connectors.json.CanonicalJson;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

/**
 * Every folder that comes with the product is as {@link FolderCheck} wants it, and its samples prove the readers as well. After a change
 * that is meant: {@code ./mvnw test -pl connectors -am -Dtest=PartnerSamplesTest -Dthroughline.publish=true}, and read what changed before
 * you commit it.
 */
class PartnerSamplesTest {

    private static final Path SHIPPED = Path.of("partners");
    private static final PartnerFolders PARTNERS = new PartnerFolders(List.of(SHIPPED), Clock.systemUTC());
    private static final MessageReader READER = Formats.reader(PARTNERS);

    static List<Path> folders() throws IOException {
        try (var folders = Files.list(SHIPPED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    static List<Path> samples() throws IOException {
        var samples = new ArrayList<Path>();
        for (var folder : folders()) {
            samples.addAll(SampleReading.files(folder));
        }
        return samples;
    }

    @Test
    void allProfilesAreUnderstood() throws IOException {
        assertThat(PARTNERS.problems()).isEmpty();
        assertThat(PARTNERS.all()).hasSameSizeAs(folders());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aShippedFolderIsClean(Path folder) throws IOException {
        var check = new FolderCheck(PARTNERS, secret -> true, Clock.systemUTC());
        if (Boolean.getBoolean("throughline.publish")) {
            check.accept(folder, true);
        }

        assertThat(SampleReading.files(folder)).isNotEmpty();
        assertThat(check.of(folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySpanLiesWithinItsDocument(Path sample) throws IOException {
        for (var set : sets(READER, Files.readAllBytes(sample))) {
            if (set.document() != null) {
                assertThat(set.document().provenance().spans().all())
                        .isNotEmpty()
                        .allSatisfy((pointer, span) -> {
                            assertThat(span.offset())
                                    .isGreaterThanOrEqualTo(set.span().offset());
                            assertThat(span.offset() + span.length())
                                    .isLessThanOrEqualTo(
                                            set.span().offset() + set.span().length());
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPartnersMapSaysTheSameWhicheverEngineRunsIt(Path sample) throws IOException {
        var bytes = Files.readAllBytes(sample);
        var reference = new EdiReader(PARTNERS, MapLibrary.Mode.SMOOKS);
        if (!reference.recognises(bytes)) {
            return;
        }
        assertThat(documents(reference, bytes).stream().map(text -> text.replace(" smooks\"", " compiled\"")))
                .containsExactlyElementsOf(documents(READER, bytes));
    }

    private static List<String> documents(MessageReader reader, byte[] bytes) {
        var json = new CanonicalJson();
        return sets(reader, bytes).stream()
                .map(ReadSet::document)
                .filter(Objects::nonNull)
                .map(json::write)
                .toList();
    }

    private static List<ReadSet> sets(MessageReader reader, byte[] bytes) {
        return Bytes.pieces(reader, Bytes.sealed(bytes)).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }
}
