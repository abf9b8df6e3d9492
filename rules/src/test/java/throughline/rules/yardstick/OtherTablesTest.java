package throughline.rules.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.rules.Desk;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleTimes;
import throughline.rules.RunawayRules;

/** What is not made for deciding decides the same: the table that counts, and the one that measures. */
class OtherTablesTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    private static RuleBook book;

    @BeforeAll
    static void bind() throws Exception {
        book = new RuleBookBinder(null).bind(PolicyFolder.read(Path.of("policy")));
    }

    @Test
    void theTableThatCountsDecidesAsTheWrittenClassesDo() {
        for (int seed = 0; seed < 400; seed++) {
            var one = OrderCase.of(seed);
            assertThat(one.decide(book.deliberate(one.question(), AT, 1_000_000)))
                    .isEqualTo(one.decide(book.deliberate(one.question(), AT)))
                    .isEqualTo(one.decide(book.deliberate(one.question(), AT, RuleBook.Engine.PHREAK)));
        }
    }

    @Test
    void itStopsWhereRulesLookAtMoreFactsThanTheyAreGiven() {
        var one = OrderCase.of(1);

        assertThatThrownBy(() -> one.decide(book.deliberate(one.question(), AT, 20)))
                .isInstanceOf(RunawayRules.class)
                .hasMessageMatching("rule \".+\" looked at more than 20 facts for one order and was stopped");
    }

    @Test
    void measuringDecidesTheSameAndSaysATimeForEachRuleThatIsAsked() {
        var times = new RuleTimes();
        var one = OrderCase.of(3);

        assertThat(one.decide(book.deliberate(one.question(), AT, times)))
                .isEqualTo(one.decide(book.deliberate(one.question(), AT)));

        var asked = new HashSet<>(book.rules(Desk.PRICING));
        asked.addAll(book.rules(Desk.CREDIT));
        asked.addAll(book.rules(Desk.ALLOCATION));
        var timed = new HashSet<String>();
        times.sums().forEach((rule, picos) -> {
            timed.add(rule.rule());
            assertThat(picos).isPositive();
        });
        assertThat(asked).containsAll(timed);
        asked.removeAll(timed);
        assertThat(asked).as("asked only when goods were shipped short").isSubsetOf(aboutShortLines());
    }

    private static Set<String> aboutShortLines() {
        var all = new HashSet<String>();
        book.files().forEach((path, text) -> {
            for (var rule : text.split("(?m)^rule ")) {
                if (rule.contains("ShortLine(")) {
                    all.add(rule.substring(1, rule.indexOf('"', 1)));
                }
            }
        });
        return all;
    }
}
