package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.access.Role;
import throughline.ledger.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** What promotions may give and what was taken of them, on the page and for programs. */
class PromotionsScreenTest extends ScreenTest {

    @Autowired
    private TestDatabase testDatabase;

    @Test
    void whatIsLeftOfEachIsSeenAndWhatIsSpentSaysSo() throws Exception {
        try (var owner = testDatabase.owner();
                var statement = owner.createStatement()) {
            statement.executeUpdate(
                    """
                    insert into desk.promotion (promotion, category, percent, valid_from, valid_to) values
                        ('T-SPRING', 'Paint and adhesives', 10, '2026-01-01', '2026-12-31'),
                        ('T-AUTUMN', 'Cleaning', 10, '2026-01-01', '2026-12-31')""");
            statement.executeUpdate(
                    "insert into desk.promotion_budget values ('T-SPRING', 'USD', 500), ('T-SPRING', 'EUR', 300)");
            statement.executeUpdate("insert into desk.promotion_taken values ('T-SPRING', 'USD', 51250)");
        }
        page.navigate("/master");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What orders took of promotions"))
                .click();
        page.getByLabel("Promotion, item or category").fill("t-");
        page.keyboard().press("Enter");
        var rows = page.locator("main tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(rows.nth(0)).containsText("none");
        assertThat(rows.nth(1)).containsText("EUR 300.00");
        assertThat(rows.nth(2)).containsText("USD -12.50");
        assertThat(rows.nth(2)).containsText("spent");
        Browser.photograph(page, "promotions");
        page.getByLabel("Promotion, item or category").fill("clean");
        page.keyboard().press("Enter");
        assertThat(rows).hasCount(1);

        var analyst = callers.program(Role.ANALYST);
        var spring = JsonMapper.builder()
                .build()
                .readTree(analyst.get("/api/v1/promotions/T-SPRING").body());
        assertThat(spring.path("standings")).hasSize(2);
        assertThat(spring.path("standings").get(1).path("left").asString()).isEqualTo("USD -12.50");
        assertThat(spring.path("standings").get(1).path("spent").asBoolean()).isTrue();
        assertThat(spring.path("lines")).isEmpty();
        assertThat(analyst.get("/api/v1/promotions?query=t-spring").body()).doesNotContain("T-AUTUMN");
        assertThat(analyst.get("/api/v1/promotions/T-NONE").statusCode()).isEqualTo(404);
    }
}
