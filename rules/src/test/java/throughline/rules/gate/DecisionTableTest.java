package throughline.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.rules.Desk;
import throughline.rules.tree.RuleTree;

class DecisionTableTest {

    private static final String PATH = "credit/bands.csv";

    private static final String HEAD =
            """
            RuleSet,policy.credit
            Import,"throughline.rules.facts.CreditStanding, throughline.rules.verbs.CreditVerbs"
            Variables,CreditVerbs credit
            Notes,Who releases what.

            RuleTable Bands
            NAME,METADATA,CONDITION,CONDITION,ACTION,DATE-EXPIRES
            ,,CreditStanding...,CreditStanding...
            ,"policy( ""$param"" )",overLimit > $param,overLimit <= $param,"credit.holdForAnalyst().because( ""$param"" );"
            Rule,Paragraph,more than,at most,because,until
            """;

    private static final String ROW = "C-1 Small,CP-1,0,10.5,over by a little,\n";

    @Test
    void aRowIsARuleAndStandsInItsRow() {
        var reading = read(HEAD + ROW + "C-2 Large,CP-2,10.5,,\"over, by more\",01-Jan-2027\n");

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.rules())
                .extracting(RuleTree::name, RuleTree::line, RuleTree::policy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("C-1 Small", 11, "CP-1"),
                        org.assertj.core.groups.Tuple.tuple("C-2 Large", 12, "CP-2"));
        assertThat(reading.rules().get(0).ways().get(0).get(0).tests())
                .extracting(test -> test.term() + "@" + test.line() + ":" + test.column())
                .containsExactly("overLimit > 0@11:16", "overLimit <= 10.5@11:18");
        assertThat(reading.rules().get(1).sayings().get(0)).hasToString("holdForAnalyst() because \"over, by more\"");
        assertThat(reading.rules().get(1).period().until()).hasToString("2027-01-01");
    }

    @Test
    void whatIsWrongIsSaidOfItsCell() {
        assertThat(said(HEAD + ROW + "C-2 Large,CP-2,many,20,because,\n"))
                .singleElement()
                .satisfies(words -> assertThat(words).startsWith("credit/bands.csv:12:16 cell C12 (more than): "));
        assertThat(said(HEAD + ROW + "C-1 Small,CP-2,0,20,because,\n"))
                .singleElement()
                .satisfies(words -> assertThat(words)
                        .startsWith("credit/bands.csv:12:1 cell A12 (Rule): ")
                        .contains("already used"));
        assertThat(said(HEAD + "C-1 Small,CP-2,0,20,because,tomorrow\n"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("cell F11 (until): "));
        assertThat(said(HEAD.replace("facts.CreditStanding,", "facts.Nothing,") + ROW))
                .anySatisfy(words -> assertThat(words).startsWith("credit/bands.csv:2:8 cell B2: "));
    }

    @Test
    void whatStandsNowhereIsRefusedBeforeTheCompilerOfTablesPassesOverIt() {
        assertThat(said(HEAD + ROW + "\n" + "C-2 Lost,CP-2,1,2,because,\n"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("cell A13: this row is behind a blank one"));
        assertThat(said(HEAD + ROW.replace(",\n", ",,beyond\n")))
                .anySatisfy(words -> assertThat(words).contains("cell G11: this cell stands in no column"));
        assertThat(said(HEAD + ",CP-2,1,2,because,\n"))
                .anySatisfy(words -> assertThat(words).contains("cell A11: the rule has no name"));
        assertThat(said(HEAD.replace("CONDITION,ACTION", "CONDITON,ACTION") + ROW))
                .anySatisfy(words -> assertThat(words)
                        .contains("cell D7: \"CONDITON\" is no kind of column - did you mean \"CONDITION\"?"));
        assertThat(said("Functions,void f() { System.exit( 66 ); }\n" + HEAD + ROW))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("cell A1: above the first RuleTable"));
        assertThat(said(HEAD + "C-1 Small,CP-1,0,\"10.5,over,\n"))
                .anySatisfy(words -> assertThat(words).contains("cell D11: the closing quote is missing"));
        assertThat(said(HEAD)).singleElement().satisfies(words -> assertThat(words)
                .contains("has no rule"));
    }

    @Test
    void aTableThatIsNoneIsToldWhatIsMissing() {
        assertThat(said(HEAD.replace("RuleTable Bands", "Bands") + ROW))
                .anySatisfy(words -> assertThat(words).contains("cell A6: above the first RuleTable"));
        assertThat(said("RuleSet,policy.credit\n"))
                .anySatisfy(words -> assertThat(words).contains("cell A1: there is no row that begins with RuleTable"));
        assertThat(said(HEAD.replace("NAME,METADATA", "METADATA,METADATA")
                                .replace(",\"policy( \"\"$param\"\" )\"", "owner( $param ),owner( $param )")
                        + ROW))
                .anySatisfy(words -> assertThat(words).contains("cell A7: the row below RuleTable names the kinds"));
        assertThat(said(HEAD.replace("overLimit <= $param", "") + ROW)).anySatisfy(words -> assertThat(words)
                .contains("cell D9: here stands what a cell of this column makes"));
        assertThat(said(HEAD.replace("CreditVerbs credit", "CreditVerbs") + ROW))
                .anySatisfy(words -> assertThat(words).contains("cell A1: the compiler of tables does not take it"));
        assertThat(said(HEAD + "\"C-1\" Small,CP-1,0,10.5,because,\n"))
                .anySatisfy(words -> assertThat(words).contains("cell A11: something stands behind the closing quote"));
        assertThat(said(HEAD + ROW.replace("little", "lit\u0007tle")))
                .anySatisfy(words -> assertThat(words).contains("cell E11: a character that cannot be seen"));
        assertThat(said(HEAD + ROW + "\n".repeat(1_000_000)))
                .anySatisfy(words -> assertThat(words).contains("the table is larger than"));
    }

    @Test
    void aCellThatIsTakenApartHasAsManyPartsAsItsColumnAsksFor() {
        var head = HEAD.replace("overLimit <= $param", "\"oldestOverdueDays in ( $1, $2 )\"");

        assertThat(said(head + "C-1 Small,CP-1,0,\"1, 2\",because,\n")).isEmpty();
        assertThat(said(head + "C-1 Small,CP-1,0,\"1, 2, 3\",because,\n"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("cell D11: this cell needs 2 parts"));
    }

    @Test
    void aQuoteInACellIsAQuoteInTheReason() {
        var cell = "x\"\" ); System.exit( 66 ); credit.note().because( \"\"y";

        var rules = read(HEAD + "C-1 Small,CP-1,0,10,\"" + cell + "\",\n").rules();

        assertThat(rules).singleElement().satisfies(rule -> assertThat(rule.sayings())
                .singleElement()
                .satisfies(saying -> assertThat(saying.reason()).contains("System.exit( 66 )")));
    }

    @Test
    void noCellGetsProgramCodePastTheGate() {
        for (var cell : List.of(
                "x\\\"\" ); System.exit( 66 ); credit.note().because( \"\"y",
                "\\u0022 ); System.exit( 66 ); //",
                "x\"\" );\n System.exit( 66 ); //")) {
            assertThat(said(HEAD + "C-1 Small,CP-1,0,10,\"" + cell + "\",\nC-2 Next,CP-1,10,20,because,\n"))
                    .as(cell)
                    .isNotEmpty();
        }
        for (var cell : List.of("1 ) System.exit( 66", "1, eval( true )", "$param", "0 /*")) {
            assertThat(said(HEAD + "C-1 Small,CP-1,\"" + cell + "\",10,because,\nC-2 Next,CP-1,10,20,because,\n"))
                    .as(cell)
                    .isNotEmpty();
        }
        assertThat(said(HEAD + "\"C-1 /*\",CP-1,0,10,because,\nC-2 */,CP-1,10,20,because,\n"))
                .isNotEmpty();
        assertThat(said(HEAD.replace("CreditStanding...,CreditStanding...", "eval( true )...,eval( true )...") + ROW))
                .isNotEmpty();
        assertThat(said(HEAD.replace("RuleSet,policy.credit", "RuleSet,policy.pricing") + ROW))
                .isNotEmpty();
    }

    @Test
    void whatTheGateReadOtherwiseThanItStandsInTheTableIsRefused() {
        assertThat(compared(List.of("C-1 Small"))).isEmpty();
        assertThat(compared(List.of("C-0 Another"))).singleElement().satisfies(words -> assertThat(words)
                .contains("this row is not read as the rule \"C-1 Small\""));
        assertThat(compared(List.of("C-1 Small", "C-2 Hidden"))).singleElement().satisfies(words -> assertThat(words)
                .contains("other rules are read of this table"));
    }

    private static List<String> compared(List<String> read) {
        var table = DecisionTable.of(PATH, HEAD + ROW);
        table.compare(read);
        return table.mistakes().stream().map(Mistake::toString).toList();
    }

    @Test
    void aTableHasLimits() {
        assertThat(said(HEAD + ("C-1 Small,CP-1,0,10," + "x".repeat(501) + ",\n")))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("cell E11: a cell has at most 500"));
        assertThat(said(HEAD + "x\n".repeat(2_010))).singleElement().satisfies(words -> assertThat(words)
                .contains("at most 2010 rows"));
        assertThat(said(HEAD + "C-1,CP-1" + ",".repeat(40) + "x\n"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("at most 40 columns"));
    }

    @Test
    void aRowAtTheEndSwitchesARuleOff() {
        var off = DecisionTable.off(HEAD + ROW + "C-2 Large,CP-2,10.5,,because,01-Jan-2027\n", "C-2 Large");

        var reading = read(off);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.rules())
                .extracting(rule -> rule.name() + " " + rule.period().on())
                .containsExactly("C-1 Small true", "C-2 Large false");
    }

    @Test
    void aTableIsReadByPeopleAsRulesToo() {
        assertThat(DecisionTable.rows(PATH, HEAD + ROW)).singleElement().satisfies(row -> {
            assertThat(row.row()).isEqualTo(11);
            assertThat(row.rule())
                    .startsWith("rule \"C-1 Small\"")
                    .endsWith("end")
                    .contains("overLimit <= 10.5");
        });
        assertThat(DecisionTable.remark(HEAD, "Notes")).isEqualTo("Who releases what.");
    }

    @Test
    void aTableIsNotCalledAsAFileOfRulesIs() {
        assertThat(DecisionTable.twins(java.util.Set.of("credit/a.csv", "credit/a.drl", "credit/b.csv")))
                .extracting(Mistake::file)
                .containsExactly("credit/a.csv");
        assertThat(DecisionTable.is("credit/examples/a.csv")).isFalse();
    }

    private static SourceGate.Reading read(String text) {
        return new SourceGate(Desk.CREDIT, PATH).read(text);
    }

    private static List<String> said(String text) {
        return read(text).mistakes().stream().map(Mistake::toString).toList();
    }
}
