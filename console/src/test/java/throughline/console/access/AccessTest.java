package throughline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.console.Callers;
import throughline.console.ConsoleTest;

@ConsoleTest
class AccessTest {

    private static final String OF_PARTNERS = "/api/v1/inbox/{partner}";
    private static final String OF_SHOPS = "/api/v1/webhooks/{kind}/{partner}";

    /** No program comes in as a partner. */
    private static final Set<Role> PROGRAMS = EnumSet.complementOf(EnumSet.of(Role.PARTNER));

    @Autowired
    private Callers callers;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyActOfTheApiIsDoneByTheRolesOfItsRightAndByNobodyElse() {
        var softly = new SoftAssertions();
        for (var act : AccessTable.API_ACTS) {
            for (var role : PROGRAMS) {
                var answer = callers.program(role)
                        .postJson(act.path().replace("*", "0"), "{}")
                        .statusCode();
                var allowed = answer != 401 && answer != 403;
                softly.assertThat(allowed)
                        .as("%s %s: %d", role, act.path(), answer)
                        .isEqualTo(act.right().isGivenTo(role));
                softly.assertThat(answer).as("%s %s", role, act.path()).isLessThan(500);
            }
        }
        softly.assertAll();
    }

    @Test
    void everyActOfThePagesIsDoneByTheRolesOfItsRightAndByNobodyElse() {
        var softly = new SoftAssertions();
        for (var role : Role.values()) {
            var person = callers.person(role);
            for (var act : AccessTable.PAGE_ACTS) {
                var answer = person.post(act.path().replace("*", "0"), csrf(role), Map.of("reason", "a test"));
                softly.assertThat(answer.statusCode() != 403)
                        .as("%s %s: %d", role, act.path(), answer.statusCode())
                        .isEqualTo(act.right().isGivenTo(role));
            }
        }
        softly.assertAll();
    }

    private String csrf(Role role) {
        var page = callers.person(role).get("/refused").body();
        var start = page.indexOf("name=\"_csrf\" value=\"") + "name=\"_csrf\" value=\"".length();
        return page.substring(start, page.indexOf('"', start));
    }

    @Test
    void whoHasNoNameSeesNothing() {
        var softly = new SoftAssertions();
        paths(RequestMethod.GET).forEach(path -> {
            var answer = callers.nobody().get(path.replaceAll("\\{[^}]*}", "1"));
            if (path.startsWith("/api")) {
                softly.assertThat(answer.statusCode()).as(path).isEqualTo(401);
            } else {
                softly.assertThat(answer.statusCode()).as(path).isEqualTo(302);
                softly.assertThat(answer.headers().firstValue("Location"))
                        .as(path)
                        .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
            }
        });
        softly.assertAll();
        assertThat(callers.nobody().get("/actuator/health/liveness").statusCode())
                .isEqualTo(200);
        assertThat(callers.nobody().get("/actuator/health").statusCode()).isEqualTo(302);
        assertThat(callers.nobody().get("/assets/console.css").statusCode()).isEqualTo(200);
    }

    @Test
    void everyChangeThatIsMappedIsInTheTable() {
        var matcher = new AntPathMatcher();
        var acts = Stream.concat(AccessTable.API_ACTS.stream(), AccessTable.PAGE_ACTS.stream())
                .map(AccessTable.Act::path)
                .toList();

        var missing = paths(RequestMethod.POST)
                .filter(path -> !path.equals(OF_SHOPS) && !path.equals(OF_PARTNERS) && !path.equals(AccessTable.AS2))
                .filter(path -> acts.stream().noneMatch(act -> matcher.match(act, path.replaceAll("\\{[^}]*}", "1"))))
                .toList();

        assertThat(missing).isEmpty();
        assertThat(acts)
                .allSatisfy(act -> assertThat(paths(RequestMethod.POST).map(path -> path.replaceAll("\\{[^}]*}", "*")))
                        .contains(act));
    }

    @Test
    void whatIsNotMappedIsRefusedToTheAdministratorToo() {
        assertThat(callers.program(Role.ADMIN)
                        .method("DELETE", "/api/v1/messages/1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(callers.program(Role.ADMIN)
                        .method("POST", "/api/v1/journal/JE-1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        var admin = callers.person(Role.ADMIN);

        assertThat(admin.post("/routes/inbound/stop", "", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(admin.get("/routes").body()).contains("Stop inbound");
    }

    @Test
    void aSessionOpensThePagesAndNotTheApi() {
        assertThat(callers.person(Role.ADMIN).get("/messages").statusCode()).isEqualTo(200);
        assertThat(callers.person(Role.ADMIN).get("/api/v1/messages").statusCode())
                .isEqualTo(401);
        assertThat(callers.programWithToken("tl_made-up")
                        .get("/api/v1/messages")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSixthWrongPasswordIsNotEvenLookedAt() {
        var guesser = callers.stranger();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.signIn("nobody-of-that-name", "guess " + i)
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?wrong"));
        }

        var sixth = guesser.signIn("nobody-of-that-name", "guess");

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(sixth.body()).contains("Too many wrong tries");
    }

    @Test
    void everyPageForbidsForeignScriptsFramesAndSniffing() {
        var headers = callers.person(Role.ANALYST).get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
    }

    @Test
    void aRefusalSaysWhoMayDoItAndIsNotTurnedIntoASignIn() {
        var answer = callers.program(Role.FINANCE)
                .post(AccessTable.API + "/messages", "text/plain", "x".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("token with the role");
    }

    private Stream<String> paths(RequestMethod method) {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPathPatternsCondition().getPatternValues().stream())
                .filter(path -> !path.equals("/sign-in") && !path.equals("/refused") && !path.equals("/error"))
                .distinct();
    }
}
