package throughline.connectors.partner;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import throughline.model.document.Answering;

/**
 * What a profile says under {@code answers}, how long a partner's business may take to answer what we send, and under {@code weAnswer}, how
 * soon it expects an answer of ours.
 */
final class ProfileAnswers {

    private static final int MOST_HOURS = 2_000;

    /** Partners we bring nothing to: an answer never leaves for them. */
    private static final Set<String> PASSIVE = Set.of("none", "webhook");

    private ProfileAnswers() {}

    /** @throws ProfileRefused for a document that nobody answers, that the partner does not get, or for no number of hours */
    static Map<String, Duration> theirs(ProfileReader.Read read) {
        var answered = new TreeSet<>(Answering.answered());
        var answers = new TreeMap<String, Duration>();
        read.profile().answers().forEach((type, hours) -> {
            var pointer = "/answers/" + type;
            known(read, pointer, type, answered);
            if (!read.profile().outbound().containsKey(type)) {
                throw read.refused(pointer, "it gets no %s: list it under 'outbound' as well".formatted(type));
            }
            answers.put(type, hours(read, pointer, hours));
        });
        return answers;
    }

    /** @throws ProfileRefused for a document that we do not answer, whose answer the partner does not get, or for no number of hours */
    static Map<String, Duration> ours(ProfileReader.Read read) {
        var answered = new TreeSet<>(Answering.answered());
        // We are nobody's warehouse.
        answered.remove("ShipmentInstruction");
        var answers = new TreeMap<String, Duration>();
        read.profile().weAnswer().forEach((type, hours) -> {
            var pointer = "/weAnswer/" + type;
            known(read, pointer, type, answered);
            var by = Answering.by(type);
            if (!read.profile().outbound().containsKey(by)) {
                throw read.refused(
                        pointer,
                        "a %s is answered by a %s, and it gets none: list it under 'outbound' as well"
                                .formatted(type, by));
            }
            if (PASSIVE.contains(read.profile().transport().getOrDefault("kind", "folder"))) {
                throw read.refused(pointer, "nothing is brought to it: choose another 'transport' to answer it");
            }
            answers.put(type, hours(read, pointer, hours));
        });
        return answers;
    }

    private static void known(ProfileReader.Read read, String pointer, String type, Set<String> answered) {
        if (!answered.contains(type)) {
            throw read.refused(pointer, "no answer is known to '%s'; there is one to %s".formatted(type, answered));
        }
    }

    private static Duration hours(ProfileReader.Read read, String pointer, Integer hours) {
        if (hours == null || hours < 1 || hours > MOST_HOURS) {
            throw read.refused(pointer, "%s are no hours; write 1 to %d".formatted(hours, MOST_HOURS));
        }
        return Duration.ofHours(hours);
    }
}
