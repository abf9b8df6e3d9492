package throughline.routes.outbound;

import throughline.operations.outbox.Dispatch;
import throughline.operations.outbox.Outbound;

/** Empties the outbox: claims a few documents at a time, and goes on while there are more. */
public final class Relay {

    private static final int AT_ONCE = 20;

    private final Outbound outbound;
    private final Dispatch dispatch;

    public Relay(Outbound outbound, Dispatch dispatch) {
        this.outbound = outbound;
        this.dispatch = dispatch;
    }

    public void drain() {
        int sent = AT_ONCE;
        while (sent == AT_ONCE) {
            sent = outbound.drain(AT_ONCE, dispatch);
        }
    }
}
