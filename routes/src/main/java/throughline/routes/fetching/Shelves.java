package throughline.routes.fetching;

import java.io.IOException;
import java.time.Duration;
import throughline.connectors.Partner;

/** Places of one kind, as {@code transport.kind} of a profile names it. */
public interface Shelves {

    /** The channel that messages come by. */
    String channel();

    /** Whether the profile has something fetched there. */
    boolean concern(Partner partner);

    /** @throws IOException naming what the profile leaves out */
    Terms terms(Partner partner) throws IOException;

    /** Goes there, shows who we are, looks, and leaves. */
    void visit(Partner partner, Visit visit) throws IOException, InterruptedException;

    /**
     * @param every how often we look
     * @param unchanged a file is taken when it has not changed for so long; zero where nothing half-written can be seen
     */
    record Terms(Duration every, Duration unchanged) {}

    /** What is done there. */
    @FunctionalInterface
    interface Visit {
        void at(Shelf shelf) throws IOException, InterruptedException;
    }
}
