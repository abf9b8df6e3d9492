package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.SeenOrder;
import throughline.console.access.Accounts;
import throughline.console.access.Role;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Person;

class PolicyScreensTest extends ScreenTest {

    private static final String FILE = "pricing/volume-break.drl";
    private static final String SECOND = "second-analyst";

    /** Policies are compiled and every example is tried, in milliseconds. */
    private static final int LONGEST_COMPILING = 60_000;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Governance governance;

    @Autowired
    private SeenOrder seen;

    @AfterEach
    void theInstalledPoliciesAreInForceAgain() throws Exception {
        var now = governance.activations().current();
        var first = governance.activations().find(1).orElseThrow();
        if (!now.book().equals(first.book()) || !now.examples().equals(first.examples())) {
            governance.activations().rollback(new Person("test-admin", Set.of("ADMIN")), 1, "the test is over");
        }
    }

    @Test
    void anAnalystChangesARuleAnotherApprovesItAndAnOrderIsDecidedByIt() {
        seen.decided();
        assertThat(discountOfEightCases()).isNotEqualTo("3");
        var anna = analyst(callers.account(Role.ANALYST));
        lookARuleUp(anna);
        begin(anna, "Breaks from 8 cases on", "cartons hold 8 since March");
        makeAMistakeAndMendIt(anna);
        mendTheExamples(anna);
        var number = tryAndSubmit(anna);
        var ben = analyst(SECOND);
        approveAndActivate(ben, number);

        assertThat(discountOfEightCases()).isEqualTo("3");
        goBack(ben, number);
        assertThat(discountOfEightCases()).isNotEqualTo("3");
        anna.context().close();
        ben.context().close();
        browser.complaints(); // of what was refused
    }

    private void lookARuleUp(Page anna) {
        link(anna, "Policies").click();
        assertThat(anna.locator("main")).containsText("pricing/volume-break.drl");
        Browser.photograph(anna, "policies");
        anna.getByLabel("Rules by number, name or text").fill("p-110");
        anna.keyboard().press("Enter");
        Browser.photograph(anna, "policies-found");
        anna.locator("tbody a").first().click();
        anna.waitForURL("**/policies/" + FILE + "#P-110");
        assertThat(anna.locator("#P-110 pre .word").first()).hasText("rule");
        assertThat(anna.locator("#P-110 pre")).containsText("price.discount( $line, 3 )");
        assertThat(anna.locator("table.examples")).containsText("9 cases are not enough");
        Browser.photograph(anna, "policy-file");
    }

    private static void begin(Page anna, String title, String why) {
        anna.getByText("Change it", new Page.GetByTextOptions().setExact(true)).click();
        anna.getByLabel("Title").fill(title);
        anna.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill(why);
        button(anna, "Begin a draft").click();
        anna.waitForURL("**/edit?file=" + FILE);
    }

    private static void makeAMistakeAndMendIt(Page anna) {
        var text = anna.getByLabel("Text of " + FILE);
        var before = text.inputValue();
        text.fill(before.replace("cases >= 10", "casis >= 8"));
        assertThat(anna.locator("[data-mistakes] li")).containsText("did you mean \"cases\"");
        assertThat(anna.locator("[data-mistakes] button")).hasText("36:20");
        anna.locator("[data-mistakes] button").click();
        assertThat(anna.locator(".code-paper .amiss")).hasText("casis");
        assertThat(anna.locator(".code-gutter .amiss")).hasText("36");
        assertThat(anna.locator("[data-voice]")).containsText("1 mistake. Line 36");
        Browser.photograph(anna, "policy-edit-mistake");
        text.fill(before.replace("cases >= 10", "cases >= 8"));
        assertThat(anna.locator("[data-mistakes] li.bad")).hasCount(0);
    }

