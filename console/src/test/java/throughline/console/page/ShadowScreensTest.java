package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.SeenOrder;
import throughline.console.access.Role;
import throughline.operations.governance.Person;
import throughline.operations.whatif.ShadowFollower;

class ShadowScreensTest extends PolicyScreens {

    @Autowired
    private SeenOrder seen;

    @Autowired
    private ShadowFollower follower;

    @Test
    void anAnalystPutsADraftInShadowWatchesItGrowAndStopsIt() throws Exception {
        var texts = governance.changes().inForce();
        var examples = "pricing/examples/volume-break.csv";
        var number = governance
                .changes()
                .create(
                        new Person("anna", Set.of("ANALYST")),
                        "Breaks of spring",
                        "",
                        Map.of(
                                FILE,
                                Optional.of(texts.getOrDefault(FILE, "")
                                        .replace("price.discount( $line, 3 )", "price.discount( $line, 20 )")),
                                examples,
                                Optional.of(texts.getOrDefault(examples, "").replace("discount 3\n", "discount 20\n"))))
                .number();
        var anna = analyst(callers.account(Role.ANALYST));
        anna.navigate("/policies/changes/" + number);
        assertThat(anna.locator("main")).containsText("It was never in shadow.");
        button(anna, "Put it in shadow").click();
        assertThat(anna.locator("main")).containsText("0 orders compared", compiling());
        Browser.photograph(anna, "shadow-change");
        link(anna, "0 orders compared, 0 of them change").click();
        anna.waitForURL("**/whatif/*");
        assertThat(anna.locator("#run [role=status]")).containsText("in shadow 0 of 0 orders compared");

        var order = seen.decidedNow();
        follower.look();
        assertThat(anna.locator("#run [role=status]")).containsText("in shadow 1 of 1 orders compared", compiling());
        assertThat(anna.locator("#run")).containsText(order);
        Browser.photograph(anna, "shadow-run");
        usable(anna, anna.url());
        usable(anna, "/policies/changes/" + number);
        usable(anna, "/policies/insight");
        usable(anna, "/whatif");
        assertThat(anna.locator("main")).containsText(number + " in shadow");

        anna.navigate("/policies/changes/" + number);
        button(anna, "Stop the shadow").click();
        assertThat(anna.locator("main")).containsText("stopped by " + callers.account(Role.ANALYST));
        anna.context().close();
    }

    private static void usable(Page at, String path) {
        var wrong = new ArrayList<String>();
        at.navigate(path);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            at.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            new AxeBuilder(at)
                    .analyze()
                    .getViolations()
                    .forEach(each -> wrong.add(scheme + " " + path + " " + each.getId() + ": "
                            + each.getNodes().get(0).getHtml()));
        }
        assertThat(wrong).isEmpty();
    }
}
