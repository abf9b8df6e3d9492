package throughline.connectors.guide;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a partner's guide.
 *
 * @param id as the partner's document calls it, or we do; one rule of a guide has it
 * @param each the segment that opens the loops in each of which the rule is asked by itself; null for the message as a whole
 * @param when all of these must hold, or the rule does not count
 * @param demands what it demands, at least one
 * @param rejects whether a message that breaks it is refused; otherwise it is taken and told
 * @param fix what to do, in the partner's own words
 */
public record GuideRule(
        String id,
        @Nullable GuidePlace each,
        List<GuideCondition> when,
        List<Demand> demands,
        boolean rejects,
        String fix) {

    public GuideRule {
        requireNonNull(id, "id");
        requireNonNull(fix, "fix");
        when = List.copyOf(when);
        demands = List.copyOf(demands);
    }

    /** What must be so. */
    public sealed interface Demand permits Required, Forbidden, OneOfCodes, Length, Form, AtMost, Several {}

    /** The segment must come, or the element must be sent in each such segment. */
    public record Required(GuidePlace at) implements Demand {}

    public record Forbidden(GuidePlace at) implements Demand {}

    /** The element, where it is sent, holds one of these. */
    public record OneOfCodes(GuidePlace at, Set<String> codes) implements Demand {
        public OneOfCodes {
            codes = Set.copyOf(codes);
        }
    }

    /** In characters, where the element is sent. */
    public record Length(GuidePlace at, int min, int max) implements Demand {}

    /** The whole value, where the element is sent, looks like this. */
    public record Form(GuidePlace at, Pattern pattern) implements Demand {}

    /** The segment comes no more often than so. */
    public record AtMost(GuidePlace at, int times) implements Demand {}

    /** A relation between several places. */
    public record Several(Relation relation, List<GuidePlace> places) implements Demand {
        public Several {
            places = List.copyOf(places);
        }
    }

    /** How several places depend on each other. */
    public enum Relation {
        /** At least one of them is sent. */
        ANY,
        /** Exactly one of them is sent. */
        ONE,
        /** All of them are sent, or none. */
        TOGETHER
    }
}
