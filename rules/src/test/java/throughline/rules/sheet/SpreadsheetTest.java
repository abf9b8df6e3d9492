package throughline.rules.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadsheetTest {

    private static final String TABLE = "credit/approvals.csv";
    private static final String EXAMPLES = "credit/examples/approvals.csv";
    private static final String STYLES =
            """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/>
            <numFmt numFmtId="166" formatCode="[$-409]h:mm AM/PM"/><numFmt numFmtId="167" formatCode="0.0\\%"/></numFmts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
            <xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="167"/></cellXfs></styleSheet>
            """;

    @Test
    void aSheetIsTheTextThatItsCellsAre() throws SpreadsheetRefused {
        var book = Workbook.of(
                        """
                        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
                        <row r="3"><c t="inlineStr"><is><r><t>C-1 </t></r><r><t>Small</t></r><rPh><t>ignored</t></rPh></is></c>
                        <c><v>10.50</v></c><c t="b"><v>1</v></c><c s="3"><v>30</v></c><c t="str"><v> a </v></c></row>
                        <row r="4"><c r="D4" s="3"/></row>
                        """)
                .with(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>Rule</t></si><si><t xml:space='preserve'>say \"x\", or &amp;_x005F_x0041_ </t></si></sst>")
                .with("xl/styles.xml", STYLES);

        var taken = Spreadsheet.read(TABLE, "", book.bytes());

        assertThat(taken.text()).isEqualTo("Rule,,\"say \"\"x\"\", or &_x0041_\"\n\nC-1 Small,10.5,true,30,a\n");
        assertThat(taken.sheet()).isEqualTo("Table");
    }

    /** The right column is what 64 bits hold of what somebody typed, as programs write it. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.1000000000000001, 1.1",
        "0.10000000000000001, 0.1",
        "19.989999999999998, 19.99",
        "1E-3, 0.001",
        "12.5E2, 1250",
        "100, 100",
        "-0, 0",
        "999999999999999, 999999999999999",
        "4.3499999999999996, 4.35"
    })
    void aNumberIsTheDecimalThatWasTyped(String written, String typed) throws SpreadsheetRefused {
        assertThat(text(TABLE, "", "<v>%s</v>".formatted(written))).isEqualTo(typed);
    }

    @Test
    void aDateIsWrittenAsItsFileHasDates() throws SpreadsheetRefused {
        assertThat(text(TABLE, "s='1'", "<v>46388</v>")).isEqualTo("01-Jan-2027");
        assertThat(text(EXAMPLES, "s='2'", "<v>46388</v>")).isEqualTo("2027-01-01");
        assertThat(text(TABLE, "t='d'", "<v>2027-01-01T00:00:00</v>")).isEqualTo("01-Jan-2027");
        var from1904 = Workbook.cell("s='1'", "<v>44926</v>")
                .with("xl/styles.xml", STYLES)
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='Table' r:id='rId1'/></sheets></workbook>");
        assertThat(Spreadsheet.read(EXAMPLES, "", from1904.bytes()).text()).isEqualTo("2027-01-01\n");
    }

    @Test
    void theFirstSheetIsTakenOrTheOneThatIsNamed() throws SpreadsheetRefused {
        var book = Workbook.cell("", "<v>1</v>")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><sheets><sheet name='Table' r:id='rId1'/><sheet name='New &amp; old' r:id='rId2'/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        """
                        <Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Target='/xl/worksheets/second.xml'/>
                        </Relationships>""")
                .with("xl/worksheets/second.xml", Workbook.sheet("<row r='1'><c r='A1'><v>2</v></c></row>"));

        assertThat(Spreadsheet.read(TABLE, "", book.bytes()))
                .isEqualTo(new Spreadsheet.Taken("Table", java.util.List.of("New & old"), "1\n"));
        assertThat(Spreadsheet.read(TABLE, "New & old", book.bytes()).text()).isEqualTo("2\n");
    }

    private static String text(String path, String attributes, String content) throws SpreadsheetRefused {
        var book = Workbook.cell(attributes, content).with("xl/styles.xml", STYLES);
        return Spreadsheet.read(path, "", book.bytes()).text().strip();
    }
}
