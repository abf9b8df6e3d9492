package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.Partners;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;

class CoverageTest {

    private static final String PROFILE =
            """
            name: Northgate
            identifiers: [{format: X12, value: "ZZ:NORTHGATE"}, {format: EDIFACT, value: "14:4012345000009"}]
            """;

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void twoSamples() throws IOException {
        folder = root.resolve("northgate");
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(folder.resolve("profile.yaml"), PROFILE);
        for (var sample : List.of("x12-850-004010.edi", "edifact-orders-d96a.edi")) {
            Files.copy(
                    Path.of("src/test/resources/edi", sample),
                    folder.resolve("samples").resolve(sample));
        }
    }

    @Test
    void everyValueIsReadOrDecidesOrIsKeptAndNoneIsLost() throws IOException {
        var order = of("850");
        var places = places(order);

        assertThat(order.documents()).isEqualTo(1);
        assertThat(places.get("BEG03")).isEqualTo(place("BEG03", 1, 1, 0, 0, 0, "number"));
        assertThat(places.get("PO102").fields()).contains("lines.quantity");
        assertThat(places.get("PO102").read())
                .as("one line says its quantity in SCH")
                .isEqualTo(5);
        assertThat(places.get("DTM01").decides()).as("which date it is").isEqualTo(3);
        assertThat(places.get("PO403").kept()).as("no map reads it").isEqualTo(1);
        assertThat(order.places())
                .allSatisfy(each -> assertThat(each.read() + each.decides() + each.kept() + each.ignored())
                        .isEqualTo(each.seen()));
        assertThat(order.places().stream().mapToLong(Coverage.Place::seen).sum())
                .isEqualTo(valuesOfTheSample());
        assertThat(of("ORDERS").places())
                .anySatisfy(each -> assertThat(each.place()).isEqualTo("DTM01-2"));
    }

    @Test
    void whatTheProfileIgnoresIsAccountedForWithItsReason() throws IOException {
        int before = of("850").percent();
        Files.writeString(
                folder.resolve("profile.yaml"),
                PROFILE + "ignored: {\"850\": {PO4: we ask the item file, SCH03: never sent in earnest}}\n");

        var after = of("850");

        assertThat(places(after).get("PO403"))
                .isEqualTo(new Coverage.Place("PO403", 1, 0, 0, 0, 1, List.of(), "we ask the item file"));
        assertThat(places(after).get("PO102").ignored()).isZero();
        assertThat(after.percent()).isGreaterThan(before).isLessThan(100);
    }

    @Test
    void realMessagesCountBesidesTheSamplesAndThoseOfOthersDoNot() throws IOException {
        var bytes = Files.readAllBytes(folder.resolve("samples/x12-850-004010.edi"));
        var others = new String(bytes, StandardCharsets.ISO_8859_1).replace("NORTHGATE  ", "SOMEBODY   ");

        var covered = check().coverage(
                        folder, List.of(message(bytes), message(others.getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(covered)
                .filteredOn(each -> each.message().equals("850"))
                .singleElement()
                .extracting(Coverage::documents)
                .isEqualTo(2);
    }

    @Test
    void anIgnoredPlaceThatIsNoneOrHasNoReasonIsAMistakeWithItsLine() throws IOException {
        for (var wrong : Map.of("{P: x}", "'P' is no place", "{PO4: ''}", "say why PO4 is not needed")
                .entrySet()) {
            Files.writeString(folder.resolve("profile.yaml"), PROFILE + "ignored: {\"850\": " + wrong.getKey() + "}\n");

            assertThat(check().of(folder))
                    .singleElement()
                    .asString()
                    .startsWith("profile.yaml, line 3")
                    .contains(wrong.getValue());
        }
    }

    /** Every element that is not empty, but those of the envelope, ST, SE and CTT. */
    private long valuesOfTheSample() throws IOException {
        return Files.readString(folder.resolve("samples/x12-850-004010.edi"))
                .lines()
                .map(line -> line.replace("~", ""))
                .filter(line -> !line.matches("(ISA|GS|ST|SE|CTT|GE|IEA)\\*.*"))
                .flatMap(line -> List.of(line.split("\\*")).stream().skip(1))
                .filter(value -> !value.isEmpty())
                .count();
    }

    private Coverage of(String message) throws IOException {
        return check().coverage(folder, List.of()).stream()
                .filter(each -> each.message().equals(message))
                .findFirst()
                .orElseThrow();
    }

    private static FolderCheck check() {
        return new FolderCheck(Partners.NONE, secret -> true, Clock.systemUTC());
    }

    private static Map<String, Coverage.Place> places(Coverage coverage) {
        return coverage.places().stream().collect(Collectors.toMap(Coverage.Place::place, Function.identity()));
    }

    private static Coverage.Place place(
            String name, long seen, long read, long decides, long kept, long ignored, String field) {
        return new Coverage.Place(name, seen, read, decides, kept, ignored, List.of(field), null);
    }

    private static SealedMessage message(byte[] bytes) {
        return new SealedMessage(
                MessageId.parse("0190b5e7-a100-7000-8000-000000000009"),
                null,
                "x",
                bytes.length,
                () -> new ByteArrayInputStream(bytes));
    }
}
