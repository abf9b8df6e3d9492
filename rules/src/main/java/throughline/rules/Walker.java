package throughline.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that are in force at the same times, ready to be walked: {@link WalkerClass} writes a class for them. */
abstract class Walker {

    private List<Object> constants = List.of();
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;

    /** @param now milliseconds since 1970 */
    final boolean inForce(long now) {
        return now >= from && now < until;
    }

    final Walker made(List<Object> of, long begins, long ends) {
        constants = of;
        from = begins;
        until = ends;
        return this;
    }

    /** Whether its class was written with these constants. */
    final boolean isOf(List<Object> others) {
        return constants.equals(others);
    }

    /**
     * Lets the rules speak about every combination of facts that meets their conditions.
     *
     * @param pivot the only fact that the pivot condition is tried on; null for rules without one
     */
    abstract void walk(FlatFacts facts, Proposals proposals, @Nullable Object pivot);

    /** Names the rule: a stack trace does not show the class that was written for it. */
    static IllegalStateException failed(Exception cause, String rule) {
        return new IllegalStateException("rule \"%s\" failed".formatted(rule), cause);
    }

    /** Whether two texts are one, as Drools compares them where it finds facts by a text; neither need be there. */
    static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }
}
