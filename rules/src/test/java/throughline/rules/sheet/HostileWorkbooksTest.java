package throughline.rules.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.rules.sheet.SpreadsheetRefused.Rule;

/** Workbooks that nobody should take, and what is said of each. */
class HostileWorkbooksTest {

    private static final String STYLES =
            """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="0.00%"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''     | <f>A2+1</f><v>3</v>         | FORMULA     | it is a formula",
                "''     | <v>3</v><f t='shared'/>     | FORMULA     | it is a formula",
                "t='e'  | <v>#REF!</v>                | ERROR_VALUE | it shows an error, #REF!",
                "''     | <v>0.30000000000000004</v>  | NUMBER      | it is what a calculation came to",
                "''     | <v>1234567890123456789</v>  | NUMBER      | no number that somebody typed",
                "''     | <v>1e308</v>                | NUMBER      | no number",
                "''     | <v>NaN</v>                  | NUMBER      | no number",
                "s='2'  | <v>0.1</v>                  | PERCENT     | it shows 10 % and holds 0.1",
                "s='3'  | <v>0.125</v>                | PERCENT     | it shows 12.5 % and holds 0.125",
                "s='1'  | <v>46388.5</v>              | DATE        | shown as a date",
                "s='1'  | <v>60</v>                   | DATE        | no day that every program agrees on",
                "s='4'  | <v>46388</v>                | DATE        | a time of day",
                "s='5'  | <v>0.5</v>                  | DATE        | a time of day",
                "t='d'  | <v>2027-02-30</v>           | DATE        | no day",
                "t='inlineStr' | <is><t>a&#10;b</t></is>    | TEXT | a line break",
                "t='inlineStr' | <is><t>a_x0007_b</t></is>  | TEXT | a character that cannot be seen",
                "t='s'  | <v>4</v>                    | NOT_A_WORKBOOK | refers to a text that is not there",
                "t='q'  | <v>4</v>                    | NOT_A_WORKBOOK | something that no table has"
            })
    void aCellThatTheTextCouldNotSayIsRefusedByItsName(String attributes, String content, Rule rule, String words) {
        var refused = refused(Workbook.cell(attributes, content).with("xl/styles.xml", STYLES));

        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused.words()).startsWith("sheet \"Table\", cell A1: ").contains(words);
        assertThat(refused.remedy()).isNotBlank();
    }

    @Test
    void whatNobodySeesIsRefused() {
        var seen = "<row r='1'><c r='A1'><v>1</v></c></row>";
        assertThat(refused(Workbook.of(seen + "<row r='2' hidden='1'><c r='B2'><v>1</v></c></row>"))
                        .words())
                .isEqualTo("sheet \"Table\", cell B2: it stands in a hidden row");
        assertThat(refused(Workbook.of("")
                                .with(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet><cols><col min='1' max='16384' hidden='true'/></cols><sheetData>%s</sheetData></worksheet>"
                                                .formatted(seen)))
                        .words())
                .contains("cell A1: it stands in a hidden column");
        assertThat(refused(Workbook.of("")
                                .with(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet><sheetData>%s</sheetData><mergeCells><mergeCell ref='A1:A9'/></mergeCells></worksheet>"
                                                .formatted(seen)))
                        .words())
                .isEqualTo(
                        "sheet \"Table\": the cells A1:A9 are one: all but the first would be empty, and an empty cell leaves its condition out");
        var hidden = Workbook.of(seen)
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><sheets><sheet name='Table' state='veryHidden' r:id='rId1'/></sheets></workbook>");
        assertThat(refused(hidden).rule()).isEqualTo(Rule.HIDDEN);
        var none = catchThrowableOfType(
                SpreadsheetRefused.class,
                () -> Spreadsheet.read("a/b.csv", "Other", Workbook.of(seen).bytes()));
        assertThat(none.words() + " " + none.remedy()).contains("there is no sheet \"Other\"", "It has: Table.");
        assertThat(refused(Workbook.of("")).rule()).isEqualTo(Rule.NO_SUCH_SHEET);
    }

    @Test
    void whatASheetSaysOfItsSizeIsNotBelieved() throws SpreadsheetRefused {
        var huge = Workbook.of("")
                .with(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'/></sheetData>"
                                + "</worksheet>");
        assertThat(Spreadsheet.read("a/b.csv", "", huge.bytes()).text()).isEqualTo("1\n");

        assertThat(refused(Workbook.of("<row r='1048576'><c r='A1048576'><v>1</v></c></row>"))
                        .words())
                .contains("cell A1048576: a table has at most 5,000 rows and 100 columns");
        assertThat(refused(Workbook.of("<row r='1'><c r='XFD1'><v>1</v></c></row>"))
                        .rule())
                .isEqualTo(Rule.SIZE);
        assertThat(refused(Workbook.of("<row r='2'/><row r='2'/>")).words()).contains("do not stand in their order");
        assertThat(refused(Workbook.of("<row r='1'><c r='B1'/><c r='A1'/></row>"))
                        .words())
                .contains("in their order");
        assertThat(refused(Workbook.of("<row r='1'><c r='B2'/></row>")).words()).contains("in their order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:SECRET'>]><worksheet><sheetData><row><c><is><t>&x;</t></is></c></row></sheetData></worksheet>",
                "<!DOCTYPE w SYSTEM 'file:SECRET'><worksheet><sheetData/></worksheet>",
                "<!DOCTYPE w [<!ENTITY % x SYSTEM 'file:SECRET'> %x;]><worksheet/>",
                "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><worksheet>&c;</worksheet>",
                "<!DOCTYPE w><worksheet/>"
            })
    void entitiesAndWhatLiesOutsideAreRefusedUnread(String text, @TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "the secret");
        for (var part :
                new String[] {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"}) {
            var refused = refused(Workbook.of("<row r='1'><c r='A1'><v>1</v></c></row>")
                    .with(part, text.replace("SECRET", secret.toString())));

            assertThat(refused.rule()).as(part).isEqualTo(Rule.ENTITIES);
            assertThat(refused.words()).doesNotContain("the secret");
        }
    }

    @Test
    void anEntityThatNobodyDefinedIsNoText() {
        assertThat(refused(Workbook.cell("t='inlineStr'", "<is><t>&x;</t></is>"))
                        .rule())
                .isIn(Rule.ENTITIES, Rule.NOT_A_WORKBOOK);
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        var zeros = new byte[40 << 20];
        Arrays.fill(zeros, (byte) ' ');
        var noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        assertThat(refused(Workbook.of("").with("xl/media/noise.png", noise).with("xl/media/picture.png", zeros))
                        .words())
                .contains("unpacks to far more than a table can be");
        assertThat(refused(Workbook.of("").with("xl/worksheets/sheet1.xml", Arrays.copyOf(zeros, 3 << 20)))
                        .rule())
                .isEqualTo(Rule.SIZE);
        var many = Workbook.of("");
        for (int i = 0; i < 300; i++) {
            many.with("xl/media/%d.png".formatted(i), "");
        }
        assertThat(refused(many).words()).contains("more than 200 parts");
        assertThat(refused(new byte[SheetArchive.LARGEST + 1]).words()).contains("larger than 4,194,304 bytes");
        assertThat(refused(Workbook.of("").with("xl/worksheets/sheet1.xml", "<a>".repeat(50)))
                        .words())
                .contains("nested deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "xl\\sheet.xml", "C:/x.xml", "xl/../../x.xml"})
    void aPartThatLeadsOutOfTheWorkbookIsRefused(String name) {
        assertThat(refused(Workbook.of("").with(name, "<a/>")).words()).contains("a name that leads out of it");
    }

    @Test
    void aSheetOutsideTheWorkbookIsNotFetched() {
        var outside = Workbook.of("<row/>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='rId1' TargetMode='External' Target='http://127.0.0.1:1/sheet.xml'/></Relationships>");
        assertThat(refused(outside).words()).contains("a part is missing");
        assertThat(refused(Workbook.of("<row/>").with("XL/workbook.xml", "<a/>"))
                        .words())
                .contains("two parts have one name");
    }

    @Test
    void whatIsNoWorkbookIsToldWhatItIs() {
        assertThat(refused("RuleSet,policy.credit\n".getBytes(UTF_8)).words()).isEqualTo("this is no workbook (.xlsx)");
        assertThat(refused(new byte[0]).rule()).isEqualTo(Rule.NOT_A_WORKBOOK);
        assertThat(refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0})
                        .words())
                .contains("protected by a password, or of the format of before 2007");
        assertThat(refused(Workbook.of("<row/>").with("xl/vbaProject.bin", "x")).rule())
                .isEqualTo(Rule.MACROS);
        assertThat(refused(new Workbook().with("word/document.xml", "<a/>")).words())
                .contains("a part is missing");
        var whole = Workbook.of("<row r='1'><c r='A1'><v>1</v></c></row>").bytes();
        for (int length = 4; length < whole.length; length++) {
            assertThat(refused(Arrays.copyOf(whole, length)).rule())
                    .as("cut at %d", length)
                    .isEqualTo(Rule.NOT_A_WORKBOOK);
        }
        assertThat(refused(Workbook.of("<row><c>")).words()).contains("cannot be read");
    }

    private static SpreadsheetRefused refused(Workbook book) {
        return refused(book.bytes());
    }

    private static SpreadsheetRefused refused(byte[] bytes) {
        var refused = catchThrowableOfType(
                SpreadsheetRefused.class, () -> Spreadsheet.read("credit/approvals.csv", "", bytes));
        assertThat(refused).isNotNull();
        return refused;
    }
}
