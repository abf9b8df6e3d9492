package throughline.operations.master;

/** Who pays for the carriage of a shipment. */
public enum FreightTerms {
    /** We pay it, and bill the customer the rate of {@link FreightRate}. */
    BILLED,
    /** We pay it; the prices include it. */
    PREPAID,
    /** The customer's own carrier fetches the goods. */
    COLLECT
}
