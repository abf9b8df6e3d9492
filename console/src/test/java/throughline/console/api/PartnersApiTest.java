package throughline.console.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.Example;
import throughline.console.ListExchange;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.ledger.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class PartnersApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Autowired
    private Example example;

    @Autowired
    private Database database;

    @Autowired
    private Deeds deeds;

    @Autowired
    private ListExchange exchange;

    @Test
    void eachPartnerIsListedWithItsFaultAndWhatWentToAndFro() throws Exception {
        var message = example.orderToInvoice();
        run("insert into desk.opening (message, sender, control, format, partner, test, state, opened_at)"
                + " values ('%s', 'ZZ:NORTHGATE', '1', 'X12', 'northgate', false, 'take', '2026-03-01T08:00:00Z') on conflict do nothing"
                        .formatted(message));

        var answer = callers.program(Role.SERVICE).get("/api/v1/partners");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var lines = JSON.readTree(answer.body());
        var northgate = of(lines, "northgate");
        assertThat(northgate.path("partner").path("inbound").toString()).isEqualTo("[\"850\",\"997\"]");
        assertThat(northgate.path("partner").has("fault")).isTrue();
        assertThat(northgate.path("partner").path("fault").isNull()).isTrue();
        assertThat(Instant.parse(northgate.path("health").path("lastIn").asString()))
                .isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(northgate.path("health").path("lastOut").isString()).isTrue();
        var broken = of(lines, "broken");
        assertThat(broken.path("partner").path("fault").asString()).contains("line 3");
        assertThat(broken.path("health").path("lastIn").isNull()).isTrue();
    }

    @Test
    void theWayToAPartnerIsTriedByOperatorsAndThatIsOnRecord() {
        var path = "/api/v1/partners/%s/reach";

        var works = callers.program(Role.OPERATOR).postJson(path.formatted("northgate"), "{}");
        var fails = callers.program(Role.OPERATOR).postJson(path.formatted("broken"), "{}");

        assertThat(works.statusCode()).as(works.body()).isEqualTo(200);
        assertThat(JSON.readTree(works.body()).path("good").asBoolean()).isTrue();
        assertThat(fails.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(fails.body()).path("good").asBoolean()).isFalse();
        assertThat(JSON.readTree(fails.body()).path("words").asString()).contains("another");
        assertThat(deeds.of("broken")).anyMatch(deed -> deed.deed().equals("try the way"));
        assertThat(callers.program(Role.SERVICE)
                        .postJson(path.formatted("northgate"), "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aMessageIsTriedOutByOperatorsOnly() {
        var bytes = "ISA*00*".getBytes(US_ASCII);
        var path = "/api/v1/partners/northgate/test?name=one.edi";

        var tried = callers.program(Role.OPERATOR).post(path, "application/octet-stream", bytes);

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        var told = JSON.readTree(tried.body());
        assertThat(told.path("status").asString()).isEqualTo("accepted");
        assertThat(told.path("documents").path(0).path("number").asString()).isEqualTo("one.edi");
        assertThat(told.path("acknowledgements").path(0).path("text").asString())
                .isEqualTo("ISA*00*");
        assertThat(callers.program(Role.SERVICE)
                        .post(path, "application/octet-stream", bytes)
                        .statusCode())
                .isEqualTo(403);
        assertThat(callers.program(Role.OPERATOR)
                        .post("/api/v1/partners/nobody/test", "application/octet-stream", bytes)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDocumentIsSentOnRecordOrRefusedWithItsPlace() {
        var sent = callers.program(Role.OPERATOR)
                .postJson("/api/v1/partners/northgate/documents", "{\"type\":\"Invoice\"}");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        assertThat(JSON.readTree(sent.body()).path("number").asString()).isEqualTo("INV-1");
        assertThat(exchange.sent).contains("northgate {\"type\":\"Invoice\"}");
        assertThat(deeds.of("northgate")).anyMatch(deed -> deed.deed().equals("send"));

        var refused = callers.program(Role.OPERATOR).postJson("/api/v1/partners/northgate/documents", "[]");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("BIG02", "ANALYST", "action");
        assertThat(callers.program(Role.ANALYST)
                        .postJson("/api/v1/partners/northgate/documents", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static JsonNode of(JsonNode lines, String code) {
        return lines.valueStream()
                .filter(line -> line.path("partner").path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void run(String sql) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }));
    }
}
