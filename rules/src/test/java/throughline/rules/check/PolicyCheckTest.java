package throughline.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.rules.check.CheckFinding.Severity;

/** One planted defect for each check, and beside it the sound rules of which nothing may be said. */
class PolicyCheckTest {

    private static final String FILE = "pricing/a.drl";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final String HEAD =
            """
            package policy.pricing
            import throughline.rules.facts.Customer
            import throughline.rules.facts.Order
            import throughline.rules.facts.Line
            import throughline.rules.facts.Promotion
            import throughline.rules.facts.PricedLine
            import throughline.rules.verbs.PricingVerbs
            global PricingVerbs price
            """;

    /** Two rules, given by what stands in their conditions and what they propose; dots divide facts, a bar stands before the second rule. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            bands that touch ; Line( cases >= 10, cases < 50 ) ; discount 3 ; Line( cases >= 50 ) ; discount 5 ;
            a gap of whole numbers ; Line( cases >= 10, cases < 50 ) ; discount 3 ; Line( cases > 50 ) ; discount 5 ; GAP
            no gap of whole numbers ; Line( cases >= 10, cases <= 49 ) ; discount 3 ; Line( cases >= 50 ) ; discount 5 ;
            a gap of decimals ; Line( quantity < 10 ) ; discount 3 ; Line( quantity > 10 ) ; discount 5 ; GAP
            a gap written backwards ; Line( 10 > quantity ) ; discount 3 ; Line( 10.5 <= quantity ) ; discount 5 ; GAP
            one band on one customer ; Line( quantity < 10 ) ; discount 3 ; Customer( keyAccount == true ).Line( quantity > 11 ) ; discount 5 ; GAP
            bands of two kinds of things ; Line( category == "A", cases < 10 ) ; discount 3 ; Line( category == "B", cases > 20 ) ; discount 5 ;
            bands of unlike proposals ; Line( cases < 10 ) ; surcharge 3 ; Line( cases > 20 ) ; discount 5 ;
            an edge counted twice ; Line( cases >= 10, cases <= 50 ) ; discount 3 ; Line( cases >= 50 ) ; discount 5 ; OVERLAP
            bands that overlap ; Line( cases >= 10, cases < 60 ) ; discount 3 ; Line( cases >= 50, cases < 90 ) ; discount 5 ; OVERLAP
            steps inside each other ; Line( cases >= 10 ) ; discount 3 ; Line( cases >= 50 ) ; discount 5 ;
            the same in other words ; Line( cases >= 10 ) ; discount 3 ; Line( 9 < cases ) ; discount 3.0 ; DUPLICATE
            the same by other names ; Line( hazardous == true ) ; surcharge 3 ; Line( hazardous != false ) ; surcharge 3 ; DUPLICATE
            a rule inside another ; Line( cases >= 10 ) ; discount 3 ; Line( cases >= 50 ) ; discount 3 ; SWALLOWED
            inside another of more facts ; Line( cases >= 10 ) ; discount 3 ; Customer( tier == "A" ).Line( cases > 9 ) ; discount 3 ; SWALLOWED
            surcharges add up ; Line( cases >= 10 ) ; surcharge 3 ; Line( cases >= 50 ) ; surcharge 3 ;
            one of a list ; Line( category in ( "A", "B" ) ) ; discount 3 ; Line( category == "B" ) ; discount 3 ; SWALLOWED
            one not of a list ; Line( category in ( "A", "B" ) ) ; discount 3 ; Line( category == "C" ) ; discount 3 ;
            a discount that never counts ; Line( cases >= 10 ) ; discount 5 ; Line( cases >= 50 ) ; discount 3 ; OUTWEIGHED
            other conditions in between ; Line( cases >= 10, hazardous == true ) ; discount 5 ; Line( cases >= 50 ) ; discount 3 ;
            limits that exclude ; Line( cases > 9 && cases < 10 ) ; discount 5 ; Line( hazardous == true ) ; discount 3 ; NEVER
            two facts that exclude ; Customer( tier == "A" ).Customer( $g : group, tier == "B" ).Line() ; discount 5 ; Line( cases > 4 ) ; discount 3 ; NEVER
            a number that never is ; Line( cases < 0 ) ; discount 5 ; Line( hazardous == true ) ; discount 3 ; NEVER
            a text that never is ; Customer( tier == "D" ).Line() ; discount 5 ; Line( hazardous == true ) ; discount 3 ; VALUE
            every combination ; Line( cases > 4 ).Promotion( minimumCases > 1 ) ; discount 5 ; Line( hazardous == true ) ; discount 3 ; CROSS
            linked through another ; Line( cases > 4, $c : category ).Promotion( category == $c ) ; discount 5 ; Line( hazardous == true ) ; discount 3 ;
            """)
    void aPlantedDefectIsFoundAndNothingElse(
            String what, String when, String then, String when2, String then2, String code) {
        var text = HEAD + rule("R-1 one", when, then) + rule("R-2 other", when2, then2);

        assertThat(found(text)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void aFindingSaysWhereWhatAndWhatToDo() {
        var text = HEAD
                + rule("R-1 one", "Line( cases >= 10, cases < 50 )", "discount 3")
                + rule("R-2 other", "Line( cases > 60 )", "discount 5");

        assertThat(findings(text)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.toString())
                    .isEqualTo(
                            "pricing/a.drl:20:16 warning: nothing is proposed for cases from 50 to 60: \"R-1 one\" (line 9) ends before it"
                                    + " - let one begin where the other ends, unless nothing is to happen there (rule \"R-2 other\")");
        });
    }

    @Test
    void whatHasEndedAndWhatHasNoParagraphIsSaid() {
        var rule = rule("R-1 one", "Line( cases > 4 )", "discount 3");
        var dated =
                rule.replace("when\n", "    date-effective \"01-May-2026\"\n    date-expires \"15-Jun-2026\"\nwhen\n");

        assertThat(found(HEAD + dated)).containsExactly("ENDED");
        assertThat(found(HEAD + dated.replace("15-Jun", "16-Jun"))).isEmpty();
        assertThat(found(HEAD + dated.replace("15-Jun-2026", "01-May-2026"))).containsExactly("NEVER");
        assertThat(found(HEAD + rule.replace("@policy( \"1\" )", ""))).containsExactly("PARAGRAPH");
    }

    @Test
    void rulesThatAreNotInForceTogetherDoNotSwallowEachOther() {
        var first = rule("R-1 one", "Line( cases >= 10 )", "discount 3")
                .replace("when\n", "    date-expires \"01-Aug-2026\"\nwhen\n");
        var second = rule("R-2 other", "Line( cases >= 10 )", "discount 3")
                .replace("when\n", "    date-effective \"01-Aug-2026\"\nwhen\n");

        assertThat(found(HEAD + first + second)).isEmpty();
        assertThat(found(HEAD + first + second.replace("01-Aug", "31-Jul"))).containsExactly("DUPLICATE");
    }

    @Test
    void factsThatAreNeverThereTogetherAreSaid() {
        var text =
                """
                package policy.allocation
                import throughline.rules.facts.Line
                import throughline.rules.facts.ShortLine
                import throughline.rules.verbs.AllocationVerbs
                global AllocationVerbs allocate
                rule "A-1 one"
                    @policy( "1" )
                when
                    $line : Line()
                    ShortLine( value > 3 )
                then
                    allocate.dontSplit( $line ).because( "x" );
                end
                """;

        assertThat(PolicyCheck.of(files("allocation/a.drl", text), new TreeMap<>(), TODAY))
                .extracting(CheckFinding::code)
                .contains("UNUSED");
    }

    @Test
    void aRuleThatNoExampleMakesSpeakIsSaidAndATableThatCannotBeRead() {
        var text = HEAD + rule("R-1 one", "Line( cases >= 10, category == \"PAPER\" )", "discount 3");

        assertThat(codes(text, "example,Line.cases,Line.category,expect\nno,9,PAPER,\nno,10,TOOLS,\n"))
                .containsExactly("UNPROVED");
        assertThat(codes(text, "example,Line.cases,Line.category,expect\nyes,10,PAPER,discount 3\n"))
                .isEmpty();
        assertThat(PolicyCheck.of(
                        files(FILE, text), files("pricing/examples/a.csv", "example,Line.cases,expect\na,x,\n"), TODAY))
                .last()
                .satisfies(finding -> assertThat(finding.toString())
                        .isEqualTo("pricing/examples/a.csv:2:1 Line.cases is no number: x - correct the table"));
    }

    @Test
    void aFileInNoDesksFolderIsAmongTheFindings() {
        assertThat(PolicyCheck.of(files("sales/a.drl", HEAD), new TreeMap<>(), TODAY))
                .extracting(CheckFinding::code)
                .containsExactly("DESK");
    }

    @Test
    void whatTheGateRefusesIsAmongTheFindings() {
        var text = HEAD + rule("R-1 one", "Line( casis >= 10 )", "discount 3");

        assertThat(PolicyCheck.of(files(FILE, text), new TreeMap<>(), TODAY))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.refuses()).isTrue();
                    assertThat(finding.text()).contains("did you mean \"cases\"");
                });
    }

    @Test
    void twoFilesMayNotUseOneName() {
        var files = files(FILE, HEAD + rule("R-1 one", "Line( cases >= 10 )", "discount 3"));
        files.put("pricing/b.drl", HEAD + rule("R-1 one", "Line( hazardous == true )", "discount 2"));

        assertThat(PolicyCheck.of(files, new TreeMap<>(), TODAY))
                .anySatisfy(finding -> assertThat(finding.text()).contains("already used by a rule in pricing/a.drl"));
    }

    private static List<String> found(String text) {
        return findings(text).stream().map(CheckFinding::code).toList();
    }

    private static List<CheckFinding> findings(String text) {
        return PolicyCheck.of(files(FILE, text), new TreeMap<>(), TODAY).stream()
                .filter(finding -> !finding.code().equals("UNPROVED"))
                .toList();
    }

    private static List<String> codes(String text, String examples) {
        return PolicyCheck.of(files(FILE, text), files("pricing/examples/a.csv", examples), TODAY).stream()
                .map(CheckFinding::code)
                .toList();
    }

    private static SortedMap<String, String> files(String path, String text) {
        var files = new TreeMap<String, String>();
        files.put(path, text);
        return files;
    }

    static String rule(String name, String when, String then) {
        var verb = then.split(" ");
        return """
                rule "%s"
                    @policy( "1" )
                when
                    %s
                then
                    price.%s( $l, %s ).because( "x" );
                end

                """
                .formatted(
                        name,
                        when.replaceFirst("\\bLine\\(", "\\$l : Line(").replaceAll("\\)\\.(?=[A-Z$])", ")\n    "),
                        verb[0],
                        verb[1]);
    }
}
