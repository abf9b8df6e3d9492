package throughline.operations;

import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.MessageId;

/**
 * A document that was read and kept, handed to its desk.
 *
 * @param row its row in the trail
 * @param partner the partner folder it came from, or null when it came from one of our own people
 * @param channel {@code EDI}, {@code SHOP} or {@code API}
 */
public record Received(
        BusinessDocument document, long row, MessageId message, @Nullable String partner, String channel) {

    public Cause cause() {
        return Cause.of(message, row);
    }
}
