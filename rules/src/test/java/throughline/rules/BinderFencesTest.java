package throughline.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static void refused(Map<String, String> files, String words) {
        assertThatThrownBy(() -> new RuleBookBinder(null).bind(files))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(words);
    }
}
