package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.console.access.Role;

class PartnerScreensTest extends ScreenTest {

    private static final String FILE =
            """
            ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*THROUGHLINE    *260301*0800*U*00401*000000043*0*P*>~
            GS*PO*NORTHGATE*THROUGHLINE*20260301*0800*43*X*004010~
            ST*850*0001~
            BEG*00*NE*4500001788**20260301~
            PO1*1*12*CA*62.50**BP*NG-10007~
            PO1*2*3*CA*118.00**BP*NG-10031~
            CTT*2~
            SE*9*0001~
            GE*1*43~
            IEA*1*000000043~
            """;

    @Test
    void theListSaysWhoNeedsSomebodyAndEveryNumberLeadsOn() {
        page.navigate("/partners");
        assertThat(page.locator(".connection.on")).isVisible();
        assertThat(page.locator("#p-broken")).containsText("folder faulty");
        Browser.photograph(page, "partners");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("that need somebody"))
                .click();
        assertThat(page.locator("#p-broken")).isVisible();
        page.navigate("/partners?query=north");
        assertThat(page.locator("#p-broken")).hasCount(0);
        page.locator("#p-northgate td").nth(3).locator("a").click();
        page.waitForURL("**/messages?partner=northgate&direction=OUT");
        assertThat(page.locator("h1")).containsText("Messages of northgate");
    }

    @Test
    void onePartnerIsSeenWithItsFolderAndWhatTheCheckSays() {
        open("CREDIT_LIMIT_EXCEEDED");
        page.navigate("/partners");
        page.keyboard().press("g");
        page.keyboard().press("p");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Northgate Stores"))
                .click();

        assertThat(page.locator(".connection.on")).isVisible();
        assertThat(page.locator("#health")).containsText("open cases");
        assertThat(page.getByText("Every sample reads as its file says")).isVisible();
        assertThat(page.locator("#latest")).containsText("northgate-850-42.edi");
        Browser.photograph(page, "partner");
        page.navigate("/partners/broken");
        assertThat(page.locator("#health")).containsText("profile.yaml, line 3");
    }

    @Test
    void whatBecomesOfWhatAPartnerSendsIsSeenAndItsCertificates() {
        page.navigate("/partners/northgate");
        assertThat(page.locator("#certificates + .wide-table")).containsText("certificates/2026-12-01-northgate.pem");
        assertThat(page.locator("#certificates + .wide-table .state.warn")).hasText("ends soon");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("what becomes of what it sends"))
                .click();

        assertThat(page.locator("#m-850")).containsText("75 % of the values are accounted for, in 2 documents");
        assertThat(page.locator("#m-850 + .wide-table tr").nth(2)).containsText("we never call their buyers");
        assertThat(page.locator("#m-850 + .wide-table .state.warn")).hasCount(1);
        page.locator("main input[name=message]").fill("850");
        page.locator("input[name=latest]").fill("1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again"))
                .click();
        assertThat(page.locator("#m-850")).containsText("in 3 documents");
        assertThat(page.locator("#m-997")).hasCount(0);
        Browser.photograph(page, "partner-coverage");
    }

    @Test
    void aFileIsTriedOutAndItsFaultsStandBelowTheirSegments() {
        page.navigate("/partners/northgate");
        page.locator("input[type=file]").setInputFiles(file());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See what would become of it"))
                .click();

        assertThat(page.locator("h1")).containsText("rejected");
        assertThat(page.locator("mark")).hasText(new String[] {"118.00", "SE*9*"});
        assertThat(page.locator("tr.said").last()).containsText("SE01 says 9 segments");
        Browser.photograph(page, "tried");
    }

    @Test
    void theWayToAPartnerIsTriedByAButtonAndTheAnswerIsShownAsText() {
        page.navigate("/partners/northgate");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try the way to it"))
                .click();
        assertThat(page.locator("h1")).containsText("works");

        page.navigate("/partners/broken");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try the way to it"))
                .click();
        assertThat(page.locator("h1")).containsText("does not work");
        assertThat(page.locator("#reached")).hasText("it shows <another> host key");
        Browser.photograph(page, "reached");
    }

    @Test
    void theEditorChecksBeforeItSavesAndAnOlderVersionIsPutBack() {
        page.navigate("/partners/northgate/edit");
        var box = page.getByLabel("Text of profile.yaml");
        var before = box.inputValue();
        box.fill(before.replace("name: ", "nome: "));
        page.getByLabel("Why (stays with the version)").fill("a try");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("profile.yaml, line 1");
        assertThat(box).isFocused();
        assertThat(
                        String.valueOf(
                                page.evaluate(
                                        "() => { const b = document.activeElement; return b.value.slice(b.selectionStart, b.selectionEnd); }")))
                .isEqualTo("nome: Northgate Stores");
        Browser.photograph(page, "partner-edit-refused");

        box.fill(before.replace("Northgate Stores", "Northgate & Daughters, odd"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no longer what the sample says");
        assertThat(box).hasValue(before.replace("Northgate Stores", "Northgate & Daughters, odd"));
        page.getByLabel("all the same").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        page.waitForURL("**/partners/northgate#folder");
        assertThat(page.locator("#versions ~ .wide-table").first()).containsText("a try");

        page.locator("#versions ~ .wide-table tbody tr").nth(1).locator("a").click();
        assertThat(page.locator("pre.text")).containsText("name: Northgate Stores");
        Browser.photograph(page, "partner-version");
        page.getByLabel("Why it is to be as it was").fill("the try is over");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put it back"))
                .click();
        page.waitForURL("**/partners/northgate#folder");
        page.navigate("/partners/northgate/edit");
        assertThat(page.getByLabel("Text of profile.yaml")).hasValue(before);
    }

    @Test
    void anAdministratorLetsAPartnersPersonInWhoSeesItsOwnDocumentsOnly() {
        page.navigate("/accounts?partner=northgate");
        page.getByLabel("Name").first().fill("pat@northgate");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let in"))
                .first()
                .click();
        var password = page.locator("#password").textContent();
        Browser.photograph(page, "accounts");

        var visitor = browser.page(callers.address(), ColorScheme.LIGHT);
        visitor.navigate("/messages/" + order); // whatever was asked for, it lands on its own page
        visitor.getByLabel("Name").fill("pat@northgate");
        visitor.getByLabel("Password").fill(password);
        visitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        visitor.waitForURL("**/my");
        assertThat(visitor.locator("header nav a")).hasText(new String[] {"Documents", "Try a file", "Password"});
        assertThat(visitor.locator("tbody")).containsText("northgate-850-42.edi");
        Browser.photograph(visitor, "my");

        visitor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("northgate-850-42.edi"))
                .click();
        assertThat(visitor.locator("h1")).containsText("northgate-850-42.edi");
        assertThat(visitor.locator("body")).not().containsText("USD 121.50");
        Browser.photograph(visitor, "my-message");
        visitor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Order 4500001787"))
                .first()
                .click();
        Browser.photograph(visitor, "my-document");
        visitor.getByText("USD 62.50/CS").click();
        assertThat(visitor.locator("mark")).hasText("62.50");

        visitor.navigate("/my/test");
        visitor.locator("input[type=file]").setInputFiles(file());
        visitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it"))
                .click();
        assertThat(visitor.locator("mark")).hasText("SE*9*");
        assertThat(visitor.locator("body")).not().containsText("121.50");
        Browser.photograph(visitor, "my-test");

        visitor.navigate("/partners/northgate");
        assertThat(visitor.locator("h1")).hasText("Not allowed");
        assertThat(visitor.locator("header nav a")).hasCount(3);
        visitor.context().close();
        browser.complaints(); // of the refused page
    }

    @Test
    void everyPageOfPartnersIsUsableByEverybody() {
        var visitor = browser.page(callers.address(), ColorScheme.LIGHT);
        signIn(visitor, Role.PARTNER, "**/my");
        var wrong = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var path : List.of("/partners", "/partners/northgate", "/partners/northgate/edit", "/accounts")) {
                look(page, scheme, path, wrong);
            }
            for (var path : List.of("/my", "/my/messages/" + order, "/my/documents/1", "/my/test", "/my/password")) {
                look(visitor, scheme, path, wrong);
            }
        }
        visitor.context().close();
        assertThat(wrong).isEmpty();
    }

    private static void look(Page at, ColorScheme scheme, String path, List<String> wrong) {
        at.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        at.navigate(path);
        new AxeBuilder(at)
                .analyze()
                .getViolations()
                .forEach(each -> wrong.add(scheme + " " + path + " " + each.getId() + ": "
                        + each.getNodes().get(0).getHtml()));
    }

    private static FilePayload file() {
        return new FilePayload("order.edi", "application/octet-stream", FILE.getBytes(StandardCharsets.UTF_8));
    }
}
