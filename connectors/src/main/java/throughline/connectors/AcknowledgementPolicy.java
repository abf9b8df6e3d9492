package throughline.connectors;

/**
 * Which answers a partner gets for what it sends.
 *
 * @param interchange the answer to an interchange (TA1)
 * @param functional how each group (997 or 999) is answered, and whether each interchange (CONTRL) is
 * @param duplicates what happens to a control number that came before
 */
public record AcknowledgementPolicy(Interchange interchange, Functional functional, Duplicates duplicates) {

    /** What a sender gets that has agreed nothing else. */
    public static final AcknowledgementPolicy STANDARD =
            new AcknowledgementPolicy(Interchange.AS_REQUESTED, Functional.X997, Duplicates.REJECT);

    /** When a TA1 is sent. */
    public enum Interchange {
        /** When ISA14 asks for it, or when the whole interchange is refused. */
        AS_REQUESTED,
        ALWAYS,
        NEVER
    }

    /** What answers a group; a CONTRL is one for all but {@code NONE}. */
    public enum Functional {
        NONE,
        X997,
        /** For groups of 005010; the standard knows none before, so those get a 997. */
        X999
    }

    /** A control number that came before. */
    public enum Duplicates {
        REJECT,
        ACCEPT_AND_FLAG
    }
}
