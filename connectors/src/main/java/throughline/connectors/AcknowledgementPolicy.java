package throughline.connectors;

/**
 * Which answers a partner gets for what it sends.
 *
 * @param interchange the answer to an interchange (TA1)
 * @param functional whether each group (997) or interchange (CONTRL) is answered
 * @param duplicates what happens to a control number that came before
 */
public record AcknowledgementPolicy(Interchange interchange, boolean functional, Duplicates duplicates) {

    /** What a sender gets that has agreed nothing else. */
    public static final AcknowledgementPolicy STANDARD =
            new AcknowledgementPolicy(Interchange.AS_REQUESTED, true, Duplicates.REJECT);

    /** When a TA1 is sent. */
    public enum Interchange {
        /** When ISA14 asks for it, or when the whole interchange is refused. */
        AS_REQUESTED,
        ALWAYS,
        NEVER
    }

    /** A control number that came before. */
    public enum Duplicates {
        REJECT,
        ACCEPT_AND_FLAG
    }
}
