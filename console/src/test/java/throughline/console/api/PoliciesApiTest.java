package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.operations.governance.Governance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class PoliciesApiTest {

    private static final String BASE = "/api/v1/policies";
    private static final String GUARD = "pricing/price-guard.drl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Autowired
    private Governance governance;

    @Autowired
    private Deeds deeds;

    @Test
    void aChangeGoesTheWholeWayAndBackByTheInterface() {
        var analyst = callers.program(Role.ANALYST);
        var admin = callers.program(Role.ADMIN);
        var before = governance.activations().current();
        var draft = made(Map.of(GUARD, "// remark " + System.nanoTime() + "\n" + inForce(GUARD)));
        var number = draft.path("number").asString();
        var at = BASE + "/changes/" + number;

        var submitted = json(analyst.postJson(at + "/submit", act(1, "please")), 200);
        assertThat(submitted.path("state").asString()).isEqualTo("IN_REVIEW");
        var own = analyst.postJson(at + "/approve", act(2, "mine"));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("wrote or submitted " + number + " and cannot approve it", "Ask somebody else");
        var approved = json(admin.postJson(at + "/approve", act(2, "fine")), 200);
        var late = analyst.postJson(at + "/activate", act(2, "late"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("is at revision 3, and you saw revision 2");
        var activation = json(analyst.postJson(at + "/activate", act(3, "now")), 200);
        assertThat(activation.path("book").asString())
                .isEqualTo(approved.path("book").asString())
                .isEqualTo(governance.rules().current().fingerprint());

        var whole = json(analyst.get(at), 200);
        assertThat(whole.path("change").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(whole.path("events").size()).isEqualTo(4);
        assertThat(json(analyst.get(at + "/texts"), 200)
                        .path("base")
                        .path(GUARD)
                        .asString())
                .isNotEqualTo(
                        json(analyst.get(BASE + "/texts"), 200).path(GUARD).asString());
        var back = json(
                analyst.postJson(
                        BASE + "/rollback", "{\"sequence\": %d, \"why\": \"wrong\"}".formatted(before.sequence())),
                200);
        assertThat(back.path("kind").asString()).isEqualTo("ROLLBACK");
        assertThat(json(analyst.get(BASE + "/history?limit=1"), 200)
                        .get(0)
                        .path("backTo")
                        .asLong())
                .isEqualTo(before.sequence());
        assertThat(json(analyst.get(BASE + "/books"), 200)
                        .get(0)
                        .path("fingerprint")
                        .asString())
                .isEqualTo(before.book());
        assertThat(json(analyst.get(BASE + "/books/" + before.book()), 200)
                        .path(GUARD)
                        .asString())
                .contains("package policy.pricing");
        assertThat(deeds.of(number))
                .extracting(deed -> deed.who() + " " + deed.deed())
                .contains("api:test admin approve policy change");
    }

    @Test
    void mistakesOfADraftAreToldWithTheirPlaces() {
        var draft = made(Map.of(GUARD, inForce(GUARD).replace("quotedDifferencePercent", "quotedDifferencePercen")));

        var refused = callers.program(Role.ANALYST)
                .postJson(BASE + "/changes/" + draft.path("number").asString() + "/submit", act(1, ""));

        assertThat(refused.statusCode()).isEqualTo(422);
        var mistake = JSON.readTree(refused.body()).path("mistakes").get(0);
        assertThat(mistake.path("file").asString()).isEqualTo(GUARD);
        assertThat(mistake.path("line").asInt()).isPositive();
        assertThat(mistake.path("column").asInt()).isPositive();
        assertThat(mistake.path("text").asString()).contains("did you mean \"quotedDifferencePercent\"?");
    }

    @Test
    void anOperatorSwitchesARuleOffWithAReasonAndMayNotEdit() {
        var operator = callers.program(Role.OPERATOR);
        assertThat(operator.postJson(BASE + "/rules/off", "{\"rule\": \"P-110\"}")
                        .statusCode())
                .isEqualTo(400);

        var off = json(operator.postJson(BASE + "/rules/off", "{\"rule\": \"P-110\", \"why\": \"wrong\"}"), 200);
        assertThat(off.path("off").get(0).asString()).startsWith("P-110 ");
        var on = json(operator.postJson(BASE + "/rules/on", "{\"rule\": \"P-110\", \"why\": \"right\"}"), 200);
        assertThat(on.path("off")).isEmpty();
        assertThat(operator.postJson(BASE + "/changes", "{\"title\": \"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(operator.postJson(BASE + "/rules/off", "{\"rule\": \"P-\", \"why\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void customersProgramsSeeNoPolicies() {
        for (var path : new String[] {"/changes", "/texts", "/history", "/books", "/owners"}) {
            assertThat(callers.program(Role.SERVICE).get(BASE + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(callers.program(Role.FINANCE).get(BASE + path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void anAdministratorSaysWhoOwnsPolicies() {
        var admin = callers.program(Role.ADMIN);
        var owners = json(
                admin.postJson(
                        BASE + "/owners",
                        "{\"desk\": \"exception\", \"act\": \"EDIT\", \"who\": [\"ADMIN\", \"ines\"]}"),
                200);
        assertThat(owners.toString()).contains("{\"desk\":\"exception\",\"act\":\"EDIT\",\"who\":\"ines\"}");
        assertThat(admin.postJson(BASE + "/owners", "{\"desk\": \"sales\", \"act\": \"EDIT\", \"who\": [\"x\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMomentIsGivenInAZone() {
        var draft = made(Map.of());
        var at = BASE + "/changes/" + draft.path("number").asString() + "/schedule";
        var analyst = callers.program(Role.ANALYST);

        assertThat(analyst.postJson(at, "{\"revision\": 1, \"at\": \"tomorrow\"}")
                        .body())
                .contains("tomorrow is no date and time");
        assertThat(analyst.postJson(at, "{\"revision\": 1, \"at\": \"2036-04-01T06:00\", \"zone\": \"Moon\"}")
                        .body())
                .contains("Moon is no time zone");
        assertThat(analyst.postJson(at, "{\"revision\": 1, \"at\": \"2036-04-01T06:00\", \"zone\": \"Europe/Berlin\"}")
                        .body())
                .contains("is a draft and cannot be scheduled");
    }

    private String inForce(String path) {
        return String.valueOf(governance.changes().inForce().get(path));
    }

    private JsonNode made(Map<String, String> files) {
        var body = JSON.createObjectNode().put("title", "A change").put("reason", "a test");
        var texts = body.putObject("files");
        files.forEach(texts::put);
        return json(callers.program(Role.ANALYST).postJson(BASE + "/changes", body.toString()), 201);
    }

    private static String act(int revision, String why) {
        return "{\"revision\": %d, \"why\": \"%s\"}".formatted(revision, why);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
