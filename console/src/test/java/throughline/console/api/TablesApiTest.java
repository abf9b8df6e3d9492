package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Role;
import throughline.rules.Desk;
import throughline.rules.sheet.Spreadsheet;
import throughline.rules.sheet.SpreadsheetWriter;
import throughline.rules.vocabulary.TableTemplate;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class TablesApiTest {

    private static final String DOOR = "/api/v1/policies/spreadsheet?path=";
    private static final String BYTES = "application/octet-stream";

    @Autowired
    private Callers callers;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void aWorkbookBecomesText() throws Exception {
        var text = Files.readString(Path.of("../rules/policy/credit/approvals.csv"));
        var analyst = callers.program(Role.ANALYST);

        var answer = analyst.post(
                DOOR + "credit/approvals.csv&sheet=Limits", BYTES, SpreadsheetWriter.write("Limits", text));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("text").asString()).isEqualTo(text);
        var other =
                analyst.post(DOOR + "credit/approvals.csv&sheet=Other", BYTES, SpreadsheetWriter.write("Limits", text));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("there is no sheet", "It has: Limits.");
        assertThat(analyst.post(DOOR + "pricing/volume-break.drl", BYTES, new byte[0])
                        .body())
                .contains("pricing/volume-break.drl is no table");
    }

    @Test
    void onlyWhoEditsPoliciesHandsOneInAndNoneThatIsTooLarge() {
        var large = new byte[Spreadsheet.LARGEST + 1];
        Arrays.fill(large, (byte) 'P');

        assertThat(callers.program(Role.ANALYST)
                        .post(DOOR + "credit/a.csv", BYTES, large)
                        .statusCode())
                .isEqualTo(413);
        assertThat(callers.program(Role.OPERATOR)
                        .post(DOOR + "credit/a.csv", BYTES, new byte[1])
                        .statusCode())
                .isEqualTo(403);
        assertThat(callers.nobody()
                        .post(DOOR + "credit/a.csv", BYTES, new byte[1])
                        .statusCode())
                .isEqualTo(401);
        assertThat(callers.person(Role.PARTNER)
                        .get("/policies/download?path=credit/approvals.csv")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTableIsTakenAwayAsAWorkbookAndOneIsThereToBeginWith() {
        var analyst = callers.program(Role.ANALYST);

        var book = analyst.get(DOOR + "credit/approvals.csv");
        assertThat(book.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml.sheet");
        assertThat(book.body()).startsWith("PK");
        assertThat(analyst.get(DOOR + "credit/none.csv").statusCode()).isEqualTo(404);
        assertThat(analyst.get("/api/v1/policies/tables/allocation").body())
                .isEqualTo(TableTemplate.of(Desk.ALLOCATION));
        assertThat(analyst.get("/api/v1/policies/tables/none").statusCode()).isEqualTo(404);
        var page = callers.person(Role.ANALYST).get("/policies/download?path=credit/approvals.csv&as=xlsx");
        assertThat(page.headers().firstValue("Content-Disposition").orElse("")).contains("approvals.xlsx");
    }
}
