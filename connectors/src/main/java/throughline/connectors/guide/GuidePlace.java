package throughline.connectors.guide;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a message as people write it: a segment ({@code PER}), a segment with a qualifier in its first element ({@code REF[DP]}) or in
 * another ({@code PID[02=08|09]}), an element ({@code BEG02}, {@code REF[DP]02}), a component ({@code LIN03-1}).
 *
 * @param tag the segment's
 * @param qualifiers what its elements must hold for it to be meant; all of them
 * @param element from 1 as the standard counts, or 0 for the segment as a whole
 * @param component from 1; 1 where none is written, 0 for the segment as a whole
 * @param written as it was written
 */
public record GuidePlace(String tag, List<Qualifier> qualifiers, int element, int component, String written) {

    private static final Pattern WRITTEN =
            Pattern.compile("([A-Z][A-Z0-9]{1,2})(?:\\[([^\\[\\]]+)])?(?:(\\d\\d)(?:-(\\d{1,2}))?)?");
    private static final Pattern QUALIFIER = Pattern.compile("(?:(\\d\\d)(?:-(\\d{1,2}))?=)?([^=,]+)");

    public GuidePlace {
        requireNonNull(tag, "tag");
        requireNonNull(written, "written");
        qualifiers = List.copyOf(qualifiers);
    }

    /** One element of the segment that must hold one of some values. */
    public record Qualifier(int element, int component, Set<String> values) {

        public Qualifier {
            values = Set.copyOf(values);
        }
    }

    /**
     * A place as written.
     *
     * @throws IllegalArgumentException when it is none; the message says how to write one
     */
    public static GuidePlace parse(String written) {
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches() || "00".equals(match.group(3))) {
            throw wrong(written);
        }
        boolean whole = match.group(3) == null;
        return new GuidePlace(
                match.group(1),
                match.group(2) == null ? List.of() : qualifiers(written, match.group(2)),
                whole ? 0 : Integer.parseInt(match.group(3)),
                whole ? 0 : component(match.group(4)),
                written.strip());
    }

    /** Values as written: {@code SA|NE}. */
    static Set<String> values(String written) {
        var values = new LinkedHashSet<String>();
        for (var value : written.split("\\|")) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }

    public boolean isSegment() {
        return element == 0;
    }

    /** Whether {@code other} is about the very segments that this one is about. */
    public boolean sameSegment(GuidePlace other) {
        return tag.equals(other.tag) && (other.qualifiers.isEmpty() || other.qualifiers.equals(qualifiers));
    }

    private static List<Qualifier> qualifiers(String place, String written) {
        var qualifiers = new ArrayList<Qualifier>();
        for (var each : written.split(",")) {
            var match = QUALIFIER.matcher(each.strip());
            if (!match.matches() || values(match.group(3)).isEmpty()) {
                throw wrong(place);
            }
            int element = match.group(1) == null ? 1 : Integer.parseInt(match.group(1));
            qualifiers.add(new Qualifier(element, component(match.group(2)), values(match.group(3))));
        }
        return qualifiers;
    }

    private static int component(@Nullable String written) {
        return written == null ? 1 : Integer.parseInt(written);
    }

    private static IllegalArgumentException wrong(String written) {
        return new IllegalArgumentException(
                "'%s' is no place; write PER, REF[DP], PID[02=08], BEG02, REF[DP]02 or LIN03-1".formatted(written));
    }

    @Override
    public String toString() {
        return written;
    }
}
