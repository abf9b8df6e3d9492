package throughline.operations.intake;

import java.util.List;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Envelope;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

/**
 * Where a message's pieces are taken in, in the order they are read. Every method is one transaction and may be called again after a crash:
 * what was done is found done.
 */
public final class Intake {

    /** An interchange begins: is it new, and do we know who sends it? */
    public Opening open(MessageId message, Envelope envelope) {
        throw new UnsupportedOperationException("open " + message + envelope);
    }

    /**
     * Takes sets of one interchange, in order, in one transaction: documents, decisions, postings, outbox rows, cases and lineage. A set that
     * fails is set aside with its reason and the others go on. At most 200 at a time is a good measure.
     */
    public List<Outcome> take(MessageId message, Envelope envelope, List<ReadSet> sets) {
        throw new UnsupportedOperationException("take " + message + envelope + sets.size());
    }

    /** An interchange ended: its acknowledgements go to the outbox, once, and what is wrong with its envelope is kept. */
    public void close(MessageId message, Piece.Closed closed) {
        throw new UnsupportedOperationException("close " + message + closed);
    }

    /** Bytes that nobody can read are kept with their findings, under a case. */
    public void unreadable(MessageId message, Piece.Unreadable unreadable) {
        throw new UnsupportedOperationException("unreadable " + message + unreadable);
    }

    /** Everything of the message was read: says how it came to rest, and writes it down. */
    public MessageRest settle(MessageId message) {
        throw new UnsupportedOperationException("settle " + message);
    }

    /** How the message stands now; what {@link #settle} said if nothing happened since. */
    public MessageRest rest(MessageId message) {
        throw new UnsupportedOperationException("rest " + message);
    }
}
