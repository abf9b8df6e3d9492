package throughline.ledger.trail;

/**
 * One document led to another: an order to its response, a shipment to its invoice, a document of ours to the acknowledgement of it.
 *
 * @param kind what the second is to the first ({@code answers}, {@code instructs}, {@code ships}, {@code bills}, {@code acknowledges},
 *     {@code changes})
 */
public record Link(long from, long to, String kind) {}
