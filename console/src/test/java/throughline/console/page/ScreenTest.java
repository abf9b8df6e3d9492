package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.Example;
import throughline.console.access.Role;
import throughline.ledger.store.Database;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.Cases;
import throughline.operations.exception.NewCase;

/** A browser before the console, signed in as an administrator, with one order taken from its bytes to its invoice. */
@ConsoleTest
abstract class ScreenTest {

    static Browser browser;

    @Autowired
    Callers callers;

    @Autowired
    Example example;

    @Autowired
    Cases cases;

    @Autowired
    Database database;

    Page page;
    MessageId order;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() throws Exception {
        order = example.orderToInvoice();
        page = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(page, Role.ADMIN);
    }

    @AfterEach
    void nothingComplained() {
        page.context().close();
        assertThat(browser.complaints()).isEmpty();
    }

    CaseId open(String code) {
        return cases.open(new NewCase(
                code,
                Actor.ANALYST,
                "Customer C1001 would owe USD 61,200.00 of its limit of USD 50,000.00.",
                Example.span(order, "BEG*00*NE*4500001787**20260301", "BEG"),
                order,
                "SO-0000001",
                null,
                null,
                null));
    }

    void signIn(Page on, Role role) {
        signIn(on, role, "**/");
    }

    void signIn(Page on, Role role, String landing) {
        on.navigate("/sign-in");
        on.getByLabel("Name").fill(callers.account(role));
        on.getByLabel("Password").fill("correct horse battery");
        on.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        on.waitForURL(landing);
    }
}
