package throughline.operations.ordering;

/** Where an order stands as a whole; it follows from its lines and its cases. */
public enum OrderState {
    /** Waits for a person before anything is set aside for it. */
    HELD,
    /** Decided: goods are set aside or back-ordered. */
    OPEN,
    /** Everything that will be shipped has been shipped. */
    SHIPPED,
    /** Called off by the buyer or by us before anything was shipped. */
    CANCELLED,
    /** Refused. */
    REJECTED
}
