package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.access.Role;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class FreightApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Callers callers;

    @Test
    void whoeverLooksSeesWhatIsOpenAndAPageThatIsNoneIsRefused() {
        var open = callers.program(Role.FINANCE).get("/api/v1/freight?olderThanDays=30&carrier=FAST");

        assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
        assertThat(JSON.readTree(open.body()).path("balances").isArray()).isTrue();
        assertThat(JSON.readTree(open.body()).path("open").isArray()).isTrue();
        assertThat(callers.program(Role.FINANCE).get("/api/v1/freight?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(callers.program(Role.FINANCE)
                        .get("/api/v1/freight?olderThanDays=-1")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aShipmentForWhichNothingWasExpectedIsUnknownHere() {
        for (var shipment : new String[] {"SH-7777777", "B-1"}) {
            var answer = callers.program(Role.SERVICE).get("/api/v1/freight/" + shipment);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("No freight was ever expected for " + shipment);
        }
    }
}
