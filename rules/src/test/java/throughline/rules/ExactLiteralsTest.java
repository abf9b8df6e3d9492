package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.rules.RuleBook.Engine;
import throughline.rules.facts.Line;
import throughline.rules.facts.PricedLine;

class ExactLiteralsTest {

    private static final RuleBook BOOK = book(
            """
            rule "E-1 at least"
            when
                $priced : PricedLine( marginPercent >= 0.1 ) // 0.1 as in "0.1"
            then
                price.askDirector( $priced ).because( "0.1 or more" );
            end
            rule "E-2 at most"
            when
                $priced : PricedLine( marginPercent <= 0.7, category != "0.3" )
            then
                price.askDirector( $priced ).because( "0.7 or less" );
            end
            rule "E-3 below zero"
            when
                $priced : PricedLine( marginPercent == -0.3 || marginPercent in ( 1.1, 2.2 ) )
            then
                price.askDirector( $priced ).because( "one of three" );
            end
            """);

    @ParameterizedTest
    @CsvSource({
        "0.1, E-1 E-2",
        "0.10, E-1 E-2",
        "0.09, E-2",
        "0.7, E-1 E-2",
        "0.71, E-1",
        "-0.3, E-2 E-3",
        "-0.30, E-2 E-3",
        "1.1, E-1 E-3",
        "2.20, E-1 E-3"
    })
    void aDecimalInAConditionIsWhatIsWrittenOnBothEngines(BigDecimal margin, String speaking) {
        for (Engine engine : Engine.values()) {
            assertThat(BOOK.rehearse(Desk.PRICING, List.of(priced(margin)), LocalDate.of(2026, 3, 2), engine).stream()
                            .map(firing -> firing.rule().substring(0, 3))
                            .sorted()
                            .toList())
                    .as("%s", engine)
                    .isEqualTo(List.of(speaking.split(" ")));
        }
    }

    private static PricedLine priced(BigDecimal margin) {
        var line = new Line(0, "S", "C", BigDecimal.ONE, 0, BigDecimal.TEN, BigDecimal.ONE, null, false);
        return new PricedLine(
                line, "C", BigDecimal.TEN, margin, BigDecimal.ZERO, false, null, BigDecimal.ZERO, BigDecimal.TEN);
    }

    private static RuleBook book(String rules) {
        Map<String, String> files = new TreeMap<>(ShippedPolicy.files());
        files.remove("pricing/approvals.csv");
        files.put(
                "pricing/price-guard.drl",
                """
                package policy.pricing
                import throughline.rules.facts.PricedLine
                import throughline.rules.verbs.PricingVerbs
                global PricingVerbs price
                """
                        + rules);
        try {
            return new RuleBookBinder(null).bind(files);
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
