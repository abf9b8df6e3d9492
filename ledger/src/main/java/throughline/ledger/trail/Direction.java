package throughline.ledger.trail;

/** Whether a message or document came to us or was made by us. */
public enum Direction {
    IN,
    OUT
}
