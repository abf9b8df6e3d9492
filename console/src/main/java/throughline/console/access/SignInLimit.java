package throughline.console.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after 5 wrong passwords for one name from one address, or 25 from one address, the next try has to wait until the
 * oldest of them is 15 minutes old. Counted per name <em>and</em> address, so that a stranger cannot lock a colleague out.
 */
public final class SignInLimit {

    static final int TRIES_PER_NAME = 5;
    static final int TRIES_PER_ADDRESS = 25;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    public SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /** How long this caller has to wait before the next try; zero when it may try now. */
    synchronized Duration wait(String name, String address) {
        var byName = wait(nameKey(name, address), TRIES_PER_NAME);
        var byAddress = wait(address, TRIES_PER_ADDRESS);
        return byName.compareTo(byAddress) > 0 ? byName : byAddress;
    }

    synchronized void failed(String name, String address) {
        remember(nameKey(name, address));
        remember(address);
    }

    /** A right password proves who it was; the address's own count stays. */
    synchronized void succeeded(String name, String address) {
        failures.remove(nameKey(name, address));
    }

    private Duration wait(String key, int allowed) {
        var times = failures.get(key);
        if (times == null) {
            return Duration.ZERO;
        }
        var now = clock.instant();
        while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        return times.size() < allowed
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().plus(WINDOW));
    }

    private void remember(String key) {
        var times = failures.computeIfAbsent(key, absent -> new ArrayDeque<>());
        times.addLast(clock.instant());
        if (times.size() > TRIES_PER_ADDRESS) {
            times.removeFirst();
        }
    }

    private static String nameKey(String name, String address) {
        return name + '\n' + address;
    }
}
