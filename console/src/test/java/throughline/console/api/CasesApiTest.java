package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.TestConsole.ListDoorway;
import throughline.console.access.Role;
import throughline.model.lineage.Identifiers;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.Cases;
import throughline.operations.exception.NewCase;

@ConsoleTest
class CasesApiTest {

    @Autowired
    private Callers callers;

    @Autowired
    private Cases cases;

    @Autowired
    private Identifiers identifiers;

    @Autowired
    private ListDoorway doorway;

    @Test
    void aCaseIsDecidedByItsOwnDeskWithAReason() {
        var id = open("CREDIT_LIMIT_EXCEEDED");
        var path = "/api/v1/cases/" + id + "/release";

        var other = callers.program(Role.ANALYST).postJson(path, "{\"reason\":\"fine by me\"}");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("for the CREDIT desk", "FINANCE");

        assertThat(callers.program(Role.FINANCE)
                        .postJson(path, "{\"reason\":\"  \"}")
                        .statusCode())
                .isEqualTo(400);

        var released = callers.program(Role.FINANCE).postJson(path, "{\"reason\":\"paid this morning\"}");
        assertThat(released.statusCode()).isEqualTo(200);
        assertThat(released.body()).contains("\"state\":\"released\"", "paid this morning", "api:test finance");
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        var id = open("CREDIT_LIMIT_EXCEEDED");
        var finance = callers.program(Role.FINANCE);
        finance.postJson("/api/v1/cases/" + id + "/reject", "{\"reason\":\"no\"}");

        var again = finance.postJson("/api/v1/cases/" + id + "/release", "{\"reason\":\"yes\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("action");
    }

    @Test
    void anUnknownSenderBecomesAPartnerAndItsMessageIsTakenAgain() {
        var message = identifiers.nextMessage();
        var id = cases.open(
                NewCase.ofMessage("UNKNOWN_SENDER", Actor.OPERATOR, "Nobody knows ZZ:NEWCO.", message, null));
        var body =
                "{\"code\":\"newco\",\"name\":\"NewCo\",\"identifier\":\"ZZ:NEWCO\",\"format\":\"X12\",\"version\":\"004010\"}";

        var made = callers.program(Role.OPERATOR).postJson("/api/v1/cases/" + id + "/create-partner", body);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(doorway.again).contains(message + " newco");
        assertThat(callers.program(Role.OPERATOR)
                        .postJson("/api/v1/cases/" + id + "/create-partner", body)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anybodyWhoWorksOnCasesMayGiveOneToSomebody() {
        var id = open("CREDIT_LIMIT_EXCEEDED");

        var assigned = callers.program(Role.SERVICE).postJson("/api/v1/cases/" + id + "/assign", "{\"to\":\"ines\"}");

        assertThat(assigned.statusCode()).isEqualTo(200);
        assertThat(assigned.body()).contains("\"state\":\"assigned\"");
        assertThat(callers.program(Role.SERVICE)
                        .get("/api/v1/cases?desk=CREDIT")
                        .body())
                .contains(id.toString());
    }

    private CaseId open(String code) {
        return cases.open(new NewCase(
                code, Actor.ANALYST, "The customer owes too much.", null, null, "SO-0000001", null, null, null));
    }
}
