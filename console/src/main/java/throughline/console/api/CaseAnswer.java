package throughline.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.operations.exception.Case;

/**
 * A case as programs see it.
 *
 * @param where the bytes it is about
 * @param fingerprint the same for every case of the same cause
 * @param atRisk an amount with its currency ({@code USD 10.50})
 */
public record CaseAnswer(
        String id,
        String code,
        String desk,
        String fingerprint,
        String who,
        String text,
        @Nullable Place where,
        Instant openedAt,
        Instant dueAt,
        String state,
        @Nullable String message,
        @Nullable String subject,
        @Nullable String line,
        @Nullable String atRisk,
        List<Case.Action> history) {

    /** Bytes of a message. */
    public record Place(String message, long offset, int length, String segment) {}

    static CaseAnswer of(Case found) {
        var span = found.where();
        return new CaseAnswer(
                found.id().toString(),
                found.code(),
                found.desk(),
                found.fingerprint(),
                found.who().name(),
                found.reason(),
                span == null
                        ? null
                        : new Place(span.message().toString(), span.offset(), span.length(), span.segment()),
                found.openedAt(),
                found.dueAt(),
                found.state().name(),
                found.message() == null ? null : found.message().toString(),
                found.subject(),
                found.line(),
                found.atRisk() == null ? null : found.atRisk().toString(),
                found.history());
    }
}
