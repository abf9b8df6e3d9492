package throughline.operations.ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.rules.Answer;
import throughline.rules.Desk;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleFiring;

class ExplainerTest {

    private static final int ORDERS = 400;
    private static final Pattern LIMIT =
            Pattern.compile("(at least|more than|at most|less than) (-?[0-9.]+).*?(?:it is|has) (-?[0-9.]+)");
    private static final List<Desk> DESKS = List.of(Desk.PRICING, Desk.CREDIT, Desk.ALLOCATION);

    private static House house;
    private static BookShelf shelf;
    private static Explainer explainer;

    @BeforeAll
    static void aMonth() {
        house = new House();
        shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        explainer = new Explainer(house.demo.test.database(), shelf);
        new ManyOrders(house).take(ORDERS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyRuleSaysOfEveryOrderWhatTheEngineDidAndNamesTheConditionThatFailed() {
        var wrong = new ArrayList<String>();
        var spoken = new TreeMap<String, Integer>();
        int silent = 0;
        for (var number : house.rows("select distinct order_number from desk.seen order by 1")) {
            for (var kept : house.demo.test.database().read(unit -> SeenRows.of(unit, Long.parseLong(number)))) {
                var seen = kept.seen();
                try (var loan = shelf.borrow(kept.ruleBook());
                        var deliberation = loan.book().deliberate(seen.question(), kept.at())) {
                    var fired = fired(Ruling.of(deliberation, seen));
                    for (var desk : DESKS) {
                        for (var answer : deliberation.answers(desk, 1_000)) {
                            if (answer.spoke()) {
                                spoken.merge(answer.rule(), 1, Integer::sum);
                            } else {
                                silent++;
                            }
                            check(answer, fired, number, wrong);
                        }
                    }
                }
            }
        }
        System.out.printf(
                "%d orders: %d times a rule spoke (%d rules), %d times it did not, each with its condition%n",
                ORDERS, spoken.values().stream().mapToInt(each -> each).sum(), spoken.size(), silent);
        assertThat(wrong).isEmpty();
        assertThat(spoken).hasSizeGreaterThan(20);
        assertThat(silent).isGreaterThan(ORDERS * 20);
    }

    /** The rules that spoke, each with the line it spoke about. */
    private static Set<String> fired(Ruling ruling) {
        var fired = new HashSet<String>();
        var all = new ArrayList<RuleFiring>(ruling.priced());
        all.addAll(ruling.credit().because());
        all.addAll(Ruling.planned(ruling.plan()));
        all.forEach(each -> fired.add(each.rule() + "/" + each.line()));
        return fired;
    }

    private static void check(Answer answer, Set<String> fired, String order, List<String> wrong) {
        var did = fired.contains(answer.rule() + "/" + answer.line());
        if (did != answer.spoke()) {
            wrong.add("%s: %s, but the engine says %s".formatted(order, answer.sentence("it"), did));
        }
        for (var reason : answer.reasons()) {
            if (reason.needs().isBlank() || reason.found().isBlank()) {
                wrong.add("%s: %s says nothing".formatted(order, answer));
            }
            var limit = LIMIT.matcher(reason.toString());
            if (!reason.needs().contains(" and ")
                    && limit.find()
                    && holds(limit.group(1), limit.group(2), limit.group(3)) != answer.spoke()) {
                wrong.add("%s: %s: %s is not so".formatted(order, answer.rule(), reason));
            }
        }
    }

    /** Worked out from the words alone. */
    private static boolean holds(String how, String limit, String found) {
        int difference = new BigDecimal(found).compareTo(new BigDecimal(limit));
        return switch (how) {
            case "at least" -> difference >= 0;
            case "more than" -> difference > 0;
            case "at most" -> difference <= 0;
            default -> difference < 0;
        };
    }

    @Test
    void anOrderIsExplainedLineByLineWithWhatLostAndWhy() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "WHY-1", "TL-10001 240 EA", "TL-10031 3 EA 1.00")));

        var explanation = explainer
                .explain(SalesOrderNumber.parse(order.number()), order.number(), null)
                .orElseThrow();

        assertThat(explanation.notes()).isEmpty();
        assertThat(explanation.takings()).hasSize(1);
        var taking = explanation.takings().get(0);
        assertThat(taking.proven()).as(taking.proof()).isTrue();
        var checked = taking.parts().get(0);
        assertThat(checked.desk() + ": " + checked.outcome()).isEqualTo("order: Taken as it is: nothing unusual.");
        var first = taking.parts().get(1);
        assertThat(first.about()).isEqualTo("line 1 (240 EA of TL-10001)");
        assertThat(first.outcome()).startsWith("USD 0.1200/EA, a contract's price; margin 34 %; USD 28.80 net.");
        assertThat(first.counted()).extracting(Explanation.Proposal::rule).containsExactly("P-010 Contract price");
        assertThat(first.lost())
                .extracting(Explanation.Proposal::lost)
                .containsOnly(
                        "the lowest contract price counts: 0.12 of rule P-010 Contract price",
                        "a contract makes the price, and discounts do not come on top (rule P-010 Contract price)");
        assertThat(taking.parts()).extracting(Explanation.Part::desk).contains("pricing", "credit", "allocation");
        assertThat(taking.silent())
                .extracting(Explanation.RuleSays::sentence)
                .contains(
                        "Rule C-010 Stopped customers did not apply to the order: it needs that the customer is on stop, the customer is not on stop.");
    }

    @Test
    void oneRuleIsAskedAboutByTheBeginningOfItsNameAndAnUnknownOneIsRefused() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "WHY-2", "TL-10002 8 CS")));
        var number = SalesOrderNumber.parse(order.number());

        var says = explainer
                .explain(number, order.number(), "p-110")
                .orElseThrow()
                .takings()
                .get(0)
                .answers();

        assertThat(says).hasSize(1);
        assertThat(says.get(0).sentence())
                .isEqualTo(
                        "Rule P-110 Volume break: 10 to 49 cases of one item did not apply to line 1 (8 CS of TL-10002):"
                                + " it needs at least 10 cases, the line has 8.");
        assertThat(says.get(0).conditions()).containsExactly("cases >= 10");
        assertThatThrownBy(() -> explainer.explain(number, order.number(), "Z-1"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("Z-1");
        assertThat(explainer.explain(OptionalLong.of(999_999_999), "SO-999999999", null))
                .isEmpty();
    }

    @Test
    void ofAnOrderWithVeryManyLinesTheFirstAreExplainedAndThatIsSaid() {
        var lines = new String[205];
        Arrays.fill(lines, "TL-10002 1 EA");
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "LONG-1", lines)));

        var explanation = explainer
                .explain(SalesOrderNumber.parse(order.number()), order.number(), null)
                .orElseThrow();

        assertThat(explanation.notes()).containsExactly("Of the 205 lines the first 200 are explained.");
        assertThat(explanation.takings().get(0).parts().stream()
                        .filter(part -> part.desk().equals("pricing")))
                .hasSize(200);
        assertThat(explanation.takings().get(0).proven()).isTrue();
    }

    @Test
    void whatIsNotKeptAnyMoreIsSaidAndNotGuessed() {
        try (var small = new House()) {
            var order = small.order(small.takeOne("northgate", House.buy("northgate", "OLD-1", "TL-10002 5 CS")));
            small.clock.forward(Duration.ofDays(100));
            small.demo.test.database().transact(unit -> SeenRows.forget(unit, small.clock.instant()));

            var explanation = new Explainer(small.demo.test.database(), shelf)
                    .explain(SalesOrderNumber.parse(order.number()), order.number(), null)
                    .orElseThrow();

            assertThat(explanation.takings()).isEmpty();
            assertThat(explanation.notes())
                    .singleElement()
                    .asString()
                    .startsWith("What 4 of its decisions saw is not kept");
        }
    }
}
