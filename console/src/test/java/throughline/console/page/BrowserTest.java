package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import throughline.console.access.Role;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;

class BrowserTest extends ScreenTest {

    @Test
    void aPersonSignsInAndLandsWhereHeWanted() {
        var other = browser.page(callers.address(), ColorScheme.LIGHT);
        other.navigate("/routes");
        assertThat(other).hasTitle("Sign in · Throughline");
        Browser.photograph(other, "sign-in");
        other.getByLabel("Name").fill(callers.account(Role.FINANCE));
        other.getByLabel("Password").fill("wrong, wrong, wrong");
        other.getByRole(AriaRole.BUTTON).click();
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("do not belong together");

        other.getByLabel("Name").fill(callers.account(Role.FINANCE));
        other.getByLabel("Password").fill("correct horse battery");
        other.getByRole(AriaRole.BUTTON).click();

        assertThat(other).hasTitle("Routes · Throughline");
        assertThat(other.getByText("operators only").first()).isVisible();
        other.context().close();
    }

    @Test
    void oneSearchBoxLeadsStraightToThePage() {
        page.navigate("/");
        page.keyboard().press("/");
        page.keyboard().type("000000042");
        page.keyboard().press("Enter");
        page.waitForURL("**/messages/" + order);

        page.keyboard().press("/");
        page.keyboard().type(order.toString());
        page.keyboard().press("Enter");
        assertThat(page).hasTitle("northgate-850-42.edi · Throughline");

        page.navigate("/search?q=4500001787");
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("4500001787");
        Browser.photograph(page, "search");
        page.navigate("/search?q=no-such-thing");
        assertThat(page.getByText("Nothing has this key")).isVisible();
    }

    @Test
    void eachValueShowsTheBytesItWasReadFrom() {
        page.navigate("/messages/" + order);

        page.locator("a.span", new Page.LocatorOptions().setHasText("USD 62.50/CS"))
                .hover();
        assertThat(page.locator(".bytes mark")).hasText("62.50");
        page.locator("a.span", new Page.LocatorOptions().setHasText("Café Zürich"))
                .hover();
        assertThat(page.locator(".bytes mark")).hasText("Café Zürich");
        Browser.photograph(page, "message");
    }

    @Test
    void anAddressNamesBytesAndAPostingLeadsToIts() {
        page.navigate("/trace/SO-0000001");
        Browser.photograph(page, "trace");
        page.locator("#postings ~ * a.span").first().click();
        page.waitForURL("**/messages/" + order + "#span=*");

        assertThat(page.locator(".bytes mark")).hasText("PO1*1*12*CA*62.50**BP*NG-10007");
        assertThat(page.locator(".bytes mark")).isInViewport();
        assertThat(page.locator("#postings ~ * td", new Page.LocatorOptions().setHasText("1,234.50"))
                        .first())
                .isVisible();
        assertThat(page.locator("svg.lineage .node.posting")).hasCount(2);
    }

    @Test
    void aCaseIsReleasedWithAReason() {
        var id = open("CREDIT_LIMIT_EXCEEDED");
        page.navigate("/cases");
        Browser.photograph(page, "cases");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(id.toString()))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Release"))
                .click();
        assertThat(page.locator("h1 .state")).hasText("open"); // the browser itself asks for the reason first

        page.getByLabel("Why (stays with the case)").fill("paid this morning");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Release"))
                .click();

        assertThat(page.locator("h1 .state")).hasText("released");
        assertThat(page.getByText("paid this morning")).isVisible();
        Browser.photograph(page, "case");
    }

    @Test
    void aRouteIsStoppedAndStarted() {
        page.navigate("/routes");
        assertThat(page.locator(".connection.on")).isVisible();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop outbound"))
                .click();
        assertThat(page.locator("#route-outbound-state")).hasText("stopped");
        Browser.photograph(page, "routes");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start outbound"))
                .click();

        assertThat(page.locator("#route-outbound-state")).hasText("started");
    }

    @Test
    void aRowChangesInItsPlaceWhileSomebodyLooks() throws Exception {
        var id = example.another("live.edi");
        page.navigate("/messages");
        var row = page.locator("#m-" + id);
        assertThat(row.locator(".state")).hasText("received");
        assertThat(page.locator(".connection.on")).isVisible();
        row.locator("a").focus();

        database.transact(unit -> {
            Messages.mark(unit, id, MessageStatus.HELD, "nobody knows its sender", java.time.Instant.now());
            return id;
        });
        assertThat(row.locator(".state")).hasText("held");
        assertThat(row.locator("a")).isFocused();

        example.another("later.edi");
        assertThat(page.locator("#news")).containsText("new — show");
        Browser.photograph(page, "messages");
    }

    @Test
    void theKeyboardWalksTheRowsAndSaysWhatItCan() {
        page.navigate("/messages");
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("tbody[data-rows] tr").nth(1)).hasAttribute("aria-selected", "true");
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("r");
        page.waitForURL("**/routes");
    }

    @Test
    void theBooksAreShownAndProved() {
        page.navigate("/journal");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prove the books"))
                .click();
        assertThat(page.getByText("What was proved")).isVisible();
        Browser.photograph(page, "books");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("JE-"))
                .first()
                .click();
        assertThat(page.locator("h1")).containsText("JE-");
        Browser.photograph(page, "entry");
        page.navigate("/");
        Browser.photograph(page, "overview");
    }
}