    private static void mendTheExamples(Page anna) {
        button(anna, "Save and try the examples").click();
        assertThat(anna.locator("[data-saved]")).containsText("something stands against it", compiling());
        var failed = anna.locator("table.examples tr.failed");
        assertThat(failed).hasCount(1);
        assertThat(failed.locator("td.got")).hasText("discount 3");
        assertThat(anna.locator("[data-score]")).hasText("7 of 8 as expected");
        Browser.photograph(anna, "policy-edit-examples");
        anna.getByLabel("example, row 2", new Page.GetByLabelOptions().setExact(true)).fill("8 cases");
        anna.getByLabel("Line.cases, row 2").fill("8");
        anna.getByLabel("expect, row 2").fill("discount 3");
        button(anna, "Add a row").click();
        anna.keyboard().type("7 cases are not enough");
        anna.getByLabel("Line.quantity, row 10").fill("84");
        anna.getByLabel("Line.cases, row 10").fill("7");
        button(anna, "Save and try the examples").click();
        assertThat(anna.locator("[data-saved]")).containsText("nothing stands against it", compiling());
        assertThat(anna.locator("[data-score]")).hasText("9 of 9 as expected");
        Browser.photograph(anna, "policy-edit-saved");
    }

    private String tryAndSubmit(Page anna) {
        anna.getByText("Done: to the change").click();
        assertThat(anna.locator("h1")).containsText("Breaks from 8 cases on");
        var number = anna.url().substring(anna.url().lastIndexOf('/') + 1);
        button(anna, "Try it on the last 30 days").click();
        anna.waitForURL("**/whatif/*");
        assertThat(anna.locator("#run [role=status]")).containsText("done", compiling());
        anna.navigate("/policies/changes/" + number);
        assertThat(anna.locator("#whatif ~ table").first()).containsText("done");
        anna.getByLabel("Why, or what to mind").fill("please look at the examples");
        button(anna, "Submit for approval").click();
        assertThat(anna.locator("#state .state")).hasText("in review", patiently());
        assertThat(anna.locator("main")).containsText("You wrote in it, so somebody else has to approve it.");
        assertThat(button(anna, "Approve")).hasCount(0);
        Browser.photograph(anna, "policy-change-submitted");
        var refused = anna.evaluate(
                """
                async () => { const form = document.querySelector("form.deeds"); const body = new URLSearchParams(new FormData(form));
                  const answer = await fetch(location.pathname + "/approve", { method: "POST", body });
                  return await answer.text(); }""");
        assertThat(String.valueOf(refused)).contains("wrote or submitted " + number + " and cannot approve it");
        return number;
    }

    private void approveAndActivate(Page ben, String number) {
        link(ben, "Policies").click();
        link(ben, "Changes").click();
        assertThat(ben.locator(".connection.on")).isVisible();
        Browser.photograph(ben, "policy-changes");
        ben.locator("#c-" + number + " a").first().click();
        assertThat(ben.locator("table.diff del")).containsText("cases >= 10");
        assertThat(ben.locator("table.diff ins")).containsText("cases >= 8");
        ben.getByText("Line by line:").first().click();
        assertThat(ben.locator("pre.diff ins").first()).containsText("cases");
        Browser.photograph(ben, "policy-change-review");
        ben.getByLabel("Why, or what to mind").fill("agreed with sales");
        button(ben, "Approve").click();
        assertThat(button(ben, "Put in force now")).isVisible(new IsVisibleOptions().setTimeout(LONGEST_COMPILING));
        Browser.photograph(ben, "policy-change-approved");
        button(ben, "Put in force now").click();
        assertThat(ben.locator("#state .state")).hasText("active", patiently());
        Browser.photograph(ben, "policy-change-active");
    }

    private void goBack(Page ben, String number) {
        link(ben, "Books").last().click();
        ben.waitForURL("**/policies/books");
        assertThat(ben.locator("tbody tr").first()).containsText(number);
        Browser.photograph(ben, "policy-books");
        ben.locator("#a-1 summary").click();
        ben.locator("#a-1").getByLabel("Why").fill("sales took it back");
        ben.locator("#a-1 button").click();
        assertThat(ben.locator("tbody tr").first()).containsText("back to no. 1", compiling());
    }

