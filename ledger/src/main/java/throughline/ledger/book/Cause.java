package throughline.ledger.book;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/**
 * Why a posting was made: the message and document it goes back to, and the decisions that shaped it.
 *
 * @param message null for what no message said
 * @param document the row in the trail, or null
 * @param decisions rows in the trail
 * @param ruleBook fingerprint of the rule book that decided, or null when no rule had a say
 */
public record Cause(
        @Nullable MessageId message, @Nullable Long document, List<Long> decisions, @Nullable String ruleBook) {

    /** Somebody's own act: the opening of the books. */
    public static final Cause NONE = new Cause(null, null, List.of(), null);

    public Cause {
        decisions = List.copyOf(decisions);
    }

    public static Cause of(MessageId message, long document) {
        return new Cause(message, document, List.of(), null);
    }

    public Cause decided(List<Long> by, @Nullable String ruleBook) {
        return new Cause(message, document, by, ruleBook);
    }
}
