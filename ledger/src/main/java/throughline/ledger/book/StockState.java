package throughline.ledger.book;

/**
 * Where a quantity stands. Available to promise is not a state: it is what stands {@link #ON_HAND} (what is allocated has left that
 * state), plus what is due, less what is kept back.
 *
 * <p>Supplier, customer and adjustment are the other ends of our movements: what came in from there is counted negative, so that
 * every item's states add up to zero, as money does.
 */
public enum StockState {
    /** Outside: whoever we bought it from. Not our stock; may go below zero. */
    SUPPLIER(false, false),
    /** In the warehouse and free to be promised. */
    ON_HAND(true, true),
    /** In the warehouse and promised to an order. */
    ALLOCATED(true, true),
    /** Left the dock, not yet delivered. */
    IN_TRANSIT(true, false),
    /** In the warehouse, locked away until somebody has inspected it. */
    QUARANTINED(true, false),
    /** Came back from a customer, not yet inspected. */
    RETURNED(true, false),
    /** Outside: whoever we sold it to. */
    CUSTOMER(false, false),
    /** Outside: found, lost, or opening stock. May go below zero. */
    ADJUSTMENT(false, false);

    private final boolean ours;
    private final boolean valued;

    StockState(boolean ours, boolean valued) {
        this.ours = ours;
        this.valued = valued;
    }

    /** Whether the quantity can be counted somewhere and therefore never goes below zero. */
    public boolean ours() {
        return ours;
    }

    /** Whether account 1200 carries its value, so that the cost pool counts it. */
    public boolean valued() {
        return valued;
    }
}
