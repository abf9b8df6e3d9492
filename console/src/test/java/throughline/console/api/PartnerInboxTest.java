package throughline.console.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.TestConsole.ListDoorway;

/** Where partners' own programs bring us files. */
@ConsoleTest
class PartnerInboxTest {

    private static final String TOKEN = "Bearer a token of northgate's, long enough";

    @Autowired
    private Callers callers;

    @Autowired
    private ListDoorway doorway;

    @Test
    void whatIsBroughtWithItsTokenIsThePartners() {
        var answer = post("northgate", TOKEN);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var last = doorway.received.get(doorway.received.size() - 1);
        assertThat(last.partner()).isEqualTo("northgate");
        assertThat(last.channel()).isEqualTo("upload");
        assertThat(last.name()).isEqualTo("one.edi");
        assertThat(answer.body()).contains(last.id().toString());
    }

    @Test
    void nobodyElseIsLetInAndAllAreAnsweredAlike() {
        int before = doorway.received.size();

        var wrong = post("northgate", "Bearer another one that is long enough too");
        assertThat(wrong.statusCode()).isEqualTo(401);
        for (var other : new String[][] {{"nobody", TOKEN}, {"careless", "Bearer short"}, {"nobody", "Bearer "}}) {
            var answer = post(other[0], other[1]);
            assertThat(answer.statusCode()).as(other[0]).isEqualTo(401);
            assertThat(answer.body().replace(other[0], "northgate")).isEqualTo(wrong.body());
        }
        assertThat(doorway.received).hasSize(before);
    }

    @Test
    void theTokenOpensNothingElse() {
        assertThat(callers.nobody()
                        .post("/api/v1/messages", "text/plain", "ISA".getBytes(US_ASCII), "Authorization", TOKEN)
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> post(String partner, String authorization) {
        return callers.nobody()
                .post(
                        "/api/v1/inbox/" + partner + "?name=one.edi",
                        "application/octet-stream",
                        "ISA*00*".getBytes(US_ASCII),
                        "Authorization",
                        authorization);
    }
}
