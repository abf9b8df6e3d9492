package throughline.connectors.partner;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a profile says under {@code answers}: how long a partner's business may take to answer what we send. */
final class ProfileAnswers {

    /** 850 and 860 by 855 and 865, 204 by 990, 940 by 945, 856 and 810 by 824. */
    private static final Set<String> ANSWERED = Set.of(
            "Order", "OrderChange", "ForwardingInstructions", "ShipmentInstruction", "DespatchAdvice", "Invoice");

    private static final int MOST_HOURS = 2_000;

    private ProfileAnswers() {}

    /** @throws ProfileRefused for a document that nobody answers, that the partner does not get, or for no number of hours */
    static Map<String, Duration> of(ProfileReader.Read read) {
        var answers = new TreeMap<String, Duration>();
        read.profile().answers().forEach((type, hours) -> {
            var pointer = "/answers/" + type;
            if (!ANSWERED.contains(type)) {
                throw read.refused(
                        pointer,
                        "no answer is known to '%s'; there is one to %s".formatted(type, new TreeSet<>(ANSWERED)));
            }
            if (!read.profile().outbound().containsKey(type)) {
                throw read.refused(pointer, "it gets no %s: list it under 'outbound' as well".formatted(type));
            }
            if (hours == null || hours < 1 || hours > MOST_HOURS) {
                throw read.refused(pointer, "%s are no hours; write 1 to %d".formatted(hours, MOST_HOURS));
            }
            answers.put(type, Duration.ofHours(hours));
        });
        return answers;
    }
}
