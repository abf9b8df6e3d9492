package throughline.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands around the gate when a book is made of files. */
class BinderFencesTest {

    private static final String FILE = "pricing/volume-break.drl";
    private static final String TEXT = ShippedPolicy.BOOK.files().get(FILE);

    @Test
    void twoFilesDoNotUseOneNameForTheirRules() {
        refused(Map.of(FILE, TEXT, "pricing/another.drl", TEXT), "is already used in pricing/another.drl");
    }

    @Test
    void aFileStandsInTheFolderOfADesk() {
        refused(Map.of("sales/volume-break.drl", TEXT), "stands in the folder of its desk");
    }

    @Test
    void aTableAndATextDoNotShareTheirExamples() {
        refused(
                Map.of(
                        "credit/approvals.drl",
                        ShippedPolicy.BOOK.files().get("credit/credit.drl"),
                        "credit/approvals.csv",
                        ShippedPolicy.BOOK.files().get("credit/approvals.csv")),
                "they would share their examples");
    }

    @Test
    void aKeptBookInWhichSomebodyPutAClassIsRefused(@TempDir Path kept) throws Exception {
        var files = Map.of(FILE, TEXT);
        new RuleBookBinder(kept).bind(files);
        Path book;
        try (var all = Files.list(kept)) {
            book = all.findFirst().orElseThrow();
        }
        try (var zip = FileSystems.newFileSystem(book);
                var foreign = BinderFencesTest.class.getResourceAsStream("BinderFencesTest$Foreign.class")) {
            Files.copy(Objects.requireNonNull(foreign), zip.getPath("policy", "pricing", "Foreign.class"));
        }

        assertThatThrownBy(() -> new RuleBookBinder(kept).bind(files))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("calls java/lang/System.exit");
    }

    /** What somebody might put there. */
    static final class Foreign {

        private Foreign() {}

        static void stop() {
            System.exit(66);
        }
    }

    private static void refused(Map<String, String> files, String words) {
        assertThatThrownBy(() -> new RuleBookBinder(null).bind(files))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(words);
    }
}
