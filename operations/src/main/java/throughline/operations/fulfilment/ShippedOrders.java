package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.ItemId;
import throughline.model.value.Money;
import throughline.operations.master.MasterData;
import throughline.operations.master.ShortShipment;
import throughline.rules.pricing.PricingDecision.Freight;
import throughline.rules.pricing.PricingDecision.Rebate;

/** The order desk's side of a shipment; it keeps its own rows. */
public interface ShippedOrders {

    /**
     * Takes the locks that an order desk takes first, in its own order: those on customers' exposure, then on orders. Called before any
     * stock is locked, so that taking orders and shipping them never wait for each other in a circle.
     */
    void lock(UnitOfWork unit, Collection<String> customers, Collection<Long> orders);

    /**
     * How an order was sold.
     *
     * @param channel the way it came: {@code EDI}, {@code SHOP} or {@code API}
     * @param freight what the pricing policy says of carriage
     * @param rebates what is promised back of each line, by its place in the order; lines without any are not there
     */
    record Sold(String channel, Freight freight, Map<Integer, List<Rebate>> rebates) {

        public Sold {
            rebates = Map.copyOf(rebates);
        }
    }

    /** Of an order that is locked. */
    Sold sold(UnitOfWork unit, long order);

    /**
     * What a warehouse has not got of one order line; quantities in the base unit.
     *
     * @param told what it was to ship of it
     * @param value of what is missing, at the order's price
     * @param otherwise the customer's own setting: what becomes of it where no rule speaks
     * @param cause the confirmation that says so
     */
    record Missing(
            long order,
            int line,
            ItemId item,
            BigDecimal missing,
            BigDecimal told,
            Money value,
            ShortShipment otherwise,
            Cause cause) {}

    /**
     * What becomes of it.
     *
     * @param why in the analyst's words; empty where no rule spoke
     * @param decision its row in the trail, and {@code ruleBook} the fingerprint of the book; both null where nobody was asked
     */
    record Follows(ShortShipment rest, String why, @Nullable Long decision, @Nullable String ruleBook) {}

    /** Asks the rules, and keeps what they decide: one answer for each, in their order. The orders are locked. */
    List<Follows> follows(UnitOfWork unit, MasterData master, List<Missing> lines);

    /** Moves order lines, their allocations, orders and exposure on, in a fixed number of statements. */
    void shipped(UnitOfWork unit, List<LineShipped> lines);
}
