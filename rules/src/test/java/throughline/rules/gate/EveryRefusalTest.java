package throughline.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.rules.gate.HostileRules.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import throughline.rules.Desk;

/** Each refusal of the source gate by its own words: another that refuses the same text by chance does not stand in for it. */
class EveryRefusalTest {

    private static final String ONE = "$l : Line( cases >= 1 )";
    private static final String SAYS = "price.discount( $l, 3 ).because( \"x\" );";
    private static final String SOUND = rule(ONE, SAYS);

    private final SourceGate gate = new SourceGate(Desk.PRICING, "pricing/test.drl");
    private final Map<String, String> texts = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> isHeardInItsOwnWords() {
        conditions();
        consequences();
        heads();
        frames();
        words();
        return texts.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertThat(gate.check(each.getValue()))
                        .extracting(mistake -> mistake.code() + " " + mistake.text())
                        .anyMatch(said -> said.startsWith(each.getKey()))));
    }

    private void conditions() {
        texts.put("EMPTY the rule has no condition", rule("", "price.freeFreight( null ).because( \"x\" );"));
        texts.put("SIZE more than 8 conditions", rule(ONE + "\n Order()".repeat(8), SAYS));
        texts.put("CROSS 2 conditions on Line that nothing links", rule("Line( cases > 3 )\n" + ONE, SAYS));
        texts.put("CONDITION eval is not allowed", rule("eval( true )\n" + ONE, SAYS));
        texts.put("FROM from and accumulate", rule("$l : Line( cases >= 1 ) from other", SAYS));
        texts.put("FACT there is no fact \"Lime\"", rule("$l : Lime()", SAYS));
        texts.put("VARIABLE $c is already used", rule("$l : Line( $c : cases, $c : quantity )", SAYS));
        texts.put("VARIABLE $x is not defined in this rule", rule("$l : Line( cases > $x )", SAYS));
        texts.put("QUOTES text must be in quotes", rule("$l : Line( category == PAPER )", SAYS));
        texts.put("FIELD Line has no field \"casis\"", rule("$l : Line( casis > 1 )", SAYS));
        texts.put(
                "FIELD Line has no field \"cases2\"", rule("$l : Line( cases > 1 )\n Line( cases > $l.cases2 )", SAYS));
        texts.put("WINDOW windows are not allowed", rule("$l : Line( cases >= 1 ) over window:length( 5 )", SAYS));
        texts.put("CODE program code is not allowed in conditions", rule("$l : Line( sku.length() > 3 )", SAYS));
        texts.put("CONDITION the operator ~ is not allowed", rule("$l : Line( ~cases > 3 )", SAYS));
        texts.put("CONDITION the operator & is not allowed", rule("$l : Line( ( cases & 1 ) > 0 )", SAYS));
        texts.put("ARITHMETIC rules do not calculate: ask", rule("$l : Line( cases + 1 > 3 )", SAYS));
        texts.put(
                "TYPE category is text and cannot be compared with a number (5)",
                rule("$l : Line( category == 5 )", SAYS));
        texts.put(
                "TYPE category is text and cannot be compared with a number",
                rule("$l : Line( category in ( \"A\", 5 ) )", SAYS));
        texts.put("TYPE text can only be compared with ==", rule("$l : Line( category > \"A\" )", SAYS));
        texts.put("FLOAT", rule("$l : Line( quantity > 1e3 )", SAYS));
        texts.put("OPERATOR \"matches\" is not allowed", rule("$l : Line( sku matches \"(a+)+\" )", SAYS));
        texts.put("NEVER these limits on cases", rule("$l : Line( cases > 5, cases < 3 )", SAYS));
    }

    private void consequences() {
        texts.put("EMPTY the rule does nothing", rule(ONE, ""));
        texts.put("SEMICOLON a semicolon", rule(ONE, "price.discount( $l, 3 ).because( \"x\" )"));
        texts.put("SYNTAX cannot read what comes after", rule(ONE, "price.discount( $l, 3 ).because( \"x\" ));"));
        texts.put("CODE only verbs may follow \"then\"", rule(ONE, "int i = 5;"));
        texts.put("BECAUSE say why", rule(ONE, "price.discount( $l, 3 );"));
        texts.put("BECAUSE because( ) needs one text", rule(ONE, "price.discount( $l, 3 ).because( \" \" );"));
        texts.put("CODE because( ) must follow a verb", rule(ONE, "because( \"x\" );"));
        texts.put("CODE only this desk's verbs may be called", rule(ONE, "a.b().discount( $l, 3 ).because( \"x\" );"));
        texts.put("CODE \"credit\" is not this desk's", rule(ONE, "credit.discount( $l, 3 ).because( \"x\" );"));
        texts.put("VERB price has no verb", rule(ONE, "price.giveAway( $l ).because( \"x\" );"));
        texts.put("VERB price.discount needs ( Line, number )", rule(ONE, "price.discount( $l ).because( \"x\" );"));
        texts.put("FLOAT ", rule(ONE, "price.discount( $l, 3f ).because( \"x\" );"));
        texts.put(
                "VARIABLE $m is not defined in the conditions", rule(ONE, "price.discount( $m, 3 ).because( \"x\" );"));
        texts.put("ARITHMETIC rules do not calculate: use", rule(ONE, "price.discount( $l, 1 + 2 ).because( \"x\" );"));
        texts.put(
                "CODE program code is not allowed: new",
                rule(ONE, "price.discount( new Line(), 3 ).because( \"x\" );"));
    }

    private void heads() {
        texts.put(
                "PACKAGE a file of this desk begins with",
                SOUND.replace("package policy.pricing", "package policy.credit"));
        texts.put("IMPORT \"java.util.List\" is not one", "package policy.pricing\nimport java.util.List\n" + below());
        texts.put(
                "IMPORT importing functions", "package policy.pricing\nimport function java.lang.Math.abs\n" + below());
        texts.put("IMPORT importing functions ", "package policy.pricing\nimport accumulate a.B sum\n" + below());
        texts.put("FUNCTION functions are program code", SOUND + "\nfunction void f() { }\n");
        texts.put("DECLARE declaring types", SOUND + "\ndeclare T a : int end\n");
        texts.put("DECLARE declaring types ", SOUND + "\ndeclare enum E A; end\n");
        texts.put("DECLARE windows", SOUND + "\ndeclare window W Line() over window:length( 3 ) end\n");
        texts.put("DECLARE entry points", SOUND + "\ndeclare entry-point \"e\" end\n");
        texts.put("UNIT rule units", "package policy.pricing\nunit Prices\n" + below());
        texts.put("GLOBAL the only global", "package policy.pricing\nglobal java.util.List price\n" + below());
    }

    private static String below() {
        return SOUND.substring(SOUND.indexOf('\n') + 1);
    }

    private void frames() {
        texts.put("QUERY queries", SOUND + "\nquery \"q\"\n    Line()\nend\n");
        texts.put("NAME the rule's name", SOUND.replace("rule \"R\"", "rule \"R {x}\""));
        texts.put(
                "EXTENDS rules may not extend",
                SOUND + SOUND.substring(SOUND.indexOf("rule ")).replace("rule \"R\"", "rule \"S\" extends \"R\""));
        texts.put("NAMED named consequences", rule(ONE + "\n do[other]", SAYS + " then[other] " + SAYS));
        texts.put("DUPLICATE this name is already used", SOUND + SOUND.substring(SOUND.indexOf("rule ")));
        texts.put("ANNOTATION @author is not known", SOUND.replace("when\n", "@author( x )\nwhen\n"));
        texts.put(
                "ANNOTATION @owner may hold plain text",
                SOUND.replace("when\n", "@owner( System.exit( 66 ) )\nwhen\n"));
        texts.put("ATTRIBUTE salience", SOUND.replace("when\n", "salience 10\nwhen\n"));
        texts.put("ATTRIBUTE \"no-loop\" is not allowed", SOUND.replace("when\n", "no-loop true\nwhen\n"));
        texts.put(
                "ATTRIBUTE date-effective needs a date",
                SOUND.replace("when\n", "date-effective \"31-Feb-2026\"\nwhen\n"));
        texts.put("SIZE more than 5000 rules", many(5_001));
    }

    private static String many(int rules) {
        var text = new StringBuilder(SOUND.substring(0, SOUND.indexOf("rule ")));
        for (int i = 0; i < rules; i++) {
            text.append("rule \"R").append(i).append("\" when then end\n");
        }
        return text.toString();
    }

    private void words() {
        texts.put("SIZE the file is larger than", SOUND + "//" + "x".repeat(2_000_000));
        texts.put(
                "NESTING too many brackets",
                rule("$l : Line( " + "(".repeat(20) + "cases" + ")".repeat(20) + " > 1 )", SAYS));
        texts.put("ESCAPE unicode escapes", rule("$l : Line( sku == \"\\u0041\" )", SAYS));
        texts.put("CHARACTER a character that cannot be seen", rule("$l : Line( sku == \"a\u200bb\" )", SAYS));
        texts.put("QUOTES typographic quotes", rule("$l : Line( sku == \u201cA\u201d )", SAYS));
        texts.put("MISSING \"then\" is missing before this line", SOUND.replace("then\n", ""));
        texts.put("MISSING \"when\" without a rule line", SOUND.replaceFirst("rule \"R\"[^\n]*\n", ""));
        texts.put(
                "MISSING the rule before this line is not finished",
                SOUND.replace("\nend", "\n") + SOUND.substring(SOUND.indexOf("rule ")));
        texts.put("MISSING \"then\" without \"when\"", SOUND + "then\n");
        texts.put("MISSING \"then\" is missing in the rule", SOUND.replace("then\n    " + SAYS + "\n", ""));
        texts.put("MISSING \"end\" without a rule", SOUND + "end\n");
        texts.put("MISSING the last rule (line 8) has no \"end\"", SOUND.replace("\nend", "\n"));
        texts.put("SYNTAX ", SOUND.replace("Line( cases >= 1 )", "Line( cases >= 1"));
    }
}
