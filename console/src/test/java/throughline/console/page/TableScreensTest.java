package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.console.access.Role;
import throughline.operations.governance.Person;
import throughline.operations.governance.PolicyChange;
import throughline.rules.sheet.SpreadsheetWriter;

class TableScreensTest extends PolicyScreens {

    private static final String TABLE = "credit/approvals.csv";
    private static final Person ANNA = new Person("test-anna", Set.of("ANALYST"));
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void aMistakeIsMarkedInItsCellMendedAndTheExamplesAreTried() throws Exception {
        var anna = draft("Limits of 2027", Map.of());
        assertThat(anna.locator(".sheet thead th[data-title='3']")).hasText("Over it by more than percent");
        var cell = cell(anna, "Over it by more than percent, row 14");
        assertThat(cell).hasValue("10");

        cell.fill("many");
        assertThat(cell)
                .hasAttribute(
                        "aria-invalid",
                        "true",
                        new LocatorAssertions.HasAttributeOptions().setTimeout(LONGEST_COMPILING));
        assertThat(anna.locator(".sheet input.amiss")).hasCount(1);
        assertThat(anna.locator("[data-mistakes] li.bad"))
                .containsText("cell D14 (Over it by more than percent): CreditStanding has no field");
        Browser.photograph(anna, "table-mistake");
        cell(anna, "Rule, row 12").focus();
        anna.keyboard().press("F8");
        assertThat(cell).isFocused();
        assertThat(anna.locator(".sheet .code-foot")).containsText("Cell D14: CreditStanding has no field");

        cell.fill("15");
        assertThat(anna.locator("[data-mistakes] li.bad"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONGEST_COMPILING));
        assertThat(anna.locator(".sheet input.amiss")).hasCount(0);
        anna.keyboard().press("Control+s");
        assertThat(anna.locator("[data-saved]")).containsText("something stands against it", compiling());
        assertThat(anna.locator("table.examples tr.failed")).not().hasCount(0);
        Browser.photograph(anna, "table-tried");
        anna.keyboard().press("Control+z");
        assertThat(cell).hasValue("10");
        anna.keyboard().press("Control+s");
        assertThat(anna.locator("[data-saved]")).containsText("nothing stands against it", compiling());
        assertThat(anna.locator("[data-score]")).hasText("21 of 21 as expected");
        assertThat(saved(anna)).isEqualTo(installed());
        anna.context().close();
    }

    @Test
    void gridAndTextSayTheSameToTheByte() throws Exception {
        var odd = "Notes,  \"a, note\"\n"
                + installed()
                        .replace(
                                "C-110 Over the limit by 10 to 50 percent,",
                                "\"C-110 Over the limit by 10 to 50 percent\", ")
                + ",,\n\nRuleTable Second\nNAME,CONDITION,ACTION\n,CreditStanding\n,overLimit > $param,\"credit.holdForAnalyst().because( \"\"$param\"\" );\"\n"
                + "Rule,Over,because\nC-900 More than a million,1000000,\"so much, really\",\n\nSwitched off,\"C-900 More than a million\"";
        var anna = draft("As it stands", Map.of(TABLE, odd));
        var text = anna.locator("#text");
        assertThat(anna.locator(".sheet table.rules")).hasCount(2);
        assertThat(text.inputValue()).isEqualTo(odd);
        for (int i = 0; i < 2; i++) {
            button(anna, "Text").click();
            assertThat(text).isVisible();
            button(anna, "Grid").click();
            assertThat(text).isHidden();
        }
        assertThat(text.inputValue()).isEqualTo(odd);

        cell(anna, "Over, row 27").fill("2000000");
        assertThat(text.inputValue()).isEqualTo(odd.replace("1000000", "2000000"));
        anna.getByText("Columns: what a cell makes").first().click();
        anna.getByLabel("Title of column C").first().fill("Over, by more than");
        assertThat(text.inputValue()).contains("Paragraph,\"Over, by more than\",Over it by more than percent");
        anna.keyboard().press("Control+s");
        assertThat(anna.locator("[data-saved]")).containsText("saved", compiling());
        Browser.photograph(anna, "table-columns");

        button(anna, "Text").click();
        text.fill(odd.replace("C-100 Over", "\"C-100 Over"));
        button(anna, "Grid").click();
        assertThat(anna.locator(".editor p.notice"))
                .containsText("In line 13 a quote does not close: mend it in the text");
        assertThat(text).isVisible();
        text.fill(odd);
        button(anna, "Grid").click();
        assertThat(cell(anna, "Over, row 27")).hasValue("1000000");
        anna.context().close();
    }

