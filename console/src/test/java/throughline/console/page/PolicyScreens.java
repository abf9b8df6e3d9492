package throughline.console.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.access.Accounts;
import throughline.console.access.Role;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Person;

/** Two analysts before the policies of the installation; what a test puts in force is taken back after it. */
abstract class PolicyScreens extends ScreenTest {

    static final String FILE = "pricing/volume-break.drl";
    static final String SECOND = "second-analyst";

    /** Policies are compiled and every example is tried, in milliseconds. */
    static final int LONGEST_COMPILING = 60_000;

    @Autowired
    private Accounts accounts;

    @Autowired
    Governance governance;

    @AfterEach
    void theInstalledPoliciesAreInForceAgain() throws Exception {
        var now = governance.activations().current();
        var first = governance.activations().find(1).orElseThrow();
        if (!now.book().equals(first.book()) || !now.examples().equals(first.examples())) {
            governance.activations().rollback(new Person("test-admin", Set.of("ADMIN")), 1, "the test is over");
        }
    }

    Page analyst(String name) {
        if (name.equals(SECOND)) {
            try {
                accounts.add(SECOND, "correct horse battery", Set.of(Role.ANALYST));
            } catch (IllegalArgumentException thereAlready) {
                // of another test
            }
        }
        var at = browser.page(callers.address(), ColorScheme.LIGHT);
        at.setDefaultTimeout(LONGEST_COMPILING);
        at.navigate("/sign-in");
        at.getByLabel("Name").fill(name);
        at.getByLabel("Password").fill("correct horse battery");
        button(at, "Sign in").click();
        at.waitForURL("**/");
        return at;
    }

    static Locator button(Page at, String name) {
        return at.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page at, String name) {
        return at.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static ContainsTextOptions compiling() {
        return new ContainsTextOptions().setTimeout(LONGEST_COMPILING);
    }

    static HasTextOptions patiently() {
        return new HasTextOptions().setTimeout(LONGEST_COMPILING);
    }
}
