package throughline.operations.ordering;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;

/**
 * Why an order or a line of it cannot simply go on.
 *
 * @param code stable, in capitals; the case takes it
 * @param verdict whether a person may let it pass
 * @param who has to act
 * @param reason a plain sentence or two: what is wrong, and what to do
 * @param where the bytes that say it, or null
 */
record Problem(String code, Verdict verdict, Actor who, String reason, @Nullable SourceSpan where) {

    /** What a problem does to what it is about. */
    enum Verdict {
        /** It waits for a person. */
        HOLD,
        /** It is refused, and the sender is told why. */
        REJECT
    }

    Problem {
        requireNonNull(code, "code");
        requireNonNull(verdict, "verdict");
        requireNonNull(who, "who");
        requireNonNull(reason, "reason");
    }

    static Problem hold(String code, Actor who, String reason, @Nullable SourceSpan where) {
        return new Problem(code, Verdict.HOLD, who, reason, where);
    }

    static Problem reject(String code, String reason, @Nullable SourceSpan where) {
        return new Problem(code, Verdict.REJECT, Actor.PARTNER, reason, where);
    }

    boolean rejects() {
        return verdict == Verdict.REJECT;
    }
}