    @Test
    void rowsArePastedOutOfASpreadsheet() throws Exception {
        var anna = draft("More bands", Map.of());
        cell(anna, "Rule, row 18").focus();
        anna.keyboard().press("Enter");
        paste(
                anna,
                "C-300 A\tCP-2026 4.1\t\t200\t300\t\t\t\t\t\t\"said \"\"so\"\",\nlong ago\"\r\n"
                        + "C-310 B\tCP-2026 4.2\t\t300\t\t\t\t\t\t\t\tover by more\t\tbeyond\r\n");

        assertThat(cell(anna, "Rule, row 19")).hasValue("C-300 A");
        assertThat(cell(anna, "The credit manager, because, row 19")).hasValue("said \"so\", long ago");
        assertThat(cell(anna, "A director, because, row 20")).hasValue("over by more");
        assertThat(anna.locator("[data-voice]")).containsText("1 column beyond the last was left out");
        assertThat(anna.locator("#text").inputValue())
                .endsWith(
                        "C-300 A,CP-2026 4.1,,200,300,,,,,,\"said \"\"so\"\", long ago\",,\nC-310 B,CP-2026 4.2,,300,,,,,,,,over by more,\n");
        anna.keyboard().press("Control+z");
        anna.keyboard().press("Control+z");
        assertThat(anna.locator("#text").inputValue()).isEqualTo(installed());
        anna.keyboard().press("Control+y");
        assertThat(cell(anna, "Rule, row 19")).hasValue("");
        anna.context().close();
    }

    @Test
    void theKeyboardAloneMovesCopiesAndTakesAwayRows() throws Exception {
        var anna = draft("By keyboard", Map.of());
        for (int i = 0; i < 40 && !focused(anna).equals("Rule, row 12"); i++) {
            anna.keyboard().press("Tab");
        }
        assertThat(focused(anna)).isEqualTo("Rule, row 12");
        anna.keyboard().press("ArrowDown");
        anna.keyboard().press("ArrowDown");
        anna.keyboard().press("Tab");
        anna.keyboard().press("Shift+Tab");
        anna.keyboard().press("ArrowRight");
        anna.keyboard().press("ArrowRight");
        anna.keyboard().press("ArrowRight");
        assertThat(focused(anna)).isEqualTo("Over it by more than percent, row 14");
        anna.keyboard().press("Control+d");
        assertThat(focused(anna)).isEqualTo("Over it by more than percent, row 15");
        anna.keyboard().type("12");
        anna.keyboard().press("Alt+ArrowUp");
        assertThat(focused(anna)).isEqualTo("Over it by more than percent, row 14");
        assertThat(cell(anna, "Over it by more than percent, row 14")).hasValue("12");
        assertThat(cell(anna, "Over it by more than percent, row 15")).hasValue("10");
        anna.keyboard().press("Alt+Delete");
        assertThat(anna.locator("#text").inputValue()).isEqualTo(installed());
        anna.keyboard().press("Control+Enter");
        assertThat(focused(anna)).isEqualTo("Rule, row 15");
        anna.keyboard().press("Alt+Delete");
        assertThat(anna.locator("#text").inputValue()).isEqualTo(installed());

        anna.keyboard().press("Control+Home");
        assertThat(focused(anna)).isEqualTo("Rule, row 12");
        anna.keyboard().press("Escape");
        anna.keyboard().press("Tab");
        assertThat(focused(anna)).isEmpty();
        anna.keyboard().press("Shift+Tab");
        assertThat(focused(anna)).isEqualTo("Rule, row 12");
        anna.context().close();
    }

    @Test
    void twoThousandRulesAreDrawnAsFarAsTheyAreSeen() throws Exception {
        var rows = IntStream.range(0, 1_900)
                .mapToObj(i ->
                        "C-%d Band %d,CP-2026 9,,%d,%d,,,,,,over by that much".formatted(3000 + i, i, 100 + i, 101 + i))
                .collect(Collectors.joining("\n", "", "\n"));
        var anna = draft("Many bands", Map.of(TABLE, installed() + rows));
        var grid = anna.locator(".sheet table.rules");
        assertThat(grid).hasAttribute("aria-rowcount", "1908");
        assertThat(grid.locator("tbody tr:not([aria-hidden])").count()).isLessThan(70);

        cell(anna, "Rule, row 12").focus();
        anna.keyboard().press("Control+End");
        assertThat(focused(anna)).isEqualTo("Rule, row 1918");
        assertThat(cell(anna, "Rule, row 1918")).hasValue("C-4899 Band 1899");
        assertThat(cell(anna, "Rule, row 1918")).isInViewport();
        anna.keyboard().type("C-4899 The last");
        assertThat(anna.locator("#text").inputValue()).contains("\nC-4899 The last,CP-2026 9,,1999,");
        assertThat(grid.locator("tbody tr:not([aria-hidden])").count()).isLessThan(70);
        Browser.photograph(anna, "table-many");

        anna.mouse().move(600, 500);
        anna.mouse().wheel(0, -100_000);
        assertThat(cell(anna, "Rule, row 12")).isInViewport();
        assertThat(cell(anna, "Rule, row 1918")).not().isInViewport();
        assertThat(focused(anna)).isEqualTo("Rule, row 1918");
        assertThat(grid.locator("tbody tr:not([aria-hidden])").count()).isLessThan(70);
        anna.keyboard().type(", seen again");
        assertThat(cell(anna, "Rule, row 1918")).isInViewport();
        assertThat(cell(anna, "Rule, row 1918")).hasValue("C-4899 The last, seen again");

        anna.keyboard().press("Control+Home");
        assertThat(cell(anna, "Rule, row 12")).isFocused();
        anna.mouse().wheel(0, 100_000);
        assertThat(cell(anna, "Rule, row 1918")).isInViewport();
        assertThat(focused(anna)).isEqualTo("Rule, row 12");
        anna.keyboard().press("ArrowDown");
        assertThat(focused(anna)).isEqualTo("Rule, row 13");
        assertThat(cell(anna, "Rule, row 13")).isInViewport();
        anna.keyboard().press("Control+Home");
        assertThat(cell(anna, "Rule, row 12")).isFocused();
        anna.context().close();
        browser.complaints(); // it left without saving
    }

