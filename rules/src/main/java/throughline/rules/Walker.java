package throughline.rules;

import org.jspecify.annotations.Nullable;

/** One rule, ready to be walked: {@link WalkerWriter} writes a class for each. */
abstract class Walker {

    private String rule = "";
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;

    /** @param now milliseconds since 1970 */
    final boolean inForce(long now) {
        return now >= from && now < until;
    }

    final Walker of(FlatRule flat) {
        rule = flat.name();
        from = flat.from();
        until = flat.until();
        return this;
    }

    /** The name of the rule: a stack trace does not show the class that was written for it. */
    final String rule() {
        return rule;
    }

    /**
     * Lets the rule speak about every combination of facts that meets its conditions.
     *
     * @param pivot the only fact that its pivot condition is tried on; null for a rule without one
     */
    abstract void walk(FlatFacts facts, Proposals proposals, @Nullable Object pivot) throws Exception;

    /** Whether two texts are one, as Drools compares them where it finds facts by a text; neither need be there. */
    static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }
}
