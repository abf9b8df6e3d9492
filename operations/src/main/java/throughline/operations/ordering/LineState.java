package throughline.operations.ordering;

/** Where an order line stands. */
public enum LineState {
    HELD,
    ACCEPTED,
    BACK_ORDERED,
    SUBSTITUTED,
    REJECTED,
    SHIPPED,
    CANCELLED
}
