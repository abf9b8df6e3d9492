package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.SeenOrder;
import throughline.console.access.Role;

class PolicyScreensTest extends PolicyScreens {

    @Autowired
    private SeenOrder seen;

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
        assertThat(anna.locator("main")).containsText("Rules with");
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
        assertThat(anna.locator("[data-mistakes] li.bad")).containsText("did you mean \"cases\"", compiling());
        assertThat(anna.locator("[data-mistakes] li.bad button")).containsText("36:");
        anna.locator("[data-mistakes] li.bad button").click();
        assertThat(anna.locator(".code-paper .amiss")).hasText("casis");
        assertThat(anna.locator(".code-gutter .amiss")).hasText("36");
        assertThat(anna.locator("[data-voice]")).containsText("1 mistake. Line 36");
        Browser.photograph(anna, "policy-edit-mistake");
        text.fill(before.replace("cases >= 10", "cases >= 8"));
        assertThat(anna.locator("[data-mistakes] li.bad"))
                .hasCount(0, new HasCountOptions().setTimeout(LONGEST_COMPILING));
    }

    private static void mendTheExamples(Page anna) {
        button(anna, "Save and try the examples").click();
        assertThat(anna.locator("[data-saved]")).containsText("something stands against it", compiling());
        var failed = anna.locator("table.examples tr.failed");
        assertThat(failed).hasCount(1);
        assertThat(failed.locator("td.got")).hasText("discount 3");
        assertThat(anna.locator("[data-score]")).hasText("8 of 9 as expected");
        Browser.photograph(anna, "policy-edit-examples");
        anna.getByLabel("example, row 2", new Page.GetByLabelOptions().setExact(true))
                .fill("8 cases");
        anna.getByLabel("Line.cases, row 2").fill("8");
        anna.getByLabel("expect, row 2").fill("discount 3");
        button(anna, "Add a row").click();
        anna.keyboard().type("7 cases are not enough");
        anna.getByLabel("Line.quantity, row 11").fill("84");
        anna.getByLabel("Line.cases, row 11").fill("7");
        button(anna, "Save and try the examples").click();
        assertThat(anna.locator("[data-saved]")).containsText("nothing stands against it", compiling());
        assertThat(anna.locator("[data-score]")).hasText("10 of 10 as expected");
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

    /** What the best discount is for a line of eight cases, by the policies in force. */
    private String discountOfEightCases() {
        return seen.discount(governance.rules().current());
    }
}
