package throughline.ledger.posting;

/** When the cost of goods sold is recognised (setting {@code cogs.at}). */
public enum CogsAt {
    /** As soon as the goods leave the dock. */
    SHIP,
    /** With the invoice; until then the cost waits in account 1230, shipped not invoiced. */
    INVOICE
}
