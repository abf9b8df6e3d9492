package throughline.operations.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.operations.governance.Policies.ADA;
import static throughline.operations.governance.Policies.VOLUME;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.ledger.TestDatabase;
import throughline.operations.House.Hands;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleBooks;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

/** Orders are decided without pause while rule books are exchanged: none without a book, none by two, and none waits for it. */
class SwapUnderLoadTest {

    private static final int SWAPS = 50;
    private static final int GENERATED = Integer.getInteger("throughline.swap.rules", 0);
    private static final int BOOKS = Integer.getInteger("throughline.swap.books", 5);
    private static final int TURNS = 10;
    private static final long MOST_MILLIS = 100;

    @TempDir
    static Path books;

    /** What each book's volume break gives, by its fingerprint: a firing of another book would give another. */
    private final Map<String, Integer> percents = new ConcurrentHashMap<>();

    private final List<String> wrong = new CopyOnWriteArrayList<>();

    @Test
    void fiftyExchangesOfBooksUnderLoad() throws Exception {
        try (var test = TestDatabase.fresh()) {
            var shipped = new TreeMap<>(Policies.whole());
            shipped.putAll(generated());
            var governance = Governance.open(test.database(), new RuleBookBinder(books), shipped, new Hands());
            percents.put(governance.rules().current().fingerprint(), 3);
            int rules = governance.rules().current().rules().size();
            for (int i = 1; i < BOOKS; i++) {
                int percent = 3 + i;
                var texts = new TreeMap<>(shipped);
                texts.computeIfPresent(VOLUME, (path, text) -> text.replace("$line, 3 )", "$line, " + percent + " )"));
                percents.put(
                        governance
                                .activations()
                                .files(Texts.of(texts), "for the test")
                                .book(),
                        percent);
            }
            assertThat(percents).hasSize(BOOKS);

            var quiet = new ArrayList<Load>();
            var swapping = new ArrayList<Load>();
            for (int turn = 0; turn < TURNS; turn++) {
                int first = turn * SWAPS / TURNS;
                long begun = System.nanoTime();
                swapping.add(deciding(governance.rules(), () -> {
                    for (int i = first; i < first + SWAPS / TURNS; i++) {
                        governance.activations().rollback(ADA, 1 + i % BOOKS, "turn " + i);
                        Thread.sleep(20);
                    }
                }));
                long millis = (System.nanoTime() - begun) / 1_000_000;
                quiet.add(deciding(governance.rules(), () -> Thread.sleep(millis)));
            }

            System.out.printf(
                    "%d rules, %d books, %d exchanges: longest gap between two decisions of a thread, median of %d turns each: %d ms without,"
                            + " %d ms with exchanges (worst %d and %d ms); %d and %d decisions%n",
                    rules,
                    BOOKS,
                    SWAPS,
                    TURNS,
                    gap(quiet, TURNS / 2),
                    gap(swapping, TURNS / 2),
                    gap(quiet, TURNS - 1),
                    gap(swapping, TURNS - 1),
                    quiet.stream().mapToLong(Load::decisions).sum(),
                    swapping.stream().mapToLong(Load::decisions).sum());
            assertThat(wrong).isEmpty();
            var seen = new HashSet<String>();
            swapping.forEach(load -> seen.addAll(load.books()));
            assertThat(seen).containsExactlyInAnyOrderElementsOf(percents.keySet());
            assertThat(swapping).allSatisfy(load -> assertThat(load.decisions()).isGreaterThan(100));
            assertThat(gap(swapping, TURNS / 2)).isLessThan(gap(quiet, TURNS / 2) + MOST_MILLIS);
        }
    }

    private static long gap(List<Load> loads, int rank) {
        return loads.stream()
                .mapToLong(Load::longest)
                .sorted()
                .skip(rank)
                .findFirst()
                .orElseThrow();
    }

    /** @param longest gap in milliseconds, of any thread that asks the fast engine */
    private record Load(long decisions, long longest, Set<String> books) {}

    private interface Meanwhile {
        void run() throws Exception;
    }

