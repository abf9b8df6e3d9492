package throughline.operations.fulfilment;

import java.util.Collection;
import java.util.List;
import throughline.ledger.store.UnitOfWork;

/** The order desk's side of a shipment; it keeps its own rows. */
public interface ShippedOrders {

    /**
     * Takes the locks that an order desk takes first, in its own order: those on customers' exposure, then on orders. Called before any
     * stock is locked, so that taking orders and shipping them never wait for each other in a circle.
     */
    void lock(UnitOfWork unit, Collection<String> customers, Collection<Long> orders);

    /** Moves order lines, their allocations, orders and exposure on, in a fixed number of statements. */
    void shipped(UnitOfWork unit, List<LineShipped> lines);
}