    @Test
    void aRuleIsSwitchedOffInAnEmergencyAndOnAgain() {
        var anna = analyst(callers.account(Role.ANALYST));
        anna.navigate("/policies/" + FILE + "#P-111");
        anna.locator("#P-111").getByText("Emergency: switch it off").click();
        anna.locator("#P-111").getByLabel("Why").fill("it gives too much away");
        Browser.photograph(anna, "policy-switch");
        anna.locator("#P-111").getByText("Switch off at once").click();
        assertThat(anna.locator("#P-111 h2 .state")).hasText("switched off", patiently());
        assertThat(anna.locator("#P-111 pre")).not().containsText("enabled");
        anna.locator("#P-111").getByText("Switch it on again").click();
        anna.locator("#P-111").getByLabel("Why").fill("it was right after all");
        anna.locator("#P-111 button").click();
        assertThat(anna.locator("#P-111 h2 .state")).hasCount(0, new HasCountOptions().setTimeout(LONGEST_COMPILING));
        anna.context().close();
    }

    @Test
    void everythingAnAnalystDoesIsDoneByTheKeyboardAlone() {
        var anna = analyst(callers.account(Role.ANALYST));
        anna.keyboard().press("g");
        anna.keyboard().press("y");
        anna.waitForURL("**/policies");
        while (!String.valueOf(anna.evaluate("document.activeElement.textContent")).equals(FILE)) {
            anna.keyboard().press("j");
        }
        anna.keyboard().press("Enter");
        anna.waitForURL("**/policies/" + FILE);
        tabTo(anna, "summary");
        anna.keyboard().press("Enter");
        tabTo(anna, "input[name=title]");
        anna.keyboard().type("By keyboard");
        tabTo(anna, "input[name=reason]");
        anna.keyboard().type("to prove that it can be");
        anna.keyboard().press("Enter");
        anna.waitForURL("**/edit?file=" + FILE);
        writeByKeyboard(anna);

        tabTo(anna, "input[data-row='0'][data-column='3']");
        anna.keyboard().type("7");
        anna.keyboard().press("Control+s");
        assertThat(anna.locator("[data-saved]")).containsText("nothing stands against it", compiling());
        tabBackTo(anna, "main .row a");
        anna.keyboard().press("Enter");
        anna.waitForURL("**/policies/changes/PC-*");
        tabTo(anna, "input[name=why]");
        anna.keyboard().type("as asked for");
        tabTo(anna, "button.main");
        anna.keyboard().press("Enter");
        assertThat(anna.locator("#state .state")).hasText("in review", patiently());
        tabTo(anna, "input[name=why]");
        tabTo(anna, "button[formaction$=withdraw]");
        anna.keyboard().press("Enter");
        assertThat(anna.locator("#state .state")).hasText("withdrawn");
        anna.context().close();
    }

    /** A condition with a mistake, which is then mended with a word out of the list. */
    private static void writeByKeyboard(Page anna) {
        var keys = anna.keyboard();
        tabTo(anna, "#text");
        keys.press("Control+Home");
        for (int line = 1; line < 36; line++) {
            keys.press("ArrowDown");
        }
        keys.press("Home");
        keys.press("Shift+End");
        keys.type("    $line : Line( casis >= 8, cases < 50 )");
        assertThat(anna.locator("[data-voice]")).containsText("1 mistake. Line 36: Line has no field \"casis\"");
        keys.press("Control+Home");
        keys.press("F8");
        assertThat(String.valueOf(anna.evaluate(
                        "() => { const b = document.activeElement; return b.value.slice(b.selectionStart, b.selectionEnd); }")))
                .isEqualTo("casis");
        keys.type("cas");
        keys.press("Control+Space");
        assertThat(anna.locator(".code-choice [aria-selected=true] b")).hasText("cases");
        Browser.photograph(anna, "policy-edit-words");
        keys.press("Enter");
        assertThat(anna.locator(".code-choice")).isHidden();
        assertThat(anna.locator("#text")).hasValue(Pattern.compile("Line\\( cases >= 8, cases < 50 \\)"));
        assertThat(anna.locator("[data-mistakes] li.bad")).hasCount(0);
        keys.press("Control+z");
        assertThat(anna.locator("[data-mistakes] li.bad")).hasCount(1);
        keys.press("Control+Shift+z");
        assertThat(anna.locator("[data-mistakes] li.bad")).hasCount(0);
        keys.press("Control+s");
        assertThat(anna.locator("[data-saved]")).containsText("something stands against it", compiling());
        keys.press("End");
        keys.press("Tab");
        assertThat(anna.locator("#text")).isFocused();
        keys.press("Control+z");
        keys.press("Escape");
        keys.press("Tab");
        assertThat(anna.locator("#text")).not().isFocused();
        keys.press("Shift+Tab");
        assertThat(anna.locator("#text")).isFocused();
        keys.press("F1");
        assertThat(anna.locator("#help")).isVisible();
        keys.press("Escape");
        assertThat(anna.locator("#help")).isHidden();
        keys.press("Escape");
    }

