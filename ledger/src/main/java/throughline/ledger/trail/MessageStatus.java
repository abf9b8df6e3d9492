package throughline.ledger.trail;

/** What a message has come to. */
public enum MessageStatus {
    /** Sealed and queued; nobody has read it. */
    RECEIVED(false),
    /** Being read and taken. */
    IN_FLIGHT(false),
    /** Everything in it was taken. */
    ACCEPTED(true),
    /** Some of it was taken, the rest refused or held. */
    PARTIAL(true),
    /** Waits for a person: there is a case. */
    HELD(true),
    /** Was here before. */
    DUPLICATE(true),
    /** Refused, and its sender told so. */
    REJECTED(true),
    /** We failed on it: there is a case, and it can be replayed. */
    FAILED(true),
    /** Ours: composed and sealed, not yet sent. */
    COMPOSED(false),
    /** Ours: handed over. */
    SENT(true),
    /** Ours: its receiver said it could read it. */
    ACKNOWLEDGED(true),
    /** Ours: its receiver said it could not. */
    REFUSED(true);

    private final boolean atRest;

    MessageStatus(boolean atRest) {
        this.atRest = atRest;
    }

    /** Whether nothing more happens until somebody acts. */
    public boolean atRest() {
        return atRest;
    }
}
