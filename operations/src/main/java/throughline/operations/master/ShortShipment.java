package throughline.operations.master;

/** What becomes of a quantity that we cannot ship, or that the warehouse did not ship. */
public enum ShortShipment {
    BACK_ORDER,
    CANCEL
}
