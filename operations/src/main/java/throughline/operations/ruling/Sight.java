package throughline.operations.ruling;

/** What decisions saw, kept so that they can be taken again: of an order's lines, or of goods that a warehouse shipped short. */
public sealed interface Sight permits Seen, SeenShort {

    /** Whether price and credit were decided, and not only what becomes of goods. */
    boolean whole();
}
