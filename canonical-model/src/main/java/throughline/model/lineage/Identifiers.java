package throughline.model.lineage;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes version 7 UUIDs (RFC 9562): time first, so that the rows of one moment are neighbours on disk; then a counter within the
 * millisecond, so that ids made here ascend even when the clock steps back.
 */
public final class Identifiers {

    private final Clock clock;
    private final RandomGenerator random;
    private long lastMillis;
    private int counter;

    public Identifiers(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized UUID next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            counter = random.nextInt(1 << 8);
        } else if (++counter > 0xFFF) {
            lastMillis++;
            counter = 0;
        }
        long high = (lastMillis << 16) | 0x7000L | counter;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public MessageId nextMessage() {
        return new MessageId(next());
    }
}
