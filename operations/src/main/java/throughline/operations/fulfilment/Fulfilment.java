package throughline.operations.fulfilment;

import java.time.Clock;
import java.util.List;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.master.MasterData;
import throughline.operations.outbox.Outbox;

/** Tells warehouses and drop-ship suppliers what to ship. Called by the order desk, in its transaction. */
public final class Fulfilment {

    private final Outbox outbox;
    private final Clock clock;

    public Fulfilment(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes one shipment per request and owes the warehouse its instruction; a fixed number of statements, whatever the number of requests.
     * The database refuses a shipment of an order that lacks its pricing, credit or allocation decision.
     *
     * @return the shipments' numbers, in the requests' order
     */
    public List<ShipmentNumber> instruct(UnitOfWork unit, MasterData master, List<ShipmentRequest> requests) {
        throw new UnsupportedOperationException("under way " + outbox + clock);
    }

    /**
     * Goods that shall not be shipped any more. The warehouse has to be told by a person when it has begun: each shipment is answered.
     *
     * @return the shipments whose warehouse has the instruction already, so that a case must ask it to stop
     * @throws IllegalArgumentException when more is withdrawn than is open
     */
    public List<ShipmentNumber> withdraw(UnitOfWork unit, List<Withdrawal> withdrawals) {
        throw new UnsupportedOperationException("under way");
    }
}