    @Test
    void aSpreadsheetIsTakenOrItsCellIsNamed() throws Exception {
        var anna = draft("Out of a spreadsheet", Map.of());
        var changed = installed().replace(",,10,50,", ",,10,60,").replace(",,50,,", ",,60,,");
        var door = anna.getByLabel("Take a spreadsheet");
        door.setInputFiles(new FilePayload("approvals.xlsx", XLSX, SpreadsheetWriter.write("Bands", changed)));

        assertThat(cell(anna, "and at most percent, row 14")).hasValue("60");
        assertThat(anna.locator(".editor p.notice")).containsText("Taken from approvals.xlsx, sheet “Bands”");
        assertThat(anna.locator("#text").inputValue()).isEqualTo(changed);
        Browser.photograph(anna, "table-spreadsheet");
        var text = new String(SpreadsheetWriter.write("Bands", changed), UTF_8);
        door.setInputFiles(
                new FilePayload("no.xlsx", XLSX, text.substring(0, 300).getBytes(UTF_8)));
        assertThat(anna.locator(".editor p.notice.bad"))
                .containsText("no.xlsx is not taken: the workbook is cut off or damaged");
        assertThat(cell(anna, "and at most percent, row 14")).hasValue("60");
        button(anna, "Undo").first().click();
        assertThat(anna.locator("#text").inputValue()).isEqualTo(installed());
        assertThat(anna.locator("[data-saved]")).hasText("not saved");
        anna.context().close();
        browser.complaints(); // of the refusal
    }

    @Test
    void aTableIsReadAsOneAndANewOneIsBegun() {
        var anna = analyst(callers.account(Role.ANALYST));
        anna.navigate("/policies/" + TABLE + "#C-110");
        var row = anna.locator("#C-110");
        assertThat(row).containsText("over the credit limit by 10 to 50 percent");
        assertThat(row.locator("td").nth(3)).hasText("10");
        assertThat(anna.locator("table.rules thead")).containsText("Overdue for more than days");
        Browser.photograph(anna, "table-read");
        usable(anna);

        anna.navigate("/policies");
        anna.getByText("Begin a decision table").click();
        anna.getByLabel("Desk").selectOption("allocation");
        anna.getByLabel("Name of the table").fill("spring-rules");
        anna.getByLabel("Title").fill("Spring");
        anna.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("to try");
        button(anna, "Begin a draft").click();
        anna.waitForURL("**/edit?file=allocation/spring-rules.csv");
        assertThat(anna.locator(".sheet table.rules")).isVisible();
        assertThat(anna.locator("[data-mistakes]")).not().hasAttribute("data-state", "no mistakes");
        Browser.photograph(anna, "table-begun");
        anna.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        usable(anna);
        anna.context().close();
    }

    private static void usable(Page on) {
        assertThat(new AxeBuilder(on)
                        .analyze().getViolations().stream()
                                .map(each -> each.getId() + ": "
                                        + each.getNodes().get(0).getHtml()))
                .isEmpty();
    }

    private Page draft(String title, Map<String, String> files) throws Exception {
        var texts = files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Optional.of(file.getValue())));
        PolicyChange change = governance.changes().create(ANNA, title, "to try", texts);
        var anna = analyst(callers.account(Role.ANALYST));
        anna.navigate("/policies/changes/%s/edit?file=%s".formatted(change.number(), TABLE));
        assertThat(anna.locator(".sheet table.rules").first()).isVisible();
        return anna;
    }

    private static Locator cell(Page at, String label) {
        return at.locator(".sheet").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static String focused(Page at) {
        return String.valueOf(
                at.evaluate(
                        "document.activeElement.dataset.column === undefined ? '' : document.activeElement.getAttribute('aria-label')"));
    }

    private static void paste(Page at, String text) {
        at.evaluate(
                "text => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text);"
                        + " document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); }",
                text);
    }

    private String installed() {
        return governance.changes().inForce().getOrDefault(TABLE, "");
    }

    private String saved(Page at) {
        var number = at.url().replaceAll(".*/(PC-\\d+)/.*", "$1");
        return governance.changes().texts(number).getOrDefault(TABLE, "");
    }
}
