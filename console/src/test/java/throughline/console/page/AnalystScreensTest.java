package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.SeenOrder;
import throughline.console.access.Role;
import throughline.operations.whatif.WhatIf;

class AnalystScreensTest extends ScreenTest {

    /** Of the book of then, where it was never compiled before, in milliseconds. */
    private static final int LONGEST_COMPILING = 60_000;

    @Autowired
    private SeenOrder seen;

    @Autowired
    private WhatIf whatIf;

    @Test
    void aClerkReadsWhyAnOrderIsAsItIsAndAsksAboutOneRule() {
        var clerk = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(clerk, Role.SERVICE);
        clerk.navigate("/explain/SO-0000042");

        assertThat(clerk.locator("h1")).containsText("Why SO-0000042 is as it is");
        assertThat(clerk.locator("section.part").first()).containsText("the list price less 8 %");
        assertThat(clerk.locator("section.part").first()).containsText("Why not: the best single discount counts");
        clerk.getByText("Why other rules did not apply").click();
        assertThat(clerk.locator("details")).containsText("it needs at least 10 cases, the line has 8.");
        Browser.photograph(clerk, "explain");

        clerk.getByLabel("Ask about one rule").fill("P-110");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("ul.said")).containsText("did not apply");
        assertThat(clerk.locator("nav[aria-label=Places]")).not().containsText("What if");
        clerk.context().close();
    }

    @Test
    void anAnalystTriesAChangedPolicyAndLooksAtOneOrderFromBothSides() {
        var order = seen.decided();
        var analyst = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(analyst, Role.ANALYST);
        analyst.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What if"))
                .click();
        analyst.getByLabel("Policy file").selectOption("pricing/volume-break.drl");
        analyst.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open"))
                .click();
        var text = analyst.getByLabel("Text of pricing/volume-break.drl");
        var before = text.inputValue();

        text.fill(before.replace("cases >= 10", "casis >= 8"));
        analyst.getByLabel("From").fill(seen.day());
        analyst.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill(seen.day());
        analyst.getByLabel("What it is about").fill("breaks from 8 cases on");
        analyst.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it"))
                .click();
        assertThat(analyst.getByRole(AriaRole.ALERT)).containsText("did you mean \"cases\"");
        assertThat(text).hasValue(before.replace("cases >= 10", "casis >= 8"));
        Browser.photograph(analyst, "whatif-refused");

        text.fill(before.replace("cases >= 10", "cases >= 8"));
        analyst.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it"))
                .click();
        analyst.waitForURL("**/whatif/*");
        assertThat(analyst.locator("#run [role=status]"))
                .containsText("done", new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_COMPILING));
        assertThat(analyst.locator("form.stop")).isHidden();
        assertThat(analyst.locator("#run")).containsText(order);
        assertThat(analyst.locator("main")).containsText("Stock that other orders would have taken");
        Browser.photograph(analyst, "whatif-run");

        analyst.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(order))
                .click();
        assertThat(analyst.locator(".beside > section").first()).containsText("the list price");
        assertThat(analyst.locator(".beside > section").last()).containsText("P-110");
        Browser.photograph(analyst, "whatif-order");
        analyst.context().close();
    }

    @Test
    void everyPageOfAnalystsIsUsableByEverybody() throws Exception {
        var order = seen.decided();
        page.navigate("/whatif");
        page.getByLabel("From").fill(seen.day());
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill(seen.day());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it"))
                .click();
        page.waitForURL("**/whatif/*");
        var run = Long.parseLong(page.url().substring(page.url().lastIndexOf('/') + 1));
        whatIf.await(run);
        var wrong = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var path : List.of(
                    "/whatif", "/whatif/" + run, "/whatif/%d/orders/%s".formatted(run, order), "/explain/SO-0000042")) {
                page.navigate(path);
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(each -> wrong.add(scheme + " " + path + " " + each.getId() + ": "
                                + each.getNodes().get(0).getHtml()));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
