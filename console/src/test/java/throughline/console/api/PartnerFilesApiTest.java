package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.Example;
import throughline.console.access.Accounts;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.ledger.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ConsoleTest
class PartnerFilesApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AT = "/api/v1/partners/northgate";

    @Autowired
    private Callers callers;

    @Autowired
    private Deeds deeds;

    @Autowired
    private Example example;

    @Autowired
    private Database database;

    @Autowired
    private Accounts accounts;

    @Test
    void aChangeIsCheckedSavedOnRecordAndPutBack() {
        var before = get(AT + "/files").path("files");
        var profile = before.path("texts").path("profile.yaml").asString();
        var changed = profile.replace("Northgate Stores", "Northgate Plc");

        assertThat(post("/check", edit("name: ", "").put("reason", "x"), 200)
                        .path("judged")
                        .path("grave")
                        .isEmpty())
                .isTrue();
        var refused = post(
                "/files", edit("inbound: []", before.path("version").asString()).put("reason", "x"), 422);
        assertThat(refused.path("judged").path("grave").path(0).path("place").asString())
                .isEqualTo("profile.yaml, line 1");
        assertThat(post("/files", edit(changed, before.path("version").asString()), 400)
                        .toString())
                .contains("no reason");
        var saved =
                post("/files", edit(changed, before.path("version").asString()).put("reason", "renamed"), 200);
        assertThat(saved.path("saved").asBoolean()).isTrue();
        assertThat(post(
                                "/files",
                                edit(profile, before.path("version").asString()).put("reason", "late"),
                                409)
                        .toString())
                .contains("Somebody else has changed");

        var versions = get(AT + "/versions");
        assertThat(versions.path(0).path("version"))
                .isEqualTo(saved.path("judged").path("version"));
        assertThat(versions.path(0).path("who").asString()).isEqualTo("api:test operator");
        assertThat(versions.path(0).path("why").asString()).isEqualTo("renamed");
        assertThat(versions.path(1).path("version")).isEqualTo(before.path("version"));
        assertThat(get(AT + "/versions/" + before.path("version").asString())
                        .path("profile.yaml")
                        .asString())
                .isEqualTo(profile);

        var back = JSON.createObjectNode()
                .put("version", before.path("version").asString())
                .put("reason", "too early");
        assertThat(post("/restore", back, 200).path("saved").asBoolean()).isTrue();
        assertThat(get(AT + "/files").path("files").path("version")).isEqualTo(before.path("version"));
        assertThat(deeds.of("northgate"))
                .anyMatch(deed -> deed.deed().equals("edit partner")
                        && String.valueOf(deed.reason()).contains("renamed"))
                .anyMatch(deed -> deed.deed().equals("restore partner"));
        assertThat(callers.program(Role.OPERATOR)
                        .get(AT + "/versions/" + "f".repeat(64))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTextsOfAFolderAreChangedAndOnlyByOperators() {
        var edit = JSON.createObjectNode().put("reason", "x");
        edit.putObject("texts").put("../other/profile.yaml", "x");
        assertThat(callers.program(Role.OPERATOR)
                        .postJson(AT + "/files", edit.toString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(callers.program(Role.ANALYST)
                        .postJson(AT + "/files", edit.toString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(callers.program(Role.OPERATOR)
                        .get("/api/v1/partners/nobody/files")
                        .statusCode())
                .isEqualTo(404);
        assertThat(callers.program(Role.OPERATOR).get("/api/v1/partners/nobody").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theHealthOfAPartnerCountsWhatIsItsOwn() throws Exception {
        var message = example.orderToInvoice();
        run(
                "insert into desk.way (name, failures, last_error) values ('send northgate', 4, 'connection refused') on conflict do nothing");
        run(
                """
                insert into desk.outbox (id, document, type, number, receiver, subject, owed_at)
                values ('0190b5e7-a100-7000-8000-0000000000aa', 1, 'Invoice', 'INV-9', 'northgate', 'SO-9', now()) on conflict do nothing""");
        run(
                """
                insert into desk.outbox (id, document, type, number, receiver, subject, owed_at, sent_at, message)
                values ('0190b5e7-a100-7000-8000-0000000000ab', 1, 'Invoice', 'INV-8', 'northgate', 'SO-8', now(), now(), '%s') on conflict do nothing"""
                        .formatted(message));
        run(
                """
                insert into desk.expectation (outbox, partner, interchange, due_at, state)
                values ('0190b5e7-a100-7000-8000-0000000000ab', 'northgate', '8', now() - interval '1 hour', 'overdue') on conflict do nothing""");
        run(
                """
                insert into desk.outbox (id, document, type, number, receiver, subject, owed_at, sent_at, message)
                values ('0190b5e7-a100-7000-8000-0000000000ac', 1, 'Invoice', 'INV-7', 'northgate', 'SO-7', now(), now(), '%s') on conflict do nothing"""
                        .formatted(message));
        run(
                """
                insert into desk.business_answer (outbox, partner, answer, number, due_at, answer_seconds, state)
                values ('0190b5e7-a100-7000-8000-0000000000ac', 'northgate', 'ApplicationAdvice', 'INV-7', now(), 60, 'overdue')
                on conflict do nothing""");

        var found = get(AT);

        var health = found.path("line").path("health");
        assertThat(health.path("waiting").asInt()).isEqualTo(1);
        assertThat(health.path("overdue").asInt())
                .as("one not acknowledged, one not answered")
                .isEqualTo(2);
        assertThat(health.path("way").path("failures").asInt()).isEqualTo(4);
        assertThat(health.path("way").path("reason").asString()).isEqualTo("connection refused");
        assertThat(found.path("ties").path("owed").valueStream().map(each -> each.path("number")
                        .asString()))
                .containsExactlyInAnyOrder("INV-9", "INV-8", "INV-7");
        assertThat(found.path("ties").path("owed").valueStream().map(each -> each.path("answer")
                        .asString("")))
                .containsExactlyInAnyOrder("", "overdue", "unanswered");
        var broken = get("/api/v1/partners/broken").path("line").path("health");
        assertThat(broken.path("waiting").asInt()).isZero();
        assertThat(broken.path("way").isNull()).isTrue();
        assertThat(get("/api/v1/messages?partner=northgate").path("lines").size())
                .isGreaterThanOrEqualTo(2);
        assertThat(get("/api/v1/messages?partner=nobody").path("lines").isEmpty())
                .isTrue();
        assertThat(get("/api/v1/cases?partner=nobody").isEmpty()).isTrue();
    }

    @Test
    void anAdministratorLetsPeopleInAndOutOnRecord() {
        var admin = callers.program(Role.ADMIN);
        var made = admin.postJson("/api/v1/accounts", "{\"name\":\"Api.Person\",\"partner\":\"northgate\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(JSON.readTree(made.body()).path("password").asString()).hasSize(20);
        assertThat(accounts.partnerOf("api.person")).hasValue("northgate");
        assertThat(admin.postJson("/api/v1/accounts", "{\"name\":\"x\",\"partner\":\"nobody\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.postJson(
                                "/api/v1/accounts", "{\"name\":\"x\",\"partner\":\"northgate\",\"roles\":[\"ADMIN\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.postJson("/api/v1/accounts", "{\"name\":\"x\",\"roles\":[\"PARTNER\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.postJson("/api/v1/accounts", "{\"name\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(admin.postJson("/api/v1/accounts/api.person/password", "{}").statusCode())
                .isEqualTo(200);
        assertThat(admin.postJson("/api/v1/accounts/api.person/close", "{}").statusCode())
                .isEqualTo(204);
        assertThat(accounts.partnerOf("api.person")).isEmpty();
        assertThat(admin.get("/api/v1/accounts").body()).contains("api.person").doesNotContain("password", "$2a$");
        assertThat(callers.program(Role.OPERATOR).get("/api/v1/accounts").statusCode())
                .isEqualTo(403);
        assertThat(deeds.of("account api.person"))
                .extracting(Deeds.Deed::deed)
                .containsExactly("close account", "new password", "invite for partner northgate");
        assertThat(callers.person(Role.ADMIN)
                        .post("/accounts/test-admin/close", Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    private static ObjectNode edit(String profile, String seen) {
        var edit = JSON.createObjectNode().put("seen", seen);
        edit.putObject("texts").put("profile.yaml", profile);
        return edit;
    }

    private JsonNode get(String path) {
        var answer = callers.program(Role.OPERATOR).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode post(String path, JsonNode body, int expected) {
        var answer = callers.program(Role.OPERATOR).postJson(AT + path, body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    private void run(String sql) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }));
    }
}
