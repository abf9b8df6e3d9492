package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.access.Deeds;
import throughline.console.access.Role;

class RecordsScreenTest extends ScreenTest {

    @Autowired
    private Deeds deeds;

    @Test
    void aRecordIsAddedChangedAndTakenAwayLineByLine() {
        page.navigate("/master");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("tax-rates"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New line"))
                .click();
        page.getByLabel("jurisdiction").fill("US-OR");
        page.getByLabel("tax class").fill("STANDARD");
        page.getByLabel("percent").fill("much");
        button("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("column 3 \"percent\"");
        Browser.photograph(page, "record-refused");

        page.getByLabel("percent").fill("1.5");
        button("Save");
        page.navigate("/master/tax-rates?query=us-or");
        assertThat(page.locator("main tbody tr")).hasCount(1);
        assertThat(page.locator("main tbody tr")).containsText("1.5");
        assertThat(deeds.of("tax-rates.csv US-OR, STANDARD"))
                .anyMatch(deed -> deed.deed().equals("change master records"));

        var other = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(other, Role.OPERATOR);
        other.navigate("/master/tax-rates/line?key=US-OR&key=STANDARD");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("US-OR"))
                .click();
        page.getByLabel("percent").fill("2");
        button("Save");
        other.getByLabel("percent").fill("3");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("Somebody has changed this line");
        other.context().close();

        page.navigate("/master/tax-rates/line?key=US-OR&key=STANDARD");
        assertThat(page.getByLabel("percent")).hasValue("2");
        Browser.photograph(page, "record");
        button("Take away");
        page.navigate("/master/tax-rates?query=us-or");
        assertThat(page.locator("main .empty")).hasText("No line says so.");
    }

    @Test
    void whoMayNotChangeRecordsReadsThem() {
        var finance = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(finance, Role.FINANCE);
        finance.navigate("/master/payment-terms");
        assertThat(finance.getByText("New line")).hasCount(0);
        finance.navigate("/master/payment-terms/line");
        assertThat(finance.locator("main form")).hasCount(0);
        finance.context().close();
    }

    private void button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
