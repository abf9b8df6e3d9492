package throughline.operations.freight;

import org.jspecify.annotations.Nullable;
import throughline.operations.fulfilment.ShipmentNumber;

/**
 * One despatch of a shipment, as far as its carrier's bill goes.
 *
 * @param sequence counts the shipment's confirmations, from 1
 * @param tracking the carrier's own number as it is compared, or null
 * @param order our order
 * @param document the order's row in the trail, or null
 */
record Despatch(ShipmentNumber shipment, int sequence, @Nullable String tracking, long order, @Nullable Long document) {

    String name() {
        return shipment.despatch(sequence);
    }
}
