package throughline.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.console.access.Role;
import throughline.operations.governance.ChangeState;
import throughline.operations.governance.Person;

/** A change is given its date on its page, and Enter in a field of that page decides nothing. */
class PolicyDatesTest extends PolicyScreens {

    private static final Person AUTHOR = new Person("author-of-dates", Set.of("ANALYST"));
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
    private static final int TIME_TO_FILL_IN_SECONDS = 20;

    @Test
    void aChangeComesIntoForceAtTheDateAndTimeOfItsZoneAndEnterApprovesNothing() throws Exception {
        var number = submitted();
        var ben = analyst(callers.account(Role.ANALYST));
        ben.navigate("/policies/changes/" + number);
        ben.getByLabel("Why, or what to mind").fill("not decided yet");

        ben.getByLabel("Why, or what to mind").press("Enter");
        ben.waitForTimeout(1_000);

        assertThat(state(number)).isEqualTo(ChangeState.IN_REVIEW);
        assertThat(ben.getByLabel("Why, or what to mind")).hasValue("not decided yet");

        button(ben, "Approve").click();
        assertThat(button(ben, "Put in force then")).isVisible(new IsVisibleOptions().setTimeout(LONGEST_COMPILING));
        ben.getByLabel("Why, or what to mind").fill("with the shift");
        ben.getByLabel("Why, or what to mind").press("Enter");
        ben.waitForTimeout(1_000);
        assertThat(state(number)).isEqualTo(ChangeState.APPROVED);

        var at = Instant.now()
                .plusSeconds(TIME_TO_FILL_IN_SECONDS)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(1, ChronoUnit.MINUTES);
        ben.getByLabel("In force from")
                .fill(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").format(at.atZone(KATHMANDU)));
        ben.getByLabel("What to do with it").getByLabel("Zone").fill(KATHMANDU.getId());
        button(ben, "Put in force then").click();

        assertThat(ben.locator("#state .state")).hasText("scheduled", patiently());
        assertThat(governance.changes().find(number).effectiveAt()).isEqualTo(at);
        Browser.photograph(ben, "policy-change-scheduled");
        governance.look();
        assertThat(state(number)).as("before its time").isEqualTo(ChangeState.SCHEDULED);
        Thread.sleep(Math.max(0, Instant.now().until(at, ChronoUnit.MILLIS)) + 50);
        governance.look();
        assertThat(state(number)).isEqualTo(ChangeState.ACTIVE);
        assertThat(governance.activations().current().at()).isAfterOrEqualTo(at);
        ben.reload();
        assertThat(ben.locator("#state .state")).hasText("active", patiently());
    }

    private String submitted() throws Exception {
        var text = "// A remark that changes nothing.\n"
                + governance.changes().inForce().get(FILE);
        var draft =
                governance.changes().create(AUTHOR, "With the shift", "it has a date", Map.of(FILE, Optional.of(text)));
        return governance
                .changes()
                .submit(AUTHOR, draft.number(), draft.revision(), "please")
                .number();
    }

    private ChangeState state(String number) {
        return governance.changes().find(number).state();
    }
}
