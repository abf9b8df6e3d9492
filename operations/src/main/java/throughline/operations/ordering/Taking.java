package throughline.operations.ordering;

import throughline.model.document.Order;
import throughline.model.lineage.MessageId;

/**
 * An order that was read and kept, handed to the desk.
 *
 * @param document its row in the trail
 * @param channel {@code EDI}, {@code SHOP} or {@code API}
 */
public record Taking(Order order, long document, MessageId message, String channel) {}
