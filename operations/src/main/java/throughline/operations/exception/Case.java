package throughline.operations.exception;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.value.Money;

/**
 * Something that a person has to decide.
 *
 * @param code stable, in capitals ({@code CREDIT_LIMIT_EXCEEDED}); docs/customer-service.md explains each
 * @param desk who decides: as the exception policy routes it: {@code CREDIT}, {@code CUSTOMER_SERVICE}, {@code EDI}
 * @param reason one or two plain sentences: what is wrong and what to do
 * @param where the bytes it is about, or null when nothing in a message says it
 * @param dueAt when it should be decided
 * @param message the message it came from, or null
 * @param subject what it is about by our own number ({@code SO-0000017}, {@code SH-0000003}), or the document's number; null for neither
 * @param line the line of it by the sender's number, or null
 * @param atRisk the money that waits for it, or null when nobody can say
 * @param reopened how often it came back after it was decided
 * @param history every action, oldest first
 */
public record Case(
        CaseId id,
        String code,
        String desk,
        Actor who,
        String reason,
        @Nullable SourceSpan where,
        Instant openedAt,
        Instant dueAt,
        CaseState state,
        @Nullable MessageId message,
        @Nullable String subject,
        @Nullable String line,
        @Nullable Money atRisk,
        int reopened,
        List<Action> history) {

    public Case {
        requireNonNull(code, "code");
        requireNonNull(state, "state");
        history = List.copyOf(history);
    }

    /** Whether it waits beyond its deadline. */
    public boolean overdue(Instant now) {
        return state.live() && dueAt.isBefore(now);
    }

    /** What it has in common with other cases of the same cause: 12 hexadecimal digits. */
    public String fingerprint() {
        return CauseFingerprint.of(this);
    }

    /** Who did what to it, when and why: {@code opened}, {@code assigned}, {@code released}, {@code closed}, {@code reopened}, {@code escalated}. */
    public record Action(Instant at, String by, String what, @Nullable String why) {}
}
