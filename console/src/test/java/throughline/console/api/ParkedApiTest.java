package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Role;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class ParkedApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Test
    void anOperatorTakesThemUpByTypeAndNobodyElseDoes() {
        var kinds = callers.program(Role.SERVICE).get("/api/v1/parked");
        assertThat(kinds.statusCode()).as(kinds.body()).isEqualTo(200);
        assertThat(JSON.readTree(kinds.body()).path(0).path("type").asString()).isEqualTo("FreightInvoice");
        assertThat(callers.program(Role.SERVICE)
                        .postJson("/api/v1/parked/FreightInvoice/take", "{}")
                        .statusCode())
                .isEqualTo(403);

        var taken = callers.program(Role.OPERATOR).postJson("/api/v1/parked/FreightInvoice/take", "{}");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(JSON.readTree(taken.body()).path("taken").asInt()).isEqualTo(2);
    }

    @Test
    void whatHasNoDeskIsRefusedInWords() {
        var refused = callers.program(Role.OPERATOR).postJson("/api/v1/parked/SalesReport/take", "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("There is no desk for SalesReport.");
    }

    @Test
    void thePageOffersToTakeWhatHasADeskAndSaysWhatBecameOfIt() {
        var operator = callers.person(Role.OPERATOR);
        assertThat(operator.get("/parked").body())
                .contains("/parked/FreightInvoice/take", "none yet")
                .doesNotContain("/parked/SalesReport/take");
        assertThat(operator.post("/parked/FreightInvoice/take", Map.of()).body())
                .contains("2 taken, 1 wait for a person");
        assertThat(callers.person(Role.SERVICE).get("/parked").body()).doesNotContain("/take");
    }
}
