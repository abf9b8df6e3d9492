package throughline.model.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final Identifiers identifiers = new Identifiers(new SettableClock(now), new Random(7));

    @Test
    void idsAreVersion7AndCarryTheTime() {
        UUID id = identifiers.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_800_000_000_000L);
    }

    @Test
    void idsAscendEvenWhenTheClockStepsBackAndWithinOneMillisecond() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 10_000; i++) {
            if (i == 5_000) {
                now.addAndGet(-60_000);
            }
            made.add(identifiers.next().toString());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    private static final class SettableClock extends Clock {

        private final AtomicLong millis;

        private SettableClock(AtomicLong millis) {
            this.millis = millis;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    }
}
