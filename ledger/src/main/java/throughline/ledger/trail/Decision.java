package throughline.ledger.trail;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision about one document, with its reasons.
 *
 * @param id taken from {@link Decisions#nextId}
 * @param document what it was decided about
 * @param kind the desk ({@code pricing}, {@code credit}, {@code allocation})
 * @param subject the order or line in words ({@code SO-0000042/3})
 * @param outcome in one word ({@code RELEASE})
 * @param ruleBook fingerprint of the rule book; null when no rule had a say
 * @param firings which rules fired, on which facts, citing which paragraph: JSON, at least {@code []}
 */
public record Decision(
        long id,
        long document,
        String kind,
        String subject,
        String outcome,
        String reason,
        @Nullable String ruleBook,
        String firings,
        Instant at) {

    public Decision {
        requireNonNull(firings, "firings");
    }
}
