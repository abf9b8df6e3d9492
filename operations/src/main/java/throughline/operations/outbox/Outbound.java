package throughline.operations.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ApplicationResponse;
import throughline.model.lineage.MessageId;

/** The way out: documents leave here once, in order per partner and subject, and their acknowledgements come back here. */
public final class Outbound {

    /** Sends up to {@code max} waiting documents in one transaction, each through {@code dispatch}; several may drain at once. */
    public int drain(int max, Dispatch dispatch) {
        throw new UnsupportedOperationException("drain " + max + dispatch);
    }

    /** How many documents wait to leave. */
    public long backlog() {
        throw new UnsupportedOperationException("backlog");
    }

    /** An acknowledgement came in: finds what it answers. */
    public Acknowledged acknowledged(MessageId message, ApplicationResponse answer) {
        throw new UnsupportedOperationException("acknowledged " + message + answer);
    }

    /** Makes a case of every answer that is due and has not come; the number of cases. Called by the clock. */
    public int overdue() {
        throw new UnsupportedOperationException("overdue");
    }

    /** What left for, or waits to leave because of, one message or subject; oldest first. */
    public List<View> list(@Nullable MessageId cause, @Nullable String subject, int limit) {
        throw new UnsupportedOperationException("list " + cause + subject + limit);
    }

    /** What an acknowledgement turned out to answer. */
    public enum Acknowledged {
        ACCEPTED,
        WITH_ERRORS,
        REJECTED,
        UNMATCHED
    }

    /**
     * A document on its way out.
     *
     * @param state {@code waiting}, {@code failing}, {@code sent}, {@code acknowledged}, {@code refused}, {@code overdue}
     * @param message its sealed bytes once sent
     */
    public record View(
            UUID id,
            String type,
            String number,
            String receiver,
            String subject,
            String state,
            Instant owedSince,
            @Nullable Instant sentAt,
            @Nullable MessageId message,
            @Nullable String lastError) {}
}
