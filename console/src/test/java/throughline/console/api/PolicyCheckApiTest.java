package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class PolicyCheckApiTest {

    private static final String FILE = "pricing/volume-break.drl";

    @Autowired
    private Callers callers;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void aTextIsCheckedAtItsPlaceAndAloneInNoTime() throws Exception {
        var found = check(text().replace("cases >= 50", "casis >= 50"), false);

        var mistake = found.path("mistakes").get(0);
        assertThat(mistake.path("text").asString()).contains("did you mean \"cases\"");
        assertThat(mistake.path("line").asInt()).isEqualTo(44);
        assertThat(text().lines()
                        .toList()
                        .get(43)
                        .substring(mistake.path("column").asInt() - 1))
                .startsWith("cases >= 50");
        assertThat(mistake.path("soft").asBoolean()).isFalse();
        assertThat(found.path("whole").asBoolean()).isFalse();
    }

    @Test
    void aWholeCheckTriesEveryExampleAndNamesRulesThatNoneMakesSpeak() throws Exception {
        var found = check(text().replace("cases >= 50", "cases >= 60"), true);

        assertThat(found.path("whole").asBoolean()).isTrue();
        var failed = found.path("examples")
                .valueStream()
                .filter(each -> !each.path("passed").asBoolean())
                .toList();
        assertThat(failed).singleElement().satisfies(each -> {
            assertThat(each.path("file").asString()).isEqualTo("pricing/examples/volume-break.csv");
            assertThat(each.path("expected").asString()).isEqualTo("discount 5");
            assertThat(each.path("got").asString()).isEmpty();
        });
        assertThat(found.path("silent").valueStream().map(JsonNode::asString))
                .containsExactly("P-111 Volume break: 50 cases and more of one item");
    }

    @Test
    void theWordsOfADeskAreThoseItsRulesMayUse() throws Exception {
        var words = json.readTree(callers.program(Role.FINANCE)
                .get("/api/v1/policies/words/credit")
                .body());

        assertThat(words.path("global").asString()).isEqualTo("credit");
        assertThat(words.path("facts").valueStream().map(fact -> fact.path("name")
                        .asString()))
                .contains("Customer", "CreditStanding")
                .doesNotContain("Line");
        var tier = words.path("facts")
                .valueStream()
                .filter(fact -> fact.path("name").asString().equals("Customer"))
                .flatMap(fact -> fact.path("fields").valueStream())
                .filter(field -> field.path("name").asString().equals("tier"))
                .findFirst()
                .orElseThrow();
        assertThat(tier.path("values").valueStream().map(JsonNode::asString)).containsExactly("A", "B", "C");
        assertThat(callers.program(Role.FINANCE)
                        .get("/api/v1/policies/words/kitchen")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void rulesAreFoundByTheirWordsAndEachSaysWhatItDid() throws Exception {
        var analyst = callers.program(Role.ANALYST);
        var found =
                json.readTree(analyst.get("/api/v1/policies/rules?query=p-110").body());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("file").asString()).isEqualTo(FILE);
        assertThat(found.get(0).path("text").asString())
                .startsWith("rule \"P-110")
                .endsWith("end");

        var doings = json.readTree(analyst.get("/api/v1/policies/insight").body());
        assertThat(doings.valueStream().map(each -> each.path("rule").asString()))
                .contains(found.get(0).path("name").asString());
        assertThat(callers.program(Role.SERVICE).get("/api/v1/policies/rules").statusCode())
                .as("prices and limits stand in policies")
                .isEqualTo(403);
    }

    private JsonNode check(String text, boolean whole) throws Exception {
        var body = json.writeValueAsString(Map.of("files", Map.of(FILE, text), "whole", whole));
        var answer = callers.program(Role.ANALYST).postJson("/api/v1/policies/check", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String text() throws Exception {
        return Files.readString(Path.of("..", "rules", "policy").resolve(FILE));
    }
}
