package throughline.routes.fetching;

import java.io.IOException;
import java.time.Duration;
import throughline.connectors.Partner;
import throughline.routes.SideBySide;

/** One kind of going to partners for what they have for us. {@link Rounds} says whose turn it is, and that nobody else goes. */
public interface Pull {

    /** Whether the partner's profile asks for this kind; a partner is visited by the first that says so. */
    boolean concerns(Partner partner);

    /**
     * The usual pause between two visits.
     *
     * @throws IOException when the profile does not say what it must
     */
    Duration every(Partner partner) throws IOException;

    /**
     * One visit. Whatever is taken is sealed before the partner is told so.
     *
     * @param side interrupts what takes too long: {@link SideBySide#within}
     * @return the pause until the next visit, at most an hour: the usual one, a shorter one when there was more, a longer one when the
     *     partner asks for that
     * @throws IOException when the partner could not be reached, or something could not be taken; the text says why, without secrets
     */
    Duration visit(Partner partner, SideBySide side) throws IOException, InterruptedException;
}
