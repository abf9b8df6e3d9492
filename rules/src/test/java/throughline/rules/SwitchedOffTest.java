package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

class SwitchedOffTest {

    private static final String RULE = "P-110 Volume break: 10 to 49 cases of one item";
    private static final RuleBook WHOLE = ShippedPolicy.BOOK;

    @ParameterizedTest
    @EnumSource(RuleBook.Engine.class)
    void aBookWithoutARuleSaysWhatItsTextsCompiledSay(RuleBook.Engine engine) throws Exception {
        var compiled = new RuleBookBinder(null).bind(switched());
        var derived = WHOLE.without(Set.of(RULE), switched());

        assertThat(spoken(WHOLE, engine)).contains(RULE);
        assertThat(spoken(derived, engine)).isNotEmpty().doesNotContain(RULE).isEqualTo(spoken(compiled, engine));
        assertThat(derived.fingerprint()).isEqualTo(compiled.fingerprint());
        assertThat(derived.files()).isEqualTo(compiled.files());
        assertThat(derived.rules()).isEqualTo(compiled.rules());
    }

    @Test
    void itSpeaksInItsOwnName() {
        var derived = WHOLE.without(Set.of(RULE), switched());

        try (var deliberation = derived.deliberate(question())) {
            var line = deliberation.price(question().lines(), List.of()).lines().get(0);
            assertThat(line.because()).isNotEmpty().allSatisfy(firing -> assertThat(firing.fingerprint())
                    .isEqualTo(derived.fingerprint()));
        }
        assertThat(spoken(WHOLE, RuleBook.Engine.FASTEST)).contains(RULE);
    }

    @Test
    void aSecondRuleGoesFromWhatIsLeft() {
        var other = "P-220 Hazardous goods carry a handling surcharge";
        var derived = WHOLE.without(Set.of(RULE), switched()).without(Set.of(other), new TreeMap<>(switched()));

        assertThat(spoken(derived, RuleBook.Engine.FASTEST)).isNotEmpty().doesNotContain(RULE, other);
    }

    @ParameterizedTest
    @EnumSource(RuleBook.Engine.class)
    void itAloneIsSilent(RuleBook.Engine engine) {
        var all = spoken(WHOLE, engine);
        assertThat(all).hasSizeGreaterThan(2).doesNotHaveDuplicates();

        for (String rule : all) {
            var others = new ArrayList<>(all);
            others.remove(rule);
            assertThat(spoken(WHOLE.without(Set.of(rule), switched()), engine)).isEqualTo(others);
        }
    }

    @Test
    void whatItWasMadeOfStaysAsLongAsIt() throws Exception {
        var derived = new RuleBookBinder(null).bind(WHOLE.files()).without(Set.of(RULE), switched());
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
        }

        assertThat(spoken(derived, RuleBook.Engine.PHREAK)).isNotEmpty().doesNotContain(RULE);
    }

    private static List<String> spoken(RuleBook book, RuleBook.Engine engine) {
        try (var deliberation = book.deliberate(question(), engine)) {
            var line = deliberation.price(question().lines(), List.of()).lines().get(0);
            return Stream.concat(line.because().stream(), line.losing().stream())
                    .map(RuleFiring::rule)
                    .sorted()
                    .toList();
        }
    }

    private static SortedMap<String, String> switched() {
        var files = new TreeMap<>(WHOLE.files());
        files.replaceAll((path, text) -> {
            int at = text.indexOf("rule \"" + RULE + "\"");
            return at < 0
                    ? text
                    : text.substring(0, at) + text.substring(at).replaceFirst("\nwhen", "\n    enabled false\nwhen");
        });
        assertThat(files).isNotEqualTo(WHOLE.files());
        return files;
    }

    private static OrderQuestion question() {
        var line = new Line(0, "TL-1", "TOOLS", new BigDecimal("120"), 10, BigDecimal.TEN, BigDecimal.ONE, null, true);
        return new OrderQuestion(
                new Customer("C1", "RETAIL", "A", false, false, false, false, false, true),
                new Order("EDI", new BigDecimal("1200"), 1, 3, false, "US01"),
                List.of(line));
    }
}
