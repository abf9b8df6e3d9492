package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.rules.facts.Line;
import throughline.rules.facts.Stock;

class RunawayRulesTest {

    private static final String EVERY_COMBINATION =
            """
            package policy.allocation
            import throughline.rules.facts.Line
            import throughline.rules.facts.Stock
            import throughline.rules.verbs.AllocationVerbs
            global AllocationVerbs allocate
            rule "A-1 Every line from everywhere"
                @policy( "1" )
            when
                $line : Line()
                Stock()
            then
                allocate.dontSplit( $line ).because( "x" );
            end
            """;

    private static final String IN_SILENCE =
            """
            package policy.allocation
            import throughline.rules.facts.Line
            import throughline.rules.verbs.AllocationVerbs
            global AllocationVerbs allocate
            rule "A-1 Three lines of which none is dear"
                @policy( "1" )
            when
                $line : Line( $one : quantity )
                Line( quantity >= $one, $two : quantity )
                %s
            then
                allocate.dontSplit( $line ).because( "x" );
            end
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {"Line( quantity > $two )", "not Line( quantity >= $two )", "exists Line( quantity > $two )"})
    void aRuleThatComparesWithoutEndAndSaysNothingIsStopped(String third) throws PolicyException {
        var book = new RuleBookBinder(null).bind(Map.of("allocation/all.drl", IN_SILENCE.formatted(third)));

        assertThat(rehearsed(book, 200)).isEmpty();
        assertThatThrownBy(() -> rehearsed(book, 500))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A-1 Three lines of which none is dear")
                .hasStackTraceContaining("compared more than 20000000 facts for one order and was stopped");
    }

    private static List<RuleFiring> rehearsed(RuleBook book, int lines) {
        var facts = new ArrayList<Object>();
        for (int i = 0; i < lines; i++) {
            facts.add(new Line(i, "S" + i, "C", BigDecimal.ONE, 0, BigDecimal.ONE, BigDecimal.ONE, null, false));
        }
        return book.rehearse(Desk.ALLOCATION, facts, LocalDate.of(2026, 3, 2), RuleBook.Engine.FASTEST);
    }

    @ParameterizedTest
    @EnumSource(RuleBook.Engine.class)
    void twoHundredThousandProposalsForOneOrderAreEnough(RuleBook.Engine engine) throws PolicyException {
        var book = new RuleBookBinder(null).bind(Map.of("allocation/all.drl", EVERY_COMBINATION));
        var facts = new ArrayList<Object>();
        for (int i = 0; i < 450; i++) {
            facts.add(new Line(i, "S" + i, "C", BigDecimal.ONE, 0, BigDecimal.ONE, BigDecimal.ONE, null, false));
            facts.add(new Stock("S" + i, "W", BigDecimal.ONE, BigDecimal.ZERO, 0, false, true));
        }

        assertThatThrownBy(() -> book.rehearse(Desk.ALLOCATION, List.copyOf(facts), LocalDate.of(2026, 3, 2), engine))
                .isInstanceOf(RuntimeException.class)
                .hasStackTraceContaining("for one order and was stopped");
    }
}
