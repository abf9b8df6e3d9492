package throughline.rules;

import org.jspecify.annotations.Nullable;
import throughline.rules.WalkerClass.Written;

/** Rules that are in force at the same times, ready to be walked: {@link WalkerClass} writes a class for them. */
abstract class Walker {

    /** The rules that are never in force: a bit each, from the lowest. */
    int off;

    /** It is found again by other books as long as somebody leads there. */
    private @Nullable Written written;

    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;

    /** @param now milliseconds since 1970 */
    final boolean inForce(long now) {
        return now >= from && now < until;
    }

    final Walker made(Written by, int never, long begins, long ends) {
        written = by;
        off = never;
        from = begins;
        until = ends;
        return this;
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
