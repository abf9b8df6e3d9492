package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Person;
import throughline.operations.whatif.ShadowFollower;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class ShadowsApiTest {

    private static final String BASE = "/api/v1/policies";
    private static final String GUARD = "pricing/price-guard.drl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Autowired
    private Governance governance;

    @Autowired
    private ShadowFollower follower;

    @Autowired
    private Deeds deeds;

    @Test
    void aChangeIsPutInShadowWatchedAndStoppedByTheInterface() {
        var analyst = callers.program(Role.ANALYST);
        var text = "// remark " + System.nanoTime() + "\n"
                + governance.changes().inForce().get(GUARD);
        var number = governance
                .changes()
                .create(new Person("anna", Set.of("ANALYST")), "Try", "", Map.of(GUARD, Optional.of(text)))
                .number();
        var at = BASE + "/changes/" + number + "/shadow";
        assertThat(analyst.get(at).statusCode()).isEqualTo(404);
        assertThat(callers.program(Role.FINANCE).postJson(at, "{}").statusCode())
                .isEqualTo(403);
        assertThat(analyst.postJson(at, "{\"until\": \"soon\"}").statusCode()).isEqualTo(400);
        assertThat(analyst.postJson(at, "{\"until\": \"2001-01-01T00:00\"}").body())
                .contains("is not within the next 90 days");

        var begun = json(analyst.postJson(at, "{\"orders\": 50}"), 200);
        assertThat(begun.path("state").asString()).isEqualTo("running");
        assertThat(begun.path("shadow").path("change").asString()).isEqualTo(number);
        assertThat(begun.path("shadow").path("most").asLong()).isEqualTo(50);
        assertThat(analyst.postJson(at, "{}").statusCode()).isEqualTo(409);
        follower.look();
        var run = begun.path("id").asLong();
        assertThat(json(analyst.get(BASE + "/shadows"), 200).valueStream().map(each -> each.path("id")
                        .asLong()))
                .contains(run);
        assertThat(json(analyst.get("/api/v1/whatif/" + run + "/orders"), 200).size())
                .isZero();
        assertThat(analyst.postJson("/api/v1/whatif/" + run + "/cancel", "").body())
                .contains(number + " in shadow");

        assertThat(json(analyst.postJson(at + "/stop", ""), 200).path("state").asString())
                .isEqualTo("cancelled");
        assertThat(json(analyst.get(at), 200).path("why").asString()).startsWith("stopped by ");
        assertThat(deeds.of(number))
                .anyMatch(deed -> deed.deed().equals("put policies in shadow"))
                .anyMatch(deed -> deed.deed().equals("take policies out of shadow"));
    }

    @Test
    void howTheEnginesAgreeIsSaid() {
        var engines = json(callers.program(Role.OPERATOR).get(BASE + "/engines"), 200);

        assertThat(engines.path("every").asInt()).isEqualTo(1_000);
        assertThat(engines.path("differed").asLong()).isZero();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