    private Load deciding(RuleBooks rules, Meanwhile meanwhile) throws Exception {
        var stop = new AtomicBoolean();
        var clerks = List.of(
                new Clerk(rules, RuleBook.Engine.FASTEST, stop),
                new Clerk(rules, RuleBook.Engine.FASTEST, stop),
                new Clerk(rules, RuleBook.Engine.PHREAK, stop));
        clerks.forEach(Thread::start);
        try {
            meanwhile.run();
        } finally {
            stop.set(true);
            for (var clerk : clerks) {
                clerk.join();
            }
        }
        var seen = new HashSet<String>();
        clerks.forEach(clerk -> seen.addAll(clerk.seen));
        return new Load(
                clerks.stream().mapToLong(clerk -> clerk.decisions).sum(),
                clerks.stream()
                        .filter(clerk -> clerk.engine == RuleBook.Engine.FASTEST)
                        .mapToLong(clerk -> clerk.longest)
                        .max()
                        .orElseThrow(),
                seen);
    }

    /** Decides the same order again and again by whatever book is in force. */
    private final class Clerk extends Thread {

        private final RuleBooks rules;
        private final RuleBook.Engine engine;
        private final AtomicBoolean stop;
        private final Set<String> seen = new HashSet<>();
        private long decisions;
        private long longest;

        private Clerk(RuleBooks rules, RuleBook.Engine engine, AtomicBoolean stop) {
            super("clerk-" + engine);
            this.rules = rules;
            this.engine = engine;
            this.stop = stop;
        }

        @Override
        public void run() {
            try {
                long last = System.nanoTime();
                while (!stop.get()) {
                    decide();
                    decisions++;
                    long now = System.nanoTime();
                    longest = Math.max(longest, (now - last) / 1_000_000);
                    last = now;
                }
            } catch (RuntimeException | Error failed) {
                wrong.add(engine + ": " + failed);
            }
        }

        private void decide() {
            var book = rules.current();
            var question = question();
            try (var deliberation = book.deliberate(question, engine)) {
                var price = deliberation.price(question.lines(), List.of());
                var credit = deliberation.clear(standing());
                var firings = new ArrayList<>(price.lines().get(0).because());
                firings.addAll(price.lines().get(0).losing());
                firings.addAll(credit.because());
                var named = deliberation.fingerprint();
                seen.add(named);
                if (firings.stream().anyMatch(firing -> !firing.fingerprint().equals(named))) {
                    wrong.add("a firing of another book than " + named);
                }
                var percent = firings.stream()
                        .filter(firing -> firing.rule().startsWith("P-110"))
                        .map(firing -> new BigDecimal(String.valueOf(firing.number())).intValueExact())
                        .toList();
                if (!percent.equals(List.of(percents.get(named)))) {
                    wrong.add("%s gives %s and not %s".formatted(named, percent, percents.get(named)));
                }
            }
        }
    }

    private static OrderQuestion question() {
        var line = new Line(
                0,
                "TL-1",
                "TOOLS",
                new BigDecimal("120"),
                10,
                new BigDecimal("10.00"),
                new BigDecimal("6.00"),
                null,
                false);
        return new OrderQuestion(
                new Customer("C1", "RETAIL", "B", false, false, false, false, false, true),
                new Order("EDI", new BigDecimal("1200"), 1, 3, false, "US01"),
                List.of(line));
    }

    private static CreditStanding standing() {
        return CreditStanding.of(
                new BigDecimal("50000"),
                new BigDecimal("1000"),
                BigDecimal.ZERO,
                new BigDecimal("1200"),
                BigDecimal.ZERO,
                0);
    }

    /** As many rules more as the system property says, about categories that nobody buys. */
    private static Map<String, String> generated() {
        if (GENERATED == 0) {
            return Map.of();
        }
        var text = new StringBuilder(
                """
                package policy.pricing
                import throughline.rules.facts.Line
                import throughline.rules.verbs.PricingVerbs
                global PricingVerbs price
                """);
        for (int i = 0; i < GENERATED; i++) {
            text.append(
                    """
                    rule "G-%04d generated"
                    when
                        $line : Line( category == "CATEGORY-%d", cases >= 10 )
                    then
                        price.discount( $line, 1.5 ).because( "generated" );
                    end
                    """
                            .formatted(i, i));
        }
        return Map.of("pricing/generated.drl", text.toString());
    }
}
