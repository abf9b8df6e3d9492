package throughline.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.rules.Desk;

class SourceGateTest {

    private final SourceGate gate = new SourceGate(Desk.PRICING, "pricing/test.drl");

    @TestFactory
    Stream<DynamicTest> noHostileRulePasses() {
        return HostileRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(gate.check(rule.getValue()))
                        .isNotEmpty()));
    }

    @Test
    void whatAnalystsMayWritePasses() {
        assertThat(gate.check(HostileRules.rule(
                        """
                        Customer( $group : group, tier in ( "A", "B" ) )
                            $l : Line( cases >= 10 && cases < 50, category != "a\\" + System.exit( 66 ) + \\"", hazardous == false || quantity > 2.5 )
                            not PricedLine( line == $l, marginPercent < 0 )
                            exists GroupPrice( group == $group, $p : percentOff > 0 )""",
                        "price.discount( $l, 7.5 ).because( \"x\\\" ); System.exit( 66 ); //\" );")))
                .isEmpty();
    }

    /** The everyday mistakes; the place is the line after the head's seven. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a comma is missing     | $line : Line( category == "PAPER" cases >= 24 ) | price.discount( $line, 7.5 ).because( "x" ); | 10 | comma is missing
            an unknown field       | $line : Line( casis >= 24 )                     | price.discount( $line, 7.5 ).because( "x" ); | 10 | did you mean "cases"
            an unknown fact        | $line : Lines( cases >= 24 )                    | price.discount( $line, 7.5 ).because( "x" ); | 10 | did you mean "Line"
            text without quotes    | $line : Line( category == PAPER )               | price.discount( $line, 7.5 ).because( "x" ); | 10 | text must be in quotes
            a single equals sign   | $line : Line( category = "PAPER" )              | price.discount( $line, 7.5 ).because( "x" ); | 10 | use == to compare
            an unknown variable    | $line : Line( cases >= 24 )                     | price.discount( $lne, 7.5 ).because( "x" );  | 12 | did you mean "$line"
            an unknown verb        | $line : Line( cases >= 24 )                     | price.discont( $line, 7.5 ).because( "x" );  | 12 | did you mean "discount"
            a decimal comma        | $line : Line( cases >= 24 )                     | price.discount( $line, 7,5 ).because( "x" ); | 12 | write decimals with a point
            between whole numbers  | $line : Line( cases >= 1.5 )                     | price.discount( $line, 7.5 ).because( "x" ); | 10 | whole numbers without one
            text against a number  | $line : Line( category == 5 )                   | price.discount( $line, 7.5 ).because( "x" ); | 10 | cannot be compared with a number
            text that is greater   | $line : Line( category > "A" )                  | price.discount( $line, 7.5 ).because( "x" ); | 10 | only be compared with ==
            an impossible range    | $line : Line( cases > 24, cases < 12 )          | price.discount( $line, 7.5 ).because( "x" ); | 10 | can never fire
            no reason              | $line : Line( cases >= 24 )                     | price.discount( $line, 7.5 );                | 12 | say why
            an empty reason        | $line : Line( cases >= 24 )                     | price.discount( $line, 7.5 ).because( "" );  | 12 | one text in quotes
            no semicolon           | $line : Line( cases >= 24 )                     | price.discount( $line, 7.5 ).because( "x" )  | 12 | semicolon
            a floating point limit | $line : Line( quantity > 1e3 )                  | price.discount( $line, 7.5 ).because( "x" ); | 10 | no floating point
            a floating point figure | $line : Line( cases >= 24 )                    | price.discount( $line, 7.5f ).because( "x" ); | 12 | no floating point
            a fraction of a case   | $line : Line( cases > 2.5 )                     | price.discount( $line, 7.5 ).because( "x" ); | 10 | no floating point
            arithmetic             | $line : Line( cases * 2 >= 24 )                 | price.discount( $line, 7.5 ).because( "x" ); | 10 | do not calculate
            """)
    void anEverydayMistakeIsNamedAtItsLine(String what, String when, String then, int line, String words) {
        assertThat(gate.check(HostileRules.rule(when, then))).first().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.text()).contains(words);
        });
    }

    /** Every shipped rule has its paragraph, and the parser finds no fault in what follows one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            cases = 24      | use == to compare
            cases => 24     |
            cases ==        |
            cases >= 24 24  |
            == 24           |
            cases >= 1.2.3  |
            cases > 1 &&    |
            cases >= goto   | cannot read this condition
            """)
    void aMistakeIsNamedAtItsPlaceInARuleWithItsParagraphToo(String condition, String words) {
        var text = HostileRules.rule(
                        "$line : Line( " + condition + " )", "price.discount( $line, 7.5 ).because( \"x\" );")
                .replaceFirst("\nwhen", "\n    @policy( \"PP-2026 4.2\" )\nwhen");

        assertThat(gate.check(text)).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(11);
            assertThat(mistake.text()).doesNotContain("@policy").contains(words == null ? "" : words);
        });
    }

    @Test
    void whatTheGateRecommendsItTakes() {
        assertThat(gate.check(HostileRules.rule(
                        "$l : Line( sku str[startsWith] \"TL\", category contains \"A\" )",
                        "price.discount( $l, 7.5 ).because( \"x\" );")))
                .isEmpty();
    }

    @Test
    void aMissingEndIsReportedWhereItIsMissing() {
        String text = HostileRules.rule("$l : Line()", "price.discount( $l, 1 ).because( \"x\" );")
                        .replace("\nend\n", "\n")
                + "\nrule \"Next\"\nwhen\n    $l : Line()\nthen\n    price.discount( $l, 1 ).because( \"x\" );\nend\n";

        assertThat(gate.check(text))
                .extracting(Mistake::line, Mistake::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        14, "the rule before this line is not finished: \"end\" is missing (it starts in line 8)"));
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        String rule = HostileRules.rule("$l : Line()", "price.discount( $l, 1 ).because( \"x\" );");

        assertThat(gate.check(rule + rule.substring(rule.indexOf("rule \"R\""))))
                .extracting(Mistake::code)
                .isEqualTo(List.of("DUPLICATE"));
    }
}
