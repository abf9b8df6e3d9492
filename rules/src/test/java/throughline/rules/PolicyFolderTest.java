package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFolderTest {

    @TempDir
    Path work;

    private Path folder;
    private Path file;

    @BeforeEach
    void oneSmallFolder() throws IOException {
        folder = work.resolve("policy");
        file = folder.resolve("pricing/volume-break.drl");
        Files.createDirectories(folder.resolve("pricing/examples"));
        Files.copy(ShippedPolicy.FOLDER.resolve("pricing/volume-break.drl"), file);
        Files.copy(
                ShippedPolicy.FOLDER.resolve("pricing/examples/volume-break.csv"),
                folder.resolve("pricing/examples/volume-break.csv"));
    }

    @Test
    void policiesAndExamplesAreReadByTheirPaths() throws IOException {
        assertThat(PolicyFolder.read(folder)).containsOnlyKeys("pricing/volume-break.drl");
        assertThat(PolicyFolder.examples(folder)).containsOnlyKeys("pricing/examples/volume-break.csv");
    }

    @Test
    void aFileIsWrittenAsAWholeAndNothingElseIsLeftBehind() throws IOException {
        PolicyFolder.write(folder, "pricing/volume-break.drl", "// another\n");
        PolicyFolder.write(folder, "credit/credit.drl", "// a new one\n");
        PolicyFolder.write(folder, "pricing/examples/volume-break.csv", null);

        assertThat(PolicyFolder.read(folder))
                .containsEntry("pricing/volume-break.drl", "// another\n")
                .containsEntry("credit/credit.drl", "// a new one\n");
        assertThat(PolicyFolder.examples(folder)).isEmpty();
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void nothingIsWrittenOutsideOfTheFolder() {
        assertThatThrownBy(() -> PolicyFolder.write(folder, "../elsewhere.drl", "x"))
                .isInstanceOf(IOException.class);
        assertThat(work.resolve("elsewhere.drl")).doesNotExist();
    }

    @Test
    void aFolderWithAMistakeBecomesNoBook() throws IOException {
        Files.writeString(file, "package policy.pricing\nrule \"R\"\nwhen\nthen\nend\n");

        assertThatThrownBy(() -> new RuleBookBinder(null).bind(PolicyFolder.read(folder)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("volume-break.drl:");
    }

    @Test
    void aDamagedKeptBookIsCompiledAgain() throws Exception {
        var binder = new RuleBookBinder(work.resolve("books"));
        binder.bind(PolicyFolder.read(folder));
        Path kept = Files.list(work.resolve("books")).findFirst().orElseThrow();
        Files.write(kept, new byte[] {1, 2, 3});

        assertThat(binder.bind(PolicyFolder.read(folder)).rules()).hasSize(4);
    }
}
