package throughline.ledger.book;

import java.time.Clock;
import java.util.List;
import throughline.ledger.store.UnitOfWork;

/** The journal, in money and in stock: only ever added to. */
public final class Books {

    private final Clock clock;

    public Books(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes postings, all of them within the caller's transaction, in a handful of statements whatever their number. An effect that the
     * book holds already is not written again.
     *
     * @return one answer per posting, in their order
     * @throws StockShortage when a movement would take more than there is; nothing is written then
     * @throws PeriodClosed when a posting's month is closed for its entity
     */
    public List<Posted> post(UnitOfWork unit, List<Posting> postings) {
        throw new UnsupportedOperationException("under way " + clock);
    }
}
