package throughline.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.rules.PolicyFolder;

class MutationCheckTest {

    private static final Path FOLDER = Path.of("policy");
    private static final String BREAKS = "pricing/volume-break.drl";
    private static final String EXAMPLES = "pricing/examples/volume-break.csv";

    @Test
    void everyBreakOfTheShippedPoliciesIsNoticedByAnExample() throws IOException {
        var report = MutationCheck.of(files(), PolicyFolder.examples(FOLDER), null);

        assertThat(report.rules()).isGreaterThan(40);
        assertThat(report.changes()).isGreaterThan(report.rules() * 3);
        assertThat(report.unnoticed().stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void aMissingRowBesideALimitIsNamed() throws IOException {
        var examples = PolicyFolder.examples(FOLDER);
        examples.computeIfPresent(EXAMPLES, (path, text) -> text.lines()
                .filter(line -> !line.startsWith("49 cases"))
                .collect(Collectors.joining("\n")));

        assertThat(MutationCheck.of(files(), examples, BREAKS).unnoticed())
                .extracting(MutationCheck.Unnoticed::toString)
                .containsExactly(
                        "pricing/volume-break.drl:36 nobody notices when cases < 50 becomes cases < 49"
                                + " - add an example with Line.cases 49 (rule \"P-110 Volume break: 10 to 49 cases of one item\")",
                        "pricing/volume-break.drl:44 nobody notices when cases >= 50 becomes cases >= 49"
                                + " - add an example with Line.cases 49 (rule \"P-111 Volume break: 50 cases and more of one item\")");
    }

    @Test
    void withoutExamplesNothingIsNoticed() throws IOException {
        var report = MutationCheck.of(files(), new TreeMap<>(), BREAKS);

        assertThat(report.unnoticed()).hasSize(report.changes());
    }

    private static SortedMap<String, String> files() throws IOException {
        return new TreeMap<>(PolicyFolder.read(FOLDER));
    }
}
