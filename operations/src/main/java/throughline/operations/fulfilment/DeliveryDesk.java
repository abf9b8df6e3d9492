package throughline.operations.fulfilment;

import java.util.List;
import throughline.ledger.book.Books;
import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.TransportStatus;

/** Takes what carriers say: a delivered shipment is not in transit any more. */
public final class DeliveryDesk {

    /** A carrier's word, and the message and document row it came by. */
    public record Word(TransportStatus status, Cause cause) {}

    private final Books books;

    public DeliveryDesk(Books books) {
        this.books = books;
    }

    /** Books deliveries in the caller's transaction. One answer per word, in their order; the caller opens the cases. */
    public List<Delivered> take(UnitOfWork unit, List<Word> words) {
        throw new UnsupportedOperationException("under way " + books);
    }
}
