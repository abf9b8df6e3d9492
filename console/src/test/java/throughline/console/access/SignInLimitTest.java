package throughline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInLimitTest {

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final SignInLimit limit = new SignInLimit(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void theSixthTryWaitsUntilTheFirstIsAQuarterOfAnHourOld() {
        guess("ines", "10.0.0.1", 5);

        assertThat(limit.wait("ines", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
        now = now.plus(Duration.ofMinutes(15));
        assertThat(limit.wait("ines", "10.0.0.1")).isZero();
    }

    @Test
    void aStrangerCannotLockAColleagueOut() {
        guess("ines", "10.0.0.66", 5);

        assertThat(limit.wait("ines", "10.0.0.1")).isZero();
    }

    @Test
    void oneAddressCannotTryOneNameAfterTheOther() {
        for (int i = 0; i < 25; i++) {
            guess("name" + i, "10.0.0.66", 1);
        }

        assertThat(limit.wait("another", "10.0.0.66")).isPositive();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        guess("ines", "10.0.0.1", 4);
        limit.succeeded("ines", "10.0.0.1");
        guess("ines", "10.0.0.1", 4);

        assertThat(limit.wait("ines", "10.0.0.1")).isZero();
    }

    private void guess(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(name, address);
        }
    }
}
