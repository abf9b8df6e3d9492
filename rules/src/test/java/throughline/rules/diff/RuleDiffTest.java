package throughline.rules.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import throughline.rules.PolicyFolder;
import throughline.rules.diff.RuleDiff.Kind;

class RuleDiffTest {

    private static final String BREAKS = "pricing/volume-break.drl";

    private final Map<String, String> shipped = shipped();

    @Test
    void spacesCommentsAndTheOrderOfRulesAreNoDifference() {
        var diff = after(text -> text.replace("cases >= 10, cases < 50", "cases  >=  10 ,\n        cases < 50")
                .replace("rule \"P-110", "// a remark\nrule \"P-110")
                .replace("discount( $line, 3 )", "discount($line, 3)"));

        assertThat(diff.nothing()).as(diff.toString()).isTrue();
    }

    @Test
    void aChangedRuleSaysWhichOfItsParts() {
        var diff = after(text -> text.replace("cases >= 10, cases < 50", "cases >= 12, cases < 50")
                .replace("$line, 3 )", "$line, 4 )")
                .replace("PP-2026 4.2a", "PP-2026 4.2c"));

        assertThat(diff.toString())
                .isEqualTo(
                        """
                        changed P-110 Volume break: 10 to 49 cases of one item (pricing/volume-break.drl)
                            paragraph: PP-2026 4.2c, was PP-2026 4.2a
                            when: Line: cases >= 12, was Line: cases >= 10
                            then: discount($line, 4) because "volume break 10 to 49 cases", was discount($line, 3) because "volume break 10 to 49 cases\"""");
    }

    @Test
    void datesAndConditionsThatComeAndGoAreToldApart() {
        var diff = after(text -> text.replace("cases >= 10, cases < 50", "cases >= 10, hazardous == false")
                .replace(
                        "@policy( \"PP-2026 4.2b\" )",
                        "@policy( \"PP-2026 4.2b\" )\n    date-expires \"01-Feb-2027\""));

        assertThat(diff.toString())
                .contains("when: new: Line: hazardous == false")
                .contains("when: gone: Line: cases < 50")
                .contains("in force: until before 2027-02-01, was always");
    }

    @Test
    void aRuleOfTheSameNumberOrTheSameTextIsRenamedAndNotNew() {
        var diff = after(text -> text.replace("P-110 Volume break: 10 to 49 cases of one item", "P-110 From ten cases")
                .replace("P-111 Volume break: 50 cases and more of one item", "P-115 From fifty cases"));

        assertThat(diff.changes()).extracting(RuleDiff.Change::kind).containsOnly(Kind.RENAMED);
        assertThat(diff.changes())
                .extracting(RuleDiff.Change::rule)
                .containsExactly("P-110 From ten cases", "P-115 From fifty cases");
    }

    @Test
    void rulesAreAddedRemovedAndMoved() {
        var files = new TreeMap<>(shipped);
        var text = shipped.get(BREAKS);
        int last = text.indexOf("rule \"P-111");
        files.put(BREAKS, text.substring(0, last));
        var head = text.substring(text.indexOf("package"), text.indexOf("rule \"P-100"));
        files.put("pricing/more.drl", head + text.substring(last));

        assertThat(RuleDiff.between(shipped, files).changes()).singleElement().satisfies(change -> assertThat(
                        change.toString())
                .startsWith("moved P-111")
                .contains("file: pricing/more.drl, was pricing/volume-break.drl"));
        files.remove("pricing/more.drl");
        assertThat(RuleDiff.between(shipped, files).changes())
                .extracting(RuleDiff.Change::kind)
                .containsExactly(Kind.REMOVED);
        assertThat(RuleDiff.between(files, shipped).changes())
                .extracting(RuleDiff.Change::kind)
                .containsExactly(Kind.ADDED);
    }

    @Test
    void whatCannotBeReadIsSaidAndNotTakenForRemoved() {
        var diff = after(text -> text.replace("cases >= 50", "casis >= 50"));

        assertThat(diff.nothing()).isFalse();
        assertThat(diff.unreadable()).isNotEmpty();
        assertThat(diff.changes()).isEmpty();
    }

    private RuleDiff after(UnaryOperator<String> edit) {
        var files = new TreeMap<>(shipped);
        files.computeIfPresent(BREAKS, (path, text) -> edit.apply(text));
        return RuleDiff.between(shipped, files);
    }

    private static Map<String, String> shipped() {
        try {
            return PolicyFolder.read(Path.of("policy"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
