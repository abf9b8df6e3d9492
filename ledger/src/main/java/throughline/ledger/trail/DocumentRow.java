package throughline.ledger.trail;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;

/**
 * A canonical document as the trail keeps it.
 *
 * @param id taken from {@link Documents#nextId}
 * @param message null for a document of ours that has not been composed into a message, or that a person keyed in
 * @param type as {@code BusinessDocument.type()} names it
 * @param json its canonical text, spans included
 * @param span its bytes in the message, or null
 * @param status what it has come to, in one word of the desk that took it ({@code ACCEPTED}, {@code HELD})
 */
public record DocumentRow(
        long id,
        @Nullable MessageId message,
        Direction direction,
        String type,
        String number,
        String sender,
        String receiver,
        String json,
        @Nullable SourceSpan span,
        String status,
        Instant keptAt) {

    public DocumentRow {
        requireNonNull(direction, "direction");
        requireNonNull(json, "json");
        requireNonNull(status, "status");
    }
}
