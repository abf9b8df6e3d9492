package throughline.connectors;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When documents for a partner leave together, those of one kind in one interchange.
 *
 * @param every so long after the first one; null when there are times of day
 * @param at times of day; empty when there is a duration
 * @param zone of those times
 * @param most documents of one interchange, 2 to {@value #MOST}: as soon as there are so many they leave
 * @param documents the types that leave together; empty for all
 */
public record Batch(@Nullable Duration every, List<LocalTime> at, ZoneId zone, int most, Set<String> documents) {

    /** Documents of one interchange. */
    public static final int MOST = 500;

    public Batch {
        at = List.copyOf(at);
        requireNonNull(zone, "zone");
        documents = Set.copyOf(documents);
        if ((every == null) == at.isEmpty() || most < 2 || most > MOST) {
            throw new IllegalArgumentException(
                    "a batch leaves after a while or at times, with 2 to %d".formatted(MOST));
        }
    }

    public boolean takes(String type) {
        return documents.isEmpty() || documents.contains(type);
    }

    /** When one that is due now leaves at the latest, unless others wait that leave earlier. */
    public Instant leaves(Instant now) {
        if (every != null) {
            return now.plus(every);
        }
        var today = now.atZone(zone);
        return at.stream()
                .map(time -> today.with(time).toInstant().isAfter(now)
                        ? today.with(time).toInstant()
                        : today.plusDays(1).with(time).toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
