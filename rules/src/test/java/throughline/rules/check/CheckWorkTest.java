package throughline.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.rules.Desk;
import throughline.rules.gate.SourceGate;
import throughline.rules.tree.RuleTree;

/** How much is looked at for many rules, counted and not timed: twice the rules are little more than twice the work. */
class CheckWorkTest {

    private static final String HEAD =
            """
            package policy.pricing
            import throughline.rules.facts.Line
            import throughline.rules.verbs.PricingVerbs
            global PricingVerbs price
            """;

    @Test
    void twoThousandRulesAreNotAllComparedWithEachOther() {
        var half = work(1_000);
        var whole = work(2_000);

        assertThat(whole).allSatisfy((what, count) -> {
            assertThat(count).as(what).isPositive().isLessThan(2_000L * 200);
            assertThat(count).as(what).isLessThan(Math.round(half.getOrDefault(what, 0L) * 2.5));
        });
    }

    @Test
    void aDefectAmongTwoThousandRulesIsFound() {
        var rules = rules(1_998);
        rules.putAll(shapes(HEAD
                + PolicyCheckTest.rule(
                        "R-8001 one", "Line( category == \"C7\", cases >= 900, cases < 910 )", "discount 3")
                + PolicyCheckTest.rule(
                        "R-8002 twin", "Line( category == \"C7\", cases >= 900, cases <= 909 )", "discount 3")));
        var findings = new Findings();

        new PairChecks(findings).check(rules);

        assertThat(findings.all).singleElement().satisfies(finding -> assertThat(finding.toString())
                .contains("R-8002 twin")
                .contains("R-8001 one"));
    }

    private static Map<String, Long> work(int number) {
        var rules = rules(number);
        var findings = new Findings();
        var pairs = new PairChecks(findings);
        pairs.check(rules);
        var bands = new BandChecks(findings);
        bands.check(rules);
        var examples = new TreeMap<String, String>();
        var rows = new StringBuilder("example,Line.category,Line.cases,expect\n");
        for (int i = 0; i < number; i++) {
            rows.append("row,C%d,%d,discount\n".formatted(i / 10, i % 10 * 10));
        }
        examples.put("pricing/examples/many.csv", rows.toString());
        var proved = new ExampleChecks(findings, examples);
        proved.check(rules);
        assertThat(findings.all).isEmpty();
        return Map.of("pairs", pairs.compared(), "bands", bands.compared(), "examples", proved.played());
    }

    /** Ten bands of each category, all of the same figure and touching each other. */
    private static Map<RuleTree, List<Shape>> rules(int number) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < number; i++) {
            int from = i % 10 * 10;
            text.append(PolicyCheckTest.rule(
                    "R-%d band".formatted(i),
                    "Line( category == \"C%d\", cases >= %d, cases < %d )".formatted(i / 10, from, from + 10),
                    "discount 3"));
        }
        return shapes(text.toString());
    }

    private static Map<RuleTree, List<Shape>> shapes(String text) {
        var reading = new SourceGate(Desk.PRICING, "pricing/many.drl").read(text);
        assertThat(reading.mistakes()).isEmpty();
        var shapes = new LinkedHashMap<RuleTree, List<Shape>>();
        reading.rules()
                .forEach(rule -> shapes.put(
                        rule,
                        rule.ways().stream().map(way -> new Shape(rule, way)).toList()));
        return shapes;
    }
}
