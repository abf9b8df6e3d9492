package throughline.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final String CHICAGO =
            "America/Chicago MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY 08:00 17:00 2026-11-26,2026-12-25";

    @ParameterizedTest(name = "{1} h of work from {0}, {3}")
    @CsvSource({
        "2026-11-24T15:00:00Z, 4,  2026-11-24T19:00:00Z, within the day",
        "2026-11-24T21:00:00Z, 4,  2026-11-25T16:00:00Z, over the night: two hours each",
        "2026-11-25T22:00:00Z, 11, 2026-11-30T15:00:00Z, over the holiday and the weekend",
        "2026-11-28T12:00:00Z, 1,  2026-11-30T15:00:00Z, from a weekend",
        "2026-11-24T05:00:00Z, 9,  2026-11-24T23:00:00Z, a whole day ends with it",
        "2026-03-06T22:30:00Z, 1,  2026-03-09T13:30:00Z, over the day that summer time begins"
    })
    void onlyTheHoursInWhichTheyWorkCount(Instant start, int hours, Instant due, String why) {
        var calendar = WorkingCalendar.parse(CHICAGO);

        assertThat(calendar.after(start, Duration.ofHours(hours))).as(why).isEqualTo(due);
        assertThat(calendar.text()).isEqualTo(CHICAGO);
    }
}
