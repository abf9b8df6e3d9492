package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.SeenOrder;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.operations.whatif.WhatIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class WhatIfApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Autowired
    private WhatIf whatIf;

    @Autowired
    private SeenOrder seen;

    @Autowired
    private Deeds deeds;

    @Test
    void aChangedFileIsTriedOnTopOfThePoliciesInForceAndTheOrdersThatChangeAreTold() throws Exception {
        var order = seen.decided();
        var started = start(whatIf.files().get("pricing/volume-break.drl").replace("cases >= 10", "cases >= 8"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        var id = JSON.readTree(started.body()).path("id").asLong();
        assertThat(started.headers().firstValue("Location")).hasValue("/api/v1/whatif/" + id);
        whatIf.await(id);

        var run = json("/api/v1/whatif/" + id);
        assertThat(run.path("state").asString()).isEqualTo("done");
        assertThat(run.path("report").path("amounts").path(0).path("changed").asLong())
                .isEqualTo(1);
        var orders = json("/api/v1/whatif/%d/orders".formatted(id));
        assertThat(orders.path(0).path("number").asString()).isEqualTo(order);
        var compared = orders.path(0).path("compared");
        assertThat(compared.path("after").path("net").asLong())
                .isLessThan(compared.path("before").path("net").asLong());
        var traces = json("/api/v1/whatif/%d/orders/%s".formatted(id, order));
        assertThat(traces.path("before").toString()).doesNotContain("P-110");
        assertThat(traces.path("after").toString()).contains("P-110", "volume break 10 to 49 cases");
        var csv = callers.program(Role.ANALYST).get("/api/v1/whatif/%d/orders.csv".formatted(id));
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines()).hasSize(2).anyMatch(line -> line.startsWith(order + ",USD,yes,1,"));
        assertThat(json("/api/v1/whatif").valueStream().map(each -> each.path("id")
                        .asLong()))
                .contains(id);
        assertThat(deeds.of("what-if")).anyMatch(deed -> deed.deed().equals("try policies"));
    }

    @Test
    void aDraftWithAMistakeIsRefusedWithItsLine() {
        var refused = start("package policy.pricing\nrule \"x\"\nwhen\n    $line : Line( casis > 1 )\nthen\nend\n");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("pricing/volume-break.drl:", "casis");
    }

    @Test
    void onlyAnalystsTryPoliciesAndSeeWhatBecameOfIt() {
        for (var role : Role.values()) {
            if (role != Role.PARTNER) {
                var program = callers.program(role);
                int expected = role == Role.ANALYST || role == Role.ADMIN ? 200 : 403;
                assertThat(program.get("/api/v1/whatif").statusCode())
                        .as(role.name())
                        .isEqualTo(expected);
                assertThat(program.postJson("/api/v1/whatif", "{}").statusCode())
                        .as(role.name())
                        .isEqualTo(expected == 200 ? 400 : 403);
            }
        }
        assertThat(callers.program(Role.ANALYST).get("/api/v1/whatif/999999").statusCode())
                .isEqualTo(404);
        assertThat(callers.program(Role.ANALYST)
                        .postJson("/api/v1/whatif/999999/cancel", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOrderIsExplainedToWhoeverServesCustomers() {
        var explained = callers.program(Role.SERVICE).get("/api/v1/explain/SO-0000042?rule=P-110");

        assertThat(explained.statusCode()).as(explained.body()).isEqualTo(200);
        assertThat(JSON.readTree(explained.body())
                        .path("takings")
                        .path(0)
                        .path("answers")
                        .path(0)
                        .path("sentence")
                        .asString())
                .endsWith("it needs at least 10 cases, the line has 8.");
        assertThat(callers.program(Role.SERVICE).get("/api/v1/explain/SO-9").statusCode())
                .isEqualTo(404);
        var unknown = callers.program(Role.SERVICE).get("/api/v1/explain/SO-0000042?rule=Z-1");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Z-1", "action");
    }

    private HttpResponse<String> start(String text) {
        var day = seen.day();
        return callers.program(Role.ANALYST)
                .postJson(
                        "/api/v1/whatif",
                        JSON.writeValueAsString(Map.of(
                                "from",
                                day,
                                "to",
                                day,
                                "files",
                                Map.of("pricing/volume-break.drl", text),
                                "whole",
                                false)));
    }

    private JsonNode json(String path) {
        var answer = callers.program(Role.ANALYST).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
