package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.console.access.Role;
import throughline.operations.governance.Person;

class PolicyEverybodyTest extends PolicyScreens {

    @Test
    void everythingAnAnalystDoesIsDoneByTheKeyboardAlone() {
        var anna = analyst(callers.account(Role.ANALYST));
        anna.keyboard().press("g");
        anna.keyboard().press("y");
        anna.waitForURL("**/policies");
        for (int i = 0;
                i < 40
                        && !String.valueOf(anna.evaluate("document.activeElement.textContent"))
                                .equals(FILE);
                i++) {
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
        var ben = analyst(SECOND);
        ben.navigate(anna.url());
        act(ben, "looked at it", "approve", "approved");
        act(ben, "from now on", "activate", "active");
        goBackByKeyboard(ben);
        ben.context().close();
        anna.context().close();
    }

    private static void act(Page at, String why, String deed, String state) {
        tabTo(at, "input[name=why]");
        at.keyboard().type(why);
        tabTo(at, "button[formaction$=" + deed + "]");
        at.keyboard().press("Enter");
        assertThat(at.locator("#state .state")).hasText(state, patiently());
    }

    private static void goBackByKeyboard(Page at) {
        at.navigate("/policies/books");
        tabTo(at, "#a-1 summary");
        at.keyboard().press("Enter");
        tabTo(at, "#a-1 input[name=why]");
        at.keyboard().type("it was only tried");
        tabTo(at, "#a-1 button");
        at.keyboard().press("Enter");
        assertThat(at.locator("tbody tr").first()).containsText("back to no. 1", compiling());
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
        assertThat(anna.locator("[data-voice]")).containsText("Line 36: Line has no field \"casis\"", compiling());
        keys.press("Control+Home");
        keys.press("F8");
        assertThat(
                        String.valueOf(
                                anna.evaluate(
                                        "() => { const b = document.activeElement; return b.value.slice(b.selectionStart, b.selectionEnd); }")))
                .isEqualTo("casis");
        keys.type("cas");
        keys.press("Control+Space");
        assertThat(anna.locator(".code-choice [aria-selected=true] b")).hasText("cases");
        Browser.photograph(anna, "policy-edit-words");
        keys.press("Enter");
        assertThat(anna.locator(".code-choice")).isHidden();
        assertThat(anna.locator("#text")).hasValue(Pattern.compile("Line\\( cases >= 8, cases < 50 \\)"));
        assertThat(anna.locator("[data-mistakes] li.bad"))
                .hasCount(0, new HasCountOptions().setTimeout(LONGEST_COMPILING));
        keys.press("Control+z");
        assertThat(anna.locator("[data-mistakes] li.bad"))
                .hasCount(1, new HasCountOptions().setTimeout(LONGEST_COMPILING));
        keys.press("Control+Shift+z");
        assertThat(anna.locator("[data-mistakes] li.bad"))
                .hasCount(0, new HasCountOptions().setTimeout(LONGEST_COMPILING));
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
                        Map.of(
                                FILE,
                                Optional.of(governance
                                        .changes()
                                        .inForce()
                                        .get(FILE)
                                        .replace("cases >= 50", "casis >= 50"))));
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
                    assertThat(page.locator("[data-mistakes] li.bad"))
                            .hasCount(1, new HasCountOptions().setTimeout(LONGEST_COMPILING));
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
}
