package throughline.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {

    private static final Path SHIPPED = Path.of("..", "rules", "policy");

    @TempDir
    Path work;

    private record Told(int code, String text) {}

    @Test
    void theBreaksOfAFileAreTriedOnItsExamples() {
        var told = ask("check", SHIPPED.toString(), "--mutants=pricing/volume-break.drl");

        assertThat(told.text()).matches("(?s).*4 rules broken in \\d+ ways, 0 unnoticed\\s*");
        assertThat(told.code()).isZero();
        assertThat(ask("check", SHIPPED.toString(), "--mutants=pricing/none.drl")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void theBreaksOfATableAreNamedByTheirRow() throws IOException {
        var told = ask("check", SHIPPED.toString(), "--mutants=credit/approvals.csv");

        assertThat(told.text()).matches("(?s).*7 rules broken in \\d+ ways, 0 unnoticed\\s*");
        assertThat(told.code()).isZero();
        var examples = copy().resolve("credit/examples/approvals.csv");
        Files.writeString(examples, Files.readString(examples).replaceAll("(?m)^60 days overdue.*\n", ""));

        var unnoticed = ask("check", work.toString(), "--mutants=credit/approvals.csv");

        assertThat(unnoticed.code()).isEqualTo(1);
        assertThat(unnoticed.text())
                .contains(
                        "credit/approvals.csv:16 nobody notices when oldestOverdueDays <= 60 becomes oldestOverdueDays")
                .contains("add an example with CreditStanding.oldestOverdueDays 60")
                .contains("(rule \"C-200 Invoices 30 to 60 days overdue\")");
    }

    @Test
    void aTableToBeginWithIsPrinted() {
        assertThat(ask("table", "credit").text())
                .startsWith("RuleSet,policy.credit\n")
                .contains("RuleTable Rules");
        assertThat(ask("table", "none").code()).isNotZero();
    }

    @Test
    void aFolderWithADefectIsRefusedBeforeItIsCompiled() throws IOException {
        var file = copy().resolve("pricing/volume-break.drl");
        Files.writeString(file, Files.readString(file).replace("cases >= 50", "cases < 0"));

        var told = ask("check", work.toString());

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.text()).contains("volume-break.drl:44").contains("cases is from 0 and never");
    }

    @Test
    void twoFoldersAreComparedRuleByRule() throws IOException {
        assertThat(ask("diff", SHIPPED.toString(), copy().toString()))
                .isEqualTo(new Told(0, "no rule is different" + System.lineSeparator()));
        var file = work.resolve("pricing/volume-break.drl");
        Files.writeString(file, Files.readString(file).replace("cases >= 50", "cases >= 60"));

        var told = ask("diff", SHIPPED.toString(), work.toString());

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.text()).contains("changed P-111").contains("when: Line: cases >= 60, was Line: cases >= 50");
        assertThat(ask("diff", SHIPPED.toString(), work.toString(), "--json").text())
                .contains("\"kind\":\"CHANGED\"");
    }

    private Path copy() throws IOException {
        try (var files = Files.walk(SHIPPED)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var to = work.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return work;
    }

    private static Told ask(String... words) {
        var out = System.out;
        var told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(told, true, UTF_8));
            int code = new CommandLine(new PolicyCommand()).execute(words);
            return new Told(code, told.toString(UTF_8));
        } finally {
            System.setOut(out);
        }
    }
}
