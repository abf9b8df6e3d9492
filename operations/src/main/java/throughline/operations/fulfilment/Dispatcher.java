package throughline.operations.fulfilment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.BusinessDocument;

/** Takes documents that we owe somebody, in the caller's transaction; the outbox. */
@FunctionalInterface
public interface Dispatcher {

    /** Keeps each document in the trail, linked to what made us owe it, and lines up those that have a receiver. Few statements for all. */
    void owe(UnitOfWork unit, List<OwedDocument> documents);

    /**
     * A document of our own making.
     *
     * @param receiver partner code; null when nobody wants it as a message: then it is kept and can be found, and not sent
     * @param subject our number of the order it is about ({@code SO-0000017}): documents about one order leave in order
     * @param cause what made us owe it
     */
    record OwedDocument(BusinessDocument document, @Nullable String receiver, String subject, Cause cause) {
        public OwedDocument {
            requireNonNull(document, "document");
            requireNonNull(subject, "subject");
            requireNonNull(cause, "cause");
        }
    }
}
