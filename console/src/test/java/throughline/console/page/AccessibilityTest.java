package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessibilityTest extends ScreenTest {

    @Test
    void everyPageIsUsableByEverybody() {
        var id = open("CREDIT_LIMIT_EXCEEDED");
        var wrong = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var path : List.of(
                    "/",
                    "/messages",
                    "/messages/" + order,
                    "/cases",
                    "/cases/" + id,
                    "/routes",
                    "/journal",
                    "/master",
                    "/rebates",
                    "/promotions",
                    "/rebates/C1001",
                    "/master/units",
                    "/master/units/line",
                    "/trace/SO-0000001",
                    "/documents/1",
                    "/search?q=4500001787",
                    "/no-such-page")) {
                page.navigate(path);
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(each -> wrong.add(scheme + " " + path + " " + each.getId() + ": "
                                + each.getNodes().get(0).getHtml()));
            }
        }
        browser.complaints(); // of /no-such-page
        assertThat(wrong).isEmpty();
        page.navigate("/messages/" + order);
        Browser.photograph(page, "message-dark");
        page.navigate("/");
        Browser.photograph(page, "overview-dark");
    }
}
