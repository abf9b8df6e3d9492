package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.Bytes;
import throughline.connectors.Formats;
import throughline.connectors.edi.EdiReader;
import throughline.connectors.edi.map.MapLibrary;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.json.ReadingJson;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks every partner's folder: each message it sends has a sample, each sample says what we read or why we refuse, each map is used.
 * After a change that is meant: {@code ./mvnw test -pl connectors -am -Dtest=PartnerSamplesTest -Dthroughline.publish=true}, and read
 * what changed before you commit it.
 */
class PartnerSamplesTest {

    private static final Path SHIPPED = Path.of("partners");
    private static final PartnerFolders PARTNERS = new PartnerFolders(List.of(SHIPPED), Clock.systemUTC());
    private static final MessageReader READER = Formats.reader(PARTNERS);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Path> folders() throws IOException {
        try (var folders = Files.list(SHIPPED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    static List<Path> samples() throws IOException {
        var samples = new ArrayList<Path>();
        for (var folder : folders()) {
            samples.addAll(samples(folder));
        }
        return samples;
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("samples"))) {
            return files.filter(file -> !file.toString().endsWith(".expected.json")
                            && !file.toString().endsWith(".fault.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allProfilesAreUnderstood() throws IOException {
        assertThat(PARTNERS.problems()).isEmpty();
        assertThat(PARTNERS.all()).hasSameSizeAs(folders());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void eachMessageAPartnerSendsHasASampleAndOneOfItsSamplesIsFaulty(Path folder) throws IOException {
        var sent = new TreeSet<String>();
        int faulty = 0;
        for (var sample : samples(folder)) {
            var sets = sets(sample);
            sets.forEach(set -> sent.add(set.type()));
            faulty += sets.stream().anyMatch(ReadSet::rejected) ? 1 : 0;
        }

        assertThat(sent)
                .containsExactlyElementsOf(new TreeSet<>(new ProfileReader()
                        .read(folder.resolve("profile.yaml"))
                        .profile()
                        .inbound()));
        assertThat(faulty).isPositive();
        assertThat(folder.resolve("README.md")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void eachMapIsUsedByASample(Path folder) throws IOException {
        var maps = folder.resolve("maps");
        var used = new HashSet<String>();
        for (var sample : samples(folder)) {
            sets(sample).stream()
                    .filter(set -> set.document() != null)
                    .forEach(set ->
                            used.add(String.valueOf(set.document().provenance().map())));
        }

        for (var map : Files.isDirectory(maps) ? Files.list(maps).toList() : List.<Path>of()) {
            var standard = map.getFileName().toString().replace(".xml", "").replaceFirst("-", "/");
            assertThat(used)
                    .anySatisfy(
                            name -> assertThat(name).startsWith(standard + "@").contains("+" + folder.getFileName()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAsItsExpectedFileSays(Path sample) throws IOException {
        boolean faulty = sets(sample).stream().anyMatch(ReadSet::rejected);
        var expected = beside(sample, faulty ? ".fault.json" : ".expected.json");
        var read = faulty ? faults(sample) : reading(sample);
        if (Boolean.getBoolean("throughline.publish")) {
            Files.writeString(expected, read);
        }

        assertThat(expected).exists();
        assertThat(read).isEqualTo(Files.readString(expected));
        assertThat(beside(sample, faulty ? ".expected.json" : ".fault.json")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFaultNamesItsBytesAndTheyAreInTheSample(Path sample) throws IOException {
        var size = Files.size(sample);
        for (var set : sets(sample)) {
            for (var finding : set.findings()) {
                if (finding.severity().compareTo(Severity.ERROR) >= 0) {
                    assertThat(finding.span()).as(finding.text()).isNotNull();
                    assertThat(finding.span().offset() + finding.span().length())
                            .isBetween(1L, size);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySpanLiesWithinItsDocument(Path sample) throws IOException {
        for (var set : sets(sample)) {
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
        var json = new CanonicalJson();
        var bytes = Files.readAllBytes(sample);
        var reference = new EdiReader(PARTNERS, MapLibrary.Mode.SMOOKS);
        if (!reference.recognises(bytes)) {
            return;
        }
        var compiled = sets(sample).stream()
                .map(ReadSet::document)
                .filter(Objects::nonNull)
                .map(json::write)
                .toList();
        var smooks = sets(reference, bytes).stream()
                .map(ReadSet::document)
                .filter(Objects::nonNull)
                .map(json::write)
                .toList();

        assertThat(smooks.stream().map(text -> text.replace(" smooks\"", " compiled\"")))
                .containsExactlyElementsOf(compiled);
    }

    private static List<ReadSet> sets(Path sample) throws IOException {
        return sets(READER, Files.readAllBytes(sample));
    }

    private static List<ReadSet> sets(MessageReader reader, byte[] bytes) {
        return Bytes.pieces(reader, Bytes.sealed(bytes)).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }

    private static String reading(Path sample) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ReadingJson(new CanonicalJson())
                .write(sample.getFileName().toString(), READER, Bytes.sealed(Files.readAllBytes(sample)), bytes);
        return pretty((ObjectNode) JSON.readTree(bytes.toString(StandardCharsets.UTF_8)));
    }

    /** What goes on all the same, what we refuse, why, and at which byte. */
    private static String faults(Path sample) throws IOException {
        var fault = JSON.createObjectNode();
        var taken = fault.putArray("taken");
        var refused = fault.putArray("refused");
        for (var set : sets(sample)) {
            if (!set.rejected()) {
                taken.add(
                        set.document() == null
                                ? set.control()
                                : set.document().number().value());
                continue;
            }
            var one = refused.addObject().put("type", set.type()).put("control", set.control());
            var why = one.putArray("why");
            set.findings().stream()
                    .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                    .forEach(finding -> why(why.addObject(), finding));
        }
        return pretty(fault);
    }

    private static void why(ObjectNode why, Finding finding) {
        why.put("code", finding.code())
                .put("text", finding.text())
                .put("who", finding.who().name())
                .put("place", finding.place());
        if (finding.span() != null) {
            why.put("offset", finding.span().offset())
                    .put("length", finding.span().length());
        }
    }

    private static String pretty(ObjectNode json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }

    private static Path beside(Path sample, String ending) {
        var name = sample.getFileName().toString();
        return sample.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    @Test
    void everyExpectedFileBelongsToASample() throws IOException {
        for (var folder : folders()) {
            try (Stream<Path> files = Files.list(folder.resolve("samples"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".expected.json") || name.endsWith(".fault.json"))
                        .map(name -> name.replaceFirst("\\.(expected|fault)\\.json$", ""))
                        .forEach(stem -> assertThat(Stream.of(".edi", ".json"))
                                .anyMatch(ending ->
                                        Files.exists(folder.resolve("samples").resolve(stem + ending))));
            }
        }
    }
}
