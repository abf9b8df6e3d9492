package throughline.connectors.partner;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Batch;

/** What a profile says under {@code batch}: when documents for a partner leave together. */
final class ProfileBatch {

    private static final int USUAL = 100;
    private static final int MOST_MINUTES = 24 * 60;

    private ProfileBatch() {}

    /**
     * Null when the profile says nothing: then each document leaves by itself, at once.
     *
     * @throws ProfileRefused naming the key that makes no sense
     */
    static @Nullable Batch of(ProfileReader.Read read) {
        var said = read.profile().batch();
        if (said == null) {
            return null;
        }
        var minutes = said.everyMinutes();
        List<String> at = said.at() == null ? List.of() : said.at();
        if ((minutes == null) == at.isEmpty()) {
            throw read.refused("/batch", "say when: either 'everyMinutes: 15', or 'at: [\"10:00\", \"16:00\"]'");
        }
        if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
            throw read.refused(
                    "/batch/everyMinutes",
                    "%d are no minutes of a day; write 1 to %d".formatted(minutes, MOST_MINUTES));
        }
        int most = said.upTo() == null ? USUAL : said.upTo();
        if (most < 2 || most > Batch.MOST) {
            throw read.refused(
                    "/batch/upTo", "an interchange holds 2 to %d documents, not %d".formatted(Batch.MOST, most));
        }
        return new Batch(
                minutes == null ? null : Duration.ofMinutes(minutes),
                at.stream().map(time -> time(read, time)).toList(),
                zone(read, said.zone()),
                most,
                documents(read, said.documents() == null ? List.of() : said.documents()));
    }

    private static LocalTime time(ProfileReader.Read read, String written) {
        try {
            return LocalTime.parse(written);
        } catch (DateTimeException wrong) {
            throw read.refused("/batch/at", "'%s' is no time of day; write it as \"16:00\"".formatted(written));
        }
    }

    /** Its own, or that of its calendar, or UTC. */
    private static ZoneId zone(ProfileReader.Read read, @Nullable String zone) {
        var calendar = read.profile().calendar();
        var written = zone != null ? zone : calendar == null || calendar.zone() == null ? "UTC" : calendar.zone();
        try {
            return ZoneId.of(written);
        } catch (DateTimeException wrong) {
            throw read.refused("/batch/zone", "'%s' is no time zone; write one as America/Chicago".formatted(written));
        }
    }

    private static Set<String> documents(ProfileReader.Read read, List<String> written) {
        for (var type : written) {
            if (!read.profile().outbound().containsKey(type) || type.equals("ApplicationResponse")) {
                throw read.refused(
                        "/batch/documents",
                        "'%s' does not leave together with others; those that may are %s"
                                .formatted(
                                        type,
                                        read.profile().outbound().keySet().stream()
                                                .filter(each -> !each.equals("ApplicationResponse"))
                                                .sorted()
                                                .toList()));
            }
        }
        return Set.copyOf(written);
    }
}
