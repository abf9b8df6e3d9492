package throughline.routes.outbound;

import java.time.Duration;
import throughline.operations.outbox.Carriage;
import throughline.operations.outbox.Dispatch;
import throughline.operations.outbox.Outbound;
import throughline.routes.SideBySide;

/**
 * Empties the outbox: composes and seals a few documents at a time, and sets off a carrier for each partner that something is due for.
 * Carriers do not wait for each other, so that a partner that hangs holds up nobody else.
 */
public final class Relay implements AutoCloseable {

    private static final int AT_ONCE = 20;
    /** So many for one partner in one go; what is left waits for the next look, a moment later. */
    private static final int PARCELS_IN_ONE_GO = 200;
    /** Several times within what a node may say nothing ({@link throughline.operations.way.Ways#HELD}). */
    private static final Duration STILL_HERE = Duration.ofSeconds(4);

    private final Outbound outbound;
    private final Dispatch dispatch;
    private final Carriage carriage;
    private final Duration longest;
    private final SideBySide carriers;

    /**
     * How long things may take.
     *
     * @param parcel one parcel; then its carrier is interrupted and the parcel counts as not sent
     * @param stop how long a stop waits for parcels under way
     */
    public record Limits(Duration parcel, Duration stop) {}

    public Relay(Outbound outbound, Dispatch dispatch, Carriage carriage, Limits limits) {
        this.outbound = outbound;
        this.dispatch = dispatch;
        this.carriage = carriage;
        this.longest = limits.parcel();
        this.carriers = new SideBySide("carrier", limits.stop());
        carriers.every(STILL_HERE, outbound::stillHere);
    }

    /** Returns when everything that can be is sealed, and carriers are under way. */
    public void drain() {
        int sealed = AT_ONCE;
        while (sealed == AT_ONCE) {
            sealed = outbound.compose(AT_ONCE, dispatch);
        }
        outbound.bundle(dispatch);
        for (var receiver : outbound.due()) {
            carriers.setOff(
                    receiver,
                    () -> outbound.carry(
                            receiver,
                            PARCELS_IN_ONE_GO,
                            parcel -> carriers.within(longest, () -> carriage.carry(parcel))));
        }
    }

    @Override
    public void close() throws InterruptedException {
        carriers.close();
    }
}
