package throughline.operations.whatif;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What samples of decisions came to that were taken again.
 *
 * @param every each of so many decisions is a sample; 0 for none
 * @param lookedUntil what was decided until then was looked at; null before the first look
 * @param decisions that were counted
 * @param sampled of them
 * @param differed samples that came out otherwise
 * @param unknown samples that cannot be taken again: of another edition, or by a book that is lost
 * @param differedAt when the last difference was found; null when none ever was
 */
public record EngineStanding(
        int every,
        @Nullable Instant lookedUntil,
        long decisions,
        long sampled,
        long differed,
        long unknown,
        @Nullable Instant differedAt) {

    EngineStanding every(int setting) {
        return new EngineStanding(setting, lookedUntil, decisions, sampled, differed, unknown, differedAt);
    }

    /** For operators, in words; nothing while the engines agree. */
    public List<String> notices() {
        return differed == 0
                ? List.of()
                : List.of(
                        "%,d of %,d sampled decisions came out otherwise when they were taken again, last found at %s: see the cases ENGINES_DIFFER"
                                .formatted(differed, sampled, differedAt));
    }
}
