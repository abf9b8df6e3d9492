package throughline.operations.fulfilment;

import java.util.List;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.book.Books;
import throughline.operations.master.MasterData;
import throughline.operations.outbox.Outbox;
import java.time.Clock;

/**
 * Takes what warehouses say they shipped: goods issue, despatch advice and invoice in one transaction.
 */
public final class ShipmentDesk {

    /** What it works with: the order desk's rows, the books, the outbox and the day. */
    public record Desk(ShippedOrders orders, Books books, Outbox outbox, CogsAt cogsAt, Clock clock) {}

    private final Desk desk;

    public ShipmentDesk(Desk desk) {
        this.desk = desk;
    }

    /**
     * Books confirmations in the caller's transaction, a fixed number of statements whatever their number. One that cannot be booked is
     * refused and the others go on. The caller opens the cases.
     *
     * @return one answer per confirmation, in their order
     */
    public List<Confirmed> confirm(UnitOfWork unit, MasterData master, List<Confirmation> confirmations) {
        throw new UnsupportedOperationException("under way " + desk);
    }
}
