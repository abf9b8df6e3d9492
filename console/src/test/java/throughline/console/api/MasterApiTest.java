package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class MasterApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GROUPS =
            "{\"price-groups.csv\": \"price group,name,factor\\nRETAIL,Retail chains,0.92\\n\"}";

    @Autowired
    private Callers callers;

    @Autowired
    private Deeds deeds;

    @Test
    void recordsAreLoadedOnRecordAndGivenOutAgain() {
        var tried = callers.program(Role.OPERATOR).postJson("/api/v1/master?dryRun=true", GROUPS);
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(JSON.readTree(tried.body()).path("stored").asBoolean()).isFalse();
        assertThat(callers.program(Role.FINANCE)
                        .get("/api/v1/master/price-groups.csv")
                        .body())
                .isEqualTo("price group,name,factor\n");

        var loaded = callers.program(Role.OPERATOR).postJson("/api/v1/master", GROUPS);

        assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);
        assertThat(JSON.readTree(loaded.body())
                        .path("files")
                        .path(0)
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        var file = callers.program(Role.FINANCE).get("/api/v1/master/price-groups.csv");
        assertThat(file.body()).isEqualTo("price group,name,factor\nRETAIL,Retail chains,0.92\n");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(deeds.of("price-groups.csv")).anyMatch(deed -> deed.deed().equals("load master records"));
        var listed = JSON.readTree(
                callers.program(Role.SERVICE).get("/api/v1/master").body());
        assertThat(listed.valueStream()
                        .filter(each -> each.path("file").asString("").equals("price-groups.csv"))
                        .map(each -> each.path("lines").asInt()))
                .containsExactly(1);
    }

    @Test
    void mistakesAreToldAndOnlyThoseWhoKeepRecordsMayLoadThem() {
        var wrong = callers.program(Role.OPERATOR)
                .postJson(
                        "/api/v1/master",
                        "{\"tax-rates.csv\": \"jurisdiction,tax class,percent\\nUS-NY,STANDARD,much\\n\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("tax-rates.csv line 2, column 3", "action");

        assertThat(callers.program(Role.OPERATOR)
                        .postJson("/api/v1/master", "[1]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(callers.program(Role.OPERATOR)
                        .postJson("/api/v1/master", "{\"tax-rates.csv\": null}")
                        .statusCode())
                .isEqualTo(400);
        for (var role : new Role[] {Role.SERVICE, Role.ANALYST, Role.FINANCE}) {
            assertThat(callers.program(role).postJson("/api/v1/master", GROUPS).statusCode())
                    .isEqualTo(403);
        }
        assertThat(callers.program(Role.OPERATOR).get("/api/v1/master/secrets").statusCode())
                .isEqualTo(404);
    }
}
