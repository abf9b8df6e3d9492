package throughline.operations.flow;

/** Goes the way to a partner and back without bringing or taking anything; implemented where the ways are. */
@FunctionalInterface
public interface PartnerReach {

    /**
     * Connects as the partner's profile says, shows who we are, and looks whether what it names is there. It takes as long as the partner
     * does, at most a minute or so.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     * @throws InterruptedException when we are to stop
     */
    Reached reach(String partner) throws InterruptedException;

    /**
     * What was found.
     *
     * @param transport the kind that its profile names
     * @param good whether the way can be gone
     * @param words for an operator: what was found, or why it cannot; never a secret
     */
    record Reached(String partner, String transport, boolean good, String words) {}
}
