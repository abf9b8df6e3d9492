package throughline.ledger.trail;

/**
 * What became of the sets of one message. Nothing is lost when they add up: {@code sets = accepted + rejected + duplicate + held +
 * failed} once the message is at rest.
 */
public record SetCounts(int sets, int accepted, int rejected, int duplicate, int held, int failed) {

    public static final SetCounts NONE = new SetCounts(0, 0, 0, 0, 0, 0);

    public SetCounts plus(SetCounts other) {
        return new SetCounts(
                sets + other.sets,
                accepted + other.accepted,
                rejected + other.rejected,
                duplicate + other.duplicate,
                held + other.held,
                failed + other.failed);
    }

    /** How many sets have not come to anything yet. */
    public int open() {
        return sets - accepted - rejected - duplicate - held - failed;
    }
}
