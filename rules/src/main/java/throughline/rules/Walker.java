package throughline.rules;

import org.jspecify.annotations.Nullable;

/** One rule, ready to be walked: {@link WalkerWriter} writes a class for each. */
abstract class Walker {

    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;

    /** @param now milliseconds since 1970 */
    final boolean inForce(long now) {
        return now >= from && now < until;
    }

    final Walker during(long first, long end) {
        from = first;
        until = end;
        return this;
    }

    /**
     * Lets the rule speak about every combination of facts that meets its conditions.
     *
     * @param pivot the only fact that its pivot condition is tried on; null for a rule without one
     */
    abstract void walk(FlatFacts facts, Proposals proposals, @Nullable Object pivot) throws Exception;
}
