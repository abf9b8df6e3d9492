package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Promised;
import throughline.console.access.Role;
import throughline.ledger.TestDatabase;

class RebatesScreenTest extends ScreenTest {

    @Autowired
    private TestDatabase testDatabase;

    @Test
    void financeSettlesOneAgreementOfACustomerAndTheOtherStaysOpen() throws Exception {
        for (int i = 0; i < 3; i++) {
            Promised.back(testDatabase, "C7101", "RB-2026-A");
        }
        Promised.back(testDatabase, "C7101", "RB-2026-B");
        var finance = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(finance, Role.FINANCE);

        finance.navigate("/journal");
        finance.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("rebates"))
                .click();
        finance.getByLabel("Customer or agreement").fill("c7101");
        finance.keyboard().press("Enter");
        assertThat(finance.locator("main tbody tr")).hasCount(2);
        assertThat(finance.locator("main tbody tr").first()).containsText("USD 30.00");
        finance.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("C7101"))
                .first()
                .click();
        assertThat(finance.locator("main tbody tr")).hasCount(3);
        Browser.photograph(finance, "rebates-customer");
        finance.getByLabel("What is settled").fill("third quarter");
        finance.keyboard().press("Enter");
        assertThat(finance.locator("h1")).containsText("Credit note CN-");
        assertThat(finance.locator("dl.facts")).containsText("USD 31.50");
        assertThat(finance.locator("main tbody tr")).hasCount(3);
        Browser.photograph(finance, "credit-note");

        finance.navigate("/rebates/C7101");
        assertThat(finance.locator("main")).containsText("RB-2026-B");
        assertThat(finance.locator("main")).containsText("third quarter");
        finance.navigate("/rebates?query=C7101");
        assertThat(finance.locator("main tbody").first().locator("tr")).hasCount(1);
        Browser.photograph(finance, "rebates");
        finance.context().close();
    }

    @Test
    void whoMayNotSettleReadsWhatIsOpen() throws Exception {
        Promised.back(testDatabase, "C7102", "RB-2026-C");
        var service = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(service, Role.SERVICE);
        service.navigate("/rebates/C7102");
        assertThat(service.locator("main tbody tr")).hasCount(1);
        assertThat(service.getByLabel("What is settled")).hasCount(0);
        service.context().close();
    }
}
