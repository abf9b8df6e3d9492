package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Role;
import throughline.ledger.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class AnswersApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Autowired
    private Database database;

    @BeforeEach
    void owed() {
        database.transact(
                unit -> unit.jdbc(
                        connection -> connection
                                .createStatement()
                                .executeUpdate(
                                        """
                        insert into desk.business_answer
                            (owed_by, partner, answer, number, due_at, answer_seconds, state, answered_by, answered_at, document)
                        select * from (values
                            ('us', 'answerer', 'OrderResponse', 'ANS-1', now() - interval '1 hour', 60, 'overdue',
                                null::bigint, null::timestamptz, -71::bigint),
                            ('us', 'answerer', 'OrderResponse', 'ANS-2', now() - interval '1 hour', 60, 'accepted', -73, now(), -72),
                            ('them', 'answerer', 'ForwardingResponse', 'ANS-3', null, null, 'unmatched', -74, now(), null)) v
                        where not exists (select 1 from desk.business_answer where partner = 'answerer')""")));
    }

    @Test
    void bothSidesAreListedByWhatIsAskedFor() {
        assertThat(list("")).hasSize(3);
        assertThat(list("&owedBy=them")).extracting(this::brief).containsExactly("them ANS-3 unmatched false");
        assertThat(list("&state=overdue")).extracting(this::brief).containsExactly("us ANS-1 overdue false");
        assertThat(list("&state=late")).extracting(this::brief).containsExactly("us ANS-2 accepted true");
        assertThat(list("&document=ANS-2")).hasSize(1);
        assertThat(list("&skip=2")).extracting(this::brief).containsExactly("us ANS-1 overdue false");
    }

    @Test
    void aStateOrASideThatThereIsNotIsRefusedWithThoseThereAre() {
        var state = callers.program(Role.SERVICE).get("/api/v1/answers?state=lost");
        assertThat(state.statusCode()).isEqualTo(400);
        assertThat(state.body()).contains("waiting, open, overdue, answered, late, duplicate, unmatched");
        assertThat(callers.program(Role.SERVICE)
                        .get("/api/v1/answers?owedBy=me")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePageAndThePartnersPageShowThemAndLeadToTheDocument() {
        var person = callers.person(Role.SERVICE);
        assertThat(person.get("/answers?partner=answerer&state=waiting").body())
                .contains("ANS-1", "overdue")
                .doesNotContain("ANS-3");
        assertThat(person.get("/partners/northgate").body()).contains("/answers?partner=northgate");
    }

    private java.util.List<JsonNode> list(String more) {
        var answer = callers.program(Role.SERVICE).get("/api/v1/answers?partner=answerer" + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).valueStream().toList();
    }

    private String brief(JsonNode each) {
        return "%s %s %s %s"
                .formatted(
                        each.path("owedBy").asString(),
                        each.path("number").asString(),
                        each.path("state").asString(),
                        each.path("late").asBoolean());
    }
}
