package throughline.operations.fulfilment;

import throughline.operations.exception.NewCase;

/** What became of a carrier's word. The caller opens the case, in the same transaction. */
public sealed interface Delivered {

    /** The goods are the customer's now. */
    record Closed(ShipmentNumber shipment) implements Delivered {}

    /** They are under way, or were delivered before: nothing to book. */
    record Noted(ShipmentNumber shipment) implements Delivered {}

    /** A shipment we do not know, or that never left. */
    record Refused(NewCase found) implements Delivered {}
}
