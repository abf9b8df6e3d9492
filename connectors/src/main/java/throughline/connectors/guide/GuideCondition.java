package throughline.connectors.guide;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * When a rule of a guide counts: {@code REF[IA]} (there is such a segment), {@code BEG02=SA|NE} (it holds one of these), {@code BEG07} (it
 * is sent), each also with {@code not} before it.
 *
 * @param values what the element has to hold; empty when it only has to be there
 * @param negated holds when the rest does not
 */
public record GuideCondition(GuidePlace place, Set<String> values, boolean negated, String written) {

    private static final Pattern WRITTEN = Pattern.compile("(not\\s+)?([^=\\[]+(?:\\[[^\\]]*\\][^=]*)?)(?:=(.+))?");

    public GuideCondition {
        requireNonNull(place, "place");
        values = Set.copyOf(values);
    }

    /**
     * A condition as written.
     *
     * @throws IllegalArgumentException when it is none; the message says how to write one
     */
    public static GuideCondition parse(String written) {
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw wrong(written);
        }
        var place = GuidePlace.parse(match.group(2));
        Set<String> values = match.group(3) == null ? Set.of() : GuidePlace.values(match.group(3));
        if (match.group(3) != null && (values.isEmpty() || place.isSegment())) {
            throw wrong(written);
        }
        return new GuideCondition(place, values, match.group(1) != null, written.strip());
    }

    private static IllegalArgumentException wrong(String written) {
        return new IllegalArgumentException(
                "'%s' is no condition; write REF[IA], BEG07, BEG02=SA|NE, or one of them with 'not' before it"
                        .formatted(written));
    }
}
