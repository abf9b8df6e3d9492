package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.operations.credential.CredentialBook;

@ConsoleTest
class CredentialsApiTest {

    @Autowired
    private Callers callers;

    @Autowired
    private CredentialBook book;

    @Autowired
    private Deeds deeds;

    @Test
    void aCredentialGoesInOnRecordAndIsNeverShownAgain() throws Exception {
        var operator = callers.program(Role.OPERATOR);

        assertThat(operator.postJson("/api/v1/credentials", "{\"name\": \"fetch-acme\", \"secret\": \"correct horse\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(book.of("fetch-acme")).contains("correct horse");
        assertThat(operator.get("/api/v1/credentials").body())
                .contains("\"name\":\"fetch-acme\"", "\"setBy\":\"api:test operator\"", "\"readable\":true")
                .doesNotContain("horse");
        assertThat(operator.postJson("/api/v1/credentials/rekey", "{}").body()).contains("\"credentials\":");
        assertThat(book.of("fetch-acme")).contains("correct horse");
        assertThat(operator.postJson("/api/v1/credentials/fetch-acme/remove", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(operator.postJson("/api/v1/credentials/fetch-acme/remove", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(deeds.of("credential fetch-acme"))
                .extracting(deed -> deed.who() + " " + deed.deed())
                .containsExactly("api:test operator remove credential", "api:test operator set credential");
    }

    @Test
    void whatCannotBeIsRefusedInWordsWithoutTheSecret() {
        var operator = callers.program(Role.OPERATOR);
        for (var name : new String[] {"shop-acme", "Fetch Acme", "credential-key"}) {
            var answer = operator.postJson(
                    "/api/v1/credentials", "{\"name\": \"%s\", \"secret\": \"correct horse\"}".formatted(name));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("credential's name").doesNotContain("horse");
        }
        assertThat(operator.postJson("/api/v1/credentials", "{\"name\": \"fetch-b\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyElseSeesOrKeepsThem() {
        for (var role : new Role[] {Role.ANALYST, Role.FINANCE, Role.SERVICE}) {
            var other = callers.program(role);
            assertThat(other.get("/api/v1/credentials").statusCode()).isEqualTo(403);
            assertThat(other.postJson("/api/v1/credentials", "{\"name\": \"x\", \"secret\": \"y\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
