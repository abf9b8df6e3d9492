package throughline.operations.ruling;

/** What decisions saw, kept so that they can be taken again: of an order's lines, of goods that a warehouse shipped short, or of the accounts of a shipment. */
public sealed interface Sight permits Seen, SeenPosting, SeenShort {

    /** Whether price and credit were decided, and not only what becomes of goods. */
    boolean whole();
}