    @Test
    void aFileOfTwoThousandLinesIsDrawnAsFarAsItIsSeen() {
        var change = governance.changes().create(new Person("test-admin", Set.of("ADMIN")), "Long", "a test", Map.of());
        page.navigate("/policies/changes/%s/edit?file=%s".formatted(change.number(), FILE));
        var millis = page.evaluate(
                """
                () => { const editor = throughlineEditors[0], area = editor.area, rule = area.value.slice(area.value.indexOf("rule "));
                  while (area.value.split("\\n").length < 2000) area.value += rule;
                  area.scrollTop = 20000; editor.split(); const begun = performance.now();
                  for (let i = 0; i < 20; i++) { editor.split(); editor.paint(); }
                  return (performance.now() - begun) / 20; }""");
        System.out.printf("2,000 lines drawn after a key: %s ms%n", millis);
        assertThat(((Number) millis).doubleValue()).isLessThan(200);
        assertThat(page.locator(".code-box > .code-paper > div > div").count()).isBetween(20, 90);
        assertThat(page.locator(".code-gutter > div > div").first()).not().hasText("1");
        page.evaluate("() => { throughlineEditors[0].area.form.reset(); }");
    }

    @Test
    void everyPageOfPoliciesIsUsableByEverybody() {
        var change = governance
                .changes()
                .create(
                        new Person("test-admin", Set.of("ADMIN")),
                        "With a mistake",
                        "a test",
                        Map.of(FILE, Optional.of(governance.changes().inForce().get(FILE).replace("cases >= 50", "casis >= 50"))));
        var edit = "/policies/changes/%s/edit".formatted(change.number());
        var wrong = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var path : List.of(
                    "/policies",
                    "/policies?query=margin",
                    "/policies/" + FILE,
                    "/policies/changes",
                    "/policies/changes/" + change.number(),
                    edit,
                    "/policies/books",
                    "/policies/insight")) {
                page.navigate(path);
                if (path.equals(edit)) {
                    assertThat(page.locator("[data-mistakes] li.bad")).hasCount(1);
                }
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(each -> wrong.add(scheme + " " + path + " " + each.getId() + ": "
                                + each.getNodes().get(0).getHtml()));
            }
        }
        page.navigate(edit);
        Browser.photograph(page, "policy-edit-dark");
        assertThat(wrong).isEmpty();
    }

    private Page analyst(String name) {
        if (name.equals(SECOND)) {
            try {
                accounts.add(SECOND, "correct horse battery", Set.of(Role.ANALYST));
            } catch (IllegalArgumentException thereAlready) {
                // of another test
            }
        }
        var at = browser.page(callers.address(), ColorScheme.LIGHT);
        at.navigate("/sign-in");
        at.getByLabel("Name").fill(name);
        at.getByLabel("Password").fill("correct horse battery");
        button(at, "Sign in").click();
        at.waitForURL("**/");
        return at;
    }

    /** What the best discount is for a line of eight cases, by the policies in force. */
    private String discountOfEightCases() {
        return seen.discount(governance.rules().current());
    }

    private static void tabTo(Page at, String selector) {
        tab(at, selector, "Tab");
    }

    private static void tabBackTo(Page at, String selector) {
        tab(at, selector, "Shift+Tab");
    }

    private static void tab(Page at, String selector, String key) {
        for (int i = 0; i < 200; i++) {
            at.keyboard().press(key);
            if (Boolean.TRUE.equals(at.evaluate("it => document.activeElement.matches(it)", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + selector);
    }

    private static Locator button(Page at, String name) {
        return at.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page at, String name) {
        return at.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static ContainsTextOptions compiling() {
        return new ContainsTextOptions().setTimeout(LONGEST_COMPILING);
    }

    private static HasTextOptions patiently() {
        return new HasTextOptions().setTimeout(LONGEST_COMPILING);
    }
}
