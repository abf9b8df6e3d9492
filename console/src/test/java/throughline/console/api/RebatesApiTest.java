package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.Promised;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.ledger.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class RebatesApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Deeds deeds;

    @Test
    void financeSeesWhatIsOpenAndSettlesItOnce() throws Exception {
        Promised.back(database, "C7001", "RB-A");
        Promised.back(database, "C7001", "RB-B");

        var open = JSON.readTree(
                callers.program(Role.FINANCE).get("/api/v1/rebates?query=c7001").body());
        assertThat(open.path("open")).hasSize(2);
        var lines = JSON.readTree(callers.program(Role.SERVICE)
                .get("/api/v1/rebates/C7001?agreement=RB-A")
                .body());
        assertThat(lines.path("lines")).hasSize(1);
        assertThat(lines.path("lines").get(0).path("amount").asString()).isEqualTo("USD 10.00");

        var settled = callers.program(Role.FINANCE)
                .postJson("/api/v1/rebates/C7001/settle", "{\"agreement\":\"RB-A\",\"reason\":\"third quarter\"}");

        assertThat(settled.statusCode()).as(settled.body()).isEqualTo(200);
        var note = JSON.readTree(settled.body()).get(0);
        assertThat(note.path("total").asString()).isEqualTo("USD 10.50");
        assertThat(note.path("by").asString()).isNotEmpty();
        var found = JSON.readTree(callers.program(Role.SERVICE)
                .get("/api/v1/credit-notes/" + note.path("number").asString())
                .body());
        assertThat(found.path("settled").path("why").asString()).isEqualTo("third quarter");
        assertThat(found.path("lines")).hasSize(1);
        assertThat(deeds.of("C7001")).anyMatch(deed -> deed.deed().equals("settle rebates"));
        var again = callers.program(Role.FINANCE)
                .postJson("/api/v1/rebates/C7001/settle", "{\"agreement\":\"RB-A\",\"reason\":\"once more\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("nothing is open for C7001 under RB-A");
    }

    @Test
    void whatIsNoWishIsRefusedAndWhoMayNotDoesNot() {
        var finance = callers.program(Role.FINANCE);
        assertThat(finance.postJson("/api/v1/rebates/C1/settle", "{}").body()).contains("There is no reason given");
        assertThat(finance.postJson("/api/v1/rebates/C1/settle", "{\"reason\":\"x\",\"until\":\"soon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(finance.get("/api/v1/credit-notes/CN-9999999").statusCode()).isEqualTo(404);
        assertThat(finance.get("/api/v1/credit-notes/X-1").statusCode()).isEqualTo(404);
        for (var role : new Role[] {Role.ANALYST, Role.SERVICE, Role.OPERATOR}) {
            assertThat(callers.program(role)
                            .postJson("/api/v1/rebates/C1/settle", "{\"reason\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
