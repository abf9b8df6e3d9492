package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.Example;
import throughline.console.TestConsole.ListDoorway;
import throughline.console.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class MessagesApiTest {

    @Autowired
    private Callers callers;

    @Autowired
    private ListDoorway doorway;

    @Autowired
    private Example example;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void empty() {
        doorway.received.clear();
        doorway.again.clear();
    }

    @Test
    void rawBytesArriveAsTheyAreAndTheAnswerSaysWhereTheirResultWillBe() {
        byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'I', 'S', 'A', 0, (byte) 0xFF};

        var answer = callers.program(Role.SERVICE)
                .post("/api/v1/messages?partner=northgate&name=a/b/orders.edi", "application/edi-x12", bytes);

        assertThat(answer.statusCode()).isEqualTo(202);
        var received = doorway.received.get(0);
        assertThat(received.bytes()).isEqualTo(bytes);
        assertThat(received.partner()).isEqualTo("northgate");
        assertThat(received.name()).isEqualTo("orders.edi");
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/messages/" + received.id() + "/result");
        assertThat(tree(answer.body()).path("message").asString())
                .isEqualTo(received.id().toString());
    }

    @Test
    void aFormWithAFileDoesTheSame() {
        var form =
                """
                --b\r
                Content-Disposition: form-data; name="file"; filename="orders.edi"\r
                Content-Type: application/octet-stream\r
                \r
                ISA*00\r
                --b--\r
                """;

        var answer = callers.program(Role.SERVICE)
                .post("/api/v1/messages", "multipart/form-data; boundary=b", form.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(doorway.received).singleElement().satisfies(received -> {
            assertThat(received.name()).isEqualTo("orders.edi");
            assertThat(new String(received.bytes(), StandardCharsets.UTF_8)).isEqualTo("ISA*00");
        });
    }

    @Test
    void nothingIsKeptOfWhatIsTooLarge() {
        var large = new byte[(64 << 10) + 1];
        Arrays.fill(large, (byte) 'x');

        var answer = callers.program(Role.SERVICE).post("/api/v1/messages", "text/plain", large);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertProblem(answer.body(), "larger than the 65,536 bytes", "smaller messages");
        assertThat(doorway.received).isEmpty();
    }

    @Test
    void anEmptyMessageIsRefusedInWords() {
        var answer = callers.program(Role.SERVICE).post("/api/v1/messages", "text/plain", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer.body(), "no bytes", "as the body");
    }

    @Test
    void aMessageIsFoundByAnyOfItsKeysAndItsResultSaysWhetherItIsAtRest() throws Exception {
        var id = example.orderToInvoice();
        var program = callers.program(Role.ANALYST);

        var found = tree(program.get("/api/v1/messages?query=000000042").body());
        var result = tree(program.get("/api/v1/messages/" + id + "/result").body());

        assertThat(found.path("lines"))
                .anySatisfy(line -> assertThat(line.path("id").asString()).isEqualTo(id.toString()));
        assertThat(result.path("file").asString()).isEqualTo("northgate-850-42.edi");
        assertThat(result.path("status").asString()).isEqualTo("partial");
        assertThat(result.path("atRest").asBoolean()).isTrue();
        assertThat(result.path("documents").path(0).path("number").asString()).isEqualTo("4500001787");
    }

    @Test
    void aPageEndsWhereTheNextOneBegins() throws Exception {
        for (int i = 0; i < 3; i++) {
            example.another("page-" + i + ".edi");
        }
        var program = callers.program(Role.ANALYST);

        var all = tree(program.get("/api/v1/messages").body()).path("lines");
        var second = tree(program.get("/api/v1/messages?before="
                                + all.path(0).path("id").asString())
                        .body())
                .path("lines");

        assertThat(second.path(0).path("id")).isEqualTo(all.path(1).path("id"));
    }

    @Test
    void theBytesComeBackAsAFileAndNeverAsAPage() throws Exception {
        var id = example.another("<script>.html");

        var answer = callers.program(Role.ANALYST).get("/api/v1/messages/" + id + "/payload");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aDryReplayQueuesNothingAndARealOneIsOnRecord() throws Exception {
        var id = example.orderToInvoice();
        var operator = callers.program(Role.OPERATOR);

        var dry = operator.postJson("/api/v1/messages/" + id + "/replay?dryRun=true", "{}");
        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(doorway.again).isEmpty();

        var real = operator.postJson("/api/v1/messages/" + id + "/replay", "{\"reason\":\"the item was missing\"}");
        assertThat(real.statusCode()).isEqualTo(202);
        assertThat(doorway.again).containsExactly(id + " null");
        assertThat(callers.person(Role.OPERATOR).get("/messages/" + id).body())
                .contains("the item was missing", "api:test operator");
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        var program = callers.program(Role.ANALYST);

        assertThat(program.get("/api/v1/messages/nonsense").statusCode()).isEqualTo(404);
        assertThat(program.get("/api/v1/messages/0198a3c2-0000-7000-8000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(program.get("/api/v1/journal/JE-99999999").statusCode()).isEqualTo(404);
        assertThat(program.get("/api/v1/trace/no-such-key").statusCode()).isEqualTo(404);
        assertThat(program.get("/api/v1/documents/99999999").statusCode()).isEqualTo(404);
        assertThat(program.get("/api/v1/messages?status=NONSENSE").statusCode()).isEqualTo(400);
        assertThat(program.get("/api/v1/no-such-place").statusCode()).isEqualTo(404);
    }

    private void assertProblem(String body, String detail, String action) {
        var problem = tree(body);
        assertThat(problem.path("detail").asString()).contains(detail);
        assertThat(problem.path("action").asString()).contains(action);
        assertThat(problem.path("status").asInt()).isGreaterThan(399);
    }

    private JsonNode tree(String body) {
        return json.readTree(body);
    }
}
