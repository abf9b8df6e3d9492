package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.Stock;

class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String HEAD =
            """
            package policy.pricing
            import throughline.rules.facts.Customer
            import throughline.rules.facts.Order
            import throughline.rules.facts.Line
            import throughline.rules.facts.ContractPrice
            import throughline.rules.facts.GroupPrice
            import throughline.rules.facts.VolumeBreak
            import throughline.rules.facts.Promotion
            import throughline.rules.facts.PricedLine
            import throughline.rules.verbs.PricingVerbs
            global PricingVerbs price
            """;

    private static final String OTHER_WAYS =
            """
                rule "N-1 not"
                when
                    $line : Line( $category : category )
                    not Promotion( category == $category )
                then
                    price.discount( $line, 1 ).because( "none runs" );
                end
                rule "N-2 exists"
                when
                    $line : Line()
                    exists ContractPrice( price > 100 )
                then
                    price.discount( $line, 1 ).because( "has dear contracts" );
                end
                rule "N-3 words"
                when
                    $line : Line( category in ( "PAINT", "TOOLS" ), sku contains "B" )
                then
                    price.discount( $line, 1 ).because( "x" );
                end
                rule "N-4 and or"
                when
                    $line : Line( cases > 100 && cases < 200, 7 < cases )
                then
                    price.discount( $line, 1 ).because( "x" );
                end
                rule "N-7 or"
                when
                    $line : Line( cases > 100 || hazardous == true )
                then
                    price.discount( $line, 1 ).because( "x" );
                end
                rule "N-5 off"
                    enabled false
                when
                    $line : Line()
                then
                    price.discount( $line, 1 ).because( "x" );
                end
                rule "N-6 conjunction"
                when
                    $line : Line( cases >= 1 && quantity >= 1000 )
                then
                    price.discount( $line, 1 ).because( "x" );
                end
                """;

    private static final RuleBook SHIPPED = ShippedPolicy.BOOK;

    @Test
    void aRuleSaysWhichConditionFailedOnWhichValue() {
        var answers = answers(SHIPPED, List.of());

        assertThat(sentences(answers, "P-110 "))
                .containsExactly(
                        "Rule P-110 Volume break: 10 to 49 cases of one item did not apply to line 1: it needs at least 10 cases, the line has 8.",
                        "Rule P-110 Volume break: 10 to 49 cases of one item applied to line 2: it needs at least 10 cases, the line has 20;"
                                + " and less than 50 cases, the line has 20.");
        assertThat(sentences(answers, "P-010 "))
                .containsExactly(
                        "Rule P-010 Contract price did not apply to line 1: it needs a contract price, there was none.",
                        "Rule P-010 Contract price did not apply to line 2: it needs a contract price, there was none.");
        assertThat(sentences(answers, "P-030 "))
                .startsWith(
                        "Rule P-030 Tier A customers did not apply to line 1: it needs the customer's tier to be A, and it is B.");
        assertThat(sentences(answers, "P-210 ").get(0))
                .contains("a day from 2026-12-01 on, and it was decided on 2026-03-02");
        assertThat(sentences(answers, "P-300 ").get(0))
                .endsWith("it needs the margin to be less than 12 percent, and it is 25 percent.");
        assertThat(sentences(answers, "C-010 "))
                .containsExactly(
                        "Rule C-010 Stopped customers did not apply to the order: it needs that the customer is on stop, the customer is not on stop.");
        assertThat(sentences(answers, "C-110 ").get(0))
                .contains(
                        "the amount over the credit limit to be more than 10 percent of it, and it is -50 percent of it");
        assertThat(sentences(answers, "A-300 ").get(0)).contains("it needs a short shipment, there was none");
    }

    @Test
    void theNearestFactIsNamedAndNotAnyFact() {
        var offers = List.of(
                new ContractPrice("CT-1", "OTHER", BigDecimal.ONE, BigDecimal.ONE),
                new ContractPrice("CT-2", "BOLT", new BigDecimal("500"), BigDecimal.ONE),
                new ContractPrice("CT-3", "BOLT", new BigDecimal("5000"), BigDecimal.ONE),
                new Promotion("PROMO", "*", "PAINT", 1, "*", BigDecimal.TEN, false, Promotion.NO_BUDGET));

        var answers = answers(SHIPPED, offers);

        assertThat(sentences(answers, "P-010 "))
                .containsExactly(
                        "Rule P-010 Contract price did not apply to line 1: it needs the contract's minimum quantity in base units"
                                + " to be at most 96 (the line's quantity in base units), and it is 500.",
                        "Rule P-010 Contract price did not apply to line 2: it needs a contract price for which the contract's item is NUT (the line's item)"
                                + " and the contract's minimum quantity in base units is at most 240 (the line's quantity in base units), there was none.");
        assertThat(sentences(answers, "A-020 ").get(1))
                .contains(
                        "the stock there in base units to be at least 240 (the line's quantity in base units), and it is 100");
    }

    @Test
    void conditionsThatAreWrittenInOtherWaysAreSaidAsWell() throws PolicyException {
        var book = book(OTHER_WAYS);
        var answers = answers(
                book,
                List.of(new Promotion("PROMO", "*", "BOLTS", 1, "*", BigDecimal.TEN, false, Promotion.NO_BUDGET)));

        assertThat(sentences(answers, "N-1").get(0))
                .endsWith(
                        "it needs that there is not a promotion for which the promotion's category is BOLTS (the category of the line's item), there was one.");
        assertThat(sentences(answers, "N-2").get(0)).endsWith("it needs a contract price, there was none.");
        assertThat(sentences(answers, "N-3").get(0))
                .endsWith("it needs the category of the line's item to be one of PAINT, TOOLS, and it is BOLTS.");
        assertThat(sentences(answers, "N-4").get(0))
                .contains("more than 100 cases")
                .contains("the line has 8");
        assertThat(sentences(answers, "N-7").get(0))
                .endsWith(
                        "it needs more than 100 cases or that the goods are hazardous, the line has 8 and the goods are not hazardous.");
        assertThat(sentences(answers, "N-5").get(0))
                .endsWith("it needs to be switched on, its file says that it is off.");
        assertThat(sentences(answers, "N-6").get(0)).contains("1000").contains("96");
    }

    @Test
    void bothEnginesLeaveOutARuleThatIsOff() throws PolicyException {
        var files = new TreeMap<>(SHIPPED.files());
        files.put(
                "pricing/off.drl",
                HEAD
                        + """
                rule "N-5 off"
                    enabled false
                when
                    $line : Line()
                then
                    price.discount( $line, 99 ).because( "x" );
                end
                """);
        var book = new RuleBookBinder(null).bind(files);
        for (var engine : RuleBook.Engine.values()) {
            try (var deliberation = book.deliberate(question(), engine)) {
                var losing = deliberation.price(question().lines(), List.of()).lines();
                assertThat(losing).as(engine.name()).allSatisfy(line -> assertThat(line.because())
                        .extracting(RuleFiring::rule)
                        .doesNotContain("N-5 off"));
            }
        }
    }

    @Test
    void everyFactAndFieldThatRulesMayAskHasWords() {
        var without = new ArrayList<String>();
        for (var desk : Desk.values()) {
            for (var fact : desk.facts()) {
                Stream.concat(
                                Stream.of("."),
                                Stream.of(fact.getRecordComponents()).map(each -> each.getName()))
                        .forEach(field -> {
                            try {
                                FactNames.of(fact, field);
                            } catch (IllegalStateException missing) {
                                without.add(missing.getMessage());
                            }
                        });
            }
        }
        assertThat(without).isEmpty();
    }

    private static RuleBook book(String rules) throws PolicyException {
        var files = new TreeMap<String, String>(Map.of("pricing/a.drl", HEAD + rules));
        return new RuleBookBinder(null).bind(files);
    }

    private static OrderQuestion question() {
        return new OrderQuestion(
                new Customer("C1", "RETAIL", "B", false, false, false, false, true, true),
                new Order("EDI", new BigDecimal("100"), 2, 9999, false, "US01"),
                List.of(
                        new Line(
                                0,
                                "BOLT",
                                "BOLTS",
                                new BigDecimal("96"),
                                8,
                                BigDecimal.ONE,
                                new BigDecimal("0.75"),
                                null,
                                false),
                        new Line(
                                1,
                                "NUT",
                                "NUTS",
                                new BigDecimal("240"),
                                20,
                                BigDecimal.ONE,
                                new BigDecimal("0.50"),
                                null,
                                false)));
    }

    private static List<Answer> answers(RuleBook book, List<?> offers) {
        var question = question();
        try (var deliberation = book.deliberate(question, NOW)) {
            deliberation.price(question.lines(), offers);
            deliberation.clear(CreditStanding.of(
                    new BigDecimal("1000"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("500"),
                    BigDecimal.ZERO,
                    0));
            deliberation.plan(
                    question.lines(),
                    List.of(
                            new Stock("BOLT", "WH-1", new BigDecimal("1000"), BigDecimal.ZERO, 0, false, true),
                            new Stock("NUT", "WH-1", new BigDecimal("100"), BigDecimal.ZERO, 0, false, true)),
                    List.of());
            var answers = new ArrayList<Answer>();
            for (var desk : List.of(Desk.PRICING, Desk.CREDIT, Desk.ALLOCATION)) {
                answers.addAll(deliberation.answers(desk, 10));
            }
            assertThat(new HashSet<>(answers)).hasSameSizeAs(answers);
            return answers;
        }
    }

    private static List<String> sentences(List<Answer> answers, String rule) {
        return answers.stream()
                .filter(answer -> answer.rule().startsWith(rule))
                .map(answer -> answer.sentence(answer.line() < 0 ? "the order" : "line " + (answer.line() + 1)))
                .toList();
    }
}
