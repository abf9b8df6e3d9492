package throughline.operations.exception;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.value.Money;

/**
 * A case as whoever finds it describes it; desk and deadline follow from its code by policy.
 *
 * @param subject what it is about by our own number, or the document's; null for neither
 * @param key opens it once: a second one with the same key, while the first is live, is the first. Null for no such guard.
 */
public record NewCase(
        String code,
        Actor who,
        String reason,
        @Nullable SourceSpan where,
        @Nullable MessageId message,
        @Nullable String subject,
        @Nullable String line,
        @Nullable Money atRisk,
        @Nullable String key) {

    public NewCase {
        requireNonNull(code, "code");
        requireNonNull(who, "who");
        requireNonNull(reason, "reason");
    }

    /** About a message as a whole. */
    public static NewCase ofMessage(String code, Actor who, String reason, MessageId message, @Nullable String key) {
        return new NewCase(code, who, reason, null, message, null, null, null, key);
    }
}
