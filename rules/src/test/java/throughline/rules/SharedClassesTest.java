package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

class SharedClassesTest {

    private static final String FILE = "pricing/volume-break.drl";

    @TempDir
    static Path books;

    private final SharedClasses shared = new SharedClasses();

    @Test
    void ofABookWithOneRuleChangedOnlyThatRuleIsLoadedAnew() throws Exception {
        var first = book(3);
        int all = shared.size();
        var second = book(4);

        assertThat(all).isGreaterThan(300);
        assertThat(shared.size()).isEqualTo(all + 1);
        assertThat(book(3).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(shared.size()).isEqualTo(all + 1);
        assertThat(percents(first)).containsOnly("3.0");
        assertThat(percents(second)).containsOnly("4.0");
    }

    @Test
    void whatOnlyOneBookUsesIsGivenUpWithIt() throws Exception {
        var kept = book(3);
        int all = shared.size();
        assertThat(percents(book(5))).containsOnly("5.0");
        assertThat(shared.size()).isEqualTo(all + 1);

        for (int i = 0; i < 100 && shared.size() > all; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(shared.size()).isEqualTo(all);
        assertThat(percents(kept)).containsOnly("3.0");
    }

    /** The frame that Drools writes is some sixty classes; a whole book has more than three hundred, for each engine. */
    @Test
    void aBookThatDiffersInOneRuleTakesFewClassesMore() throws Exception {
        var held = List.of(book(3), book(4), book(5));
        var loading = ManagementFactory.getClassLoadingMXBean();

        long before = loading.getTotalLoadedClassCount();
        var again = book(4);
        long loaded = loading.getTotalLoadedClassCount() - before;

        assertThat(percents(again)).containsOnly("4.0");
        assertThat(held).doesNotContain(again);
        assertThat(loaded).isBetween(1L, 80L);
    }

    @Test
    void whoSwitchesARuleOffHasNothingLoaded() throws Exception {
        var book = book(3);
        var loading = ManagementFactory.getClassLoadingMXBean();
        book.without(Set.of(book.rules(Desk.CREDIT).get(0)), files(6));

        long before = loading.getTotalLoadedClassCount();
        var less = book.without(Set.copyOf(book.rules(Desk.CREDIT)), files(7));
        long loaded = loading.getTotalLoadedClassCount() - before;

        assertThat(loaded).isZero();
        assertThat(percents(less)).containsOnly("3.0");
    }

    private RuleBook book(int percent) throws PolicyException {
        return new RuleBookBinder(books, shared).bind(files(percent));
    }

    private static SortedMap<String, String> files(int percent) {
        var files = new TreeMap<>(ShippedPolicy.files());
        files.computeIfPresent(FILE, (path, text) -> text.replace("$line, 3 )", "$line, " + percent + " )"));
        return files;
    }

    /** What the volume break gives, by either engine. */
    private static List<String> percents(RuleBook book) {
        var line = new Line(0, "TL-1", "TOOLS", new BigDecimal("120"), 10, BigDecimal.TEN, BigDecimal.ONE, null, false);
        var question = new OrderQuestion(
                new Customer("C1", "RETAIL", "B", false, false, false, false, false, true),
                new Order("EDI", new BigDecimal("1200"), 1, 3, false, "US01"),
                List.of(line));
        return Stream.of(RuleBook.Engine.values())
                .flatMap(engine -> {
                    try (var deliberation = book.deliberate(question, engine)) {
                        var price = deliberation
                                .price(question.lines(), List.of())
                                .lines()
                                .get(0);
                        return Stream.concat(price.because().stream(), price.losing().stream());
                    }
                })
                .filter(firing -> firing.rule().startsWith("P-110"))
                .map(firing -> String.valueOf(firing.number()))
                .toList();
    }
}
