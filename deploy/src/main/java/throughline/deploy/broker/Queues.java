package throughline.deploy.broker;

import java.util.List;
import throughline.routes.inbound.InboundQueue;

/** The queues every broker we use must have. */
final class Queues {

    /** Messages that are sealed and wait to be read. */
    static final String INBOUND = InboundQueue.NAME;

    /** Messages that could not be finished after all tries; a person sees each as a case. */
    static final String INBOUND_DEAD = InboundQueue.DEAD;

    /** Where a message would go that expires; none of ours has an expiry time. */
    static final String EXPIRED = "throughline.expired";

    static final List<String> ALL = List.of(INBOUND, INBOUND_DEAD, EXPIRED);

    private Queues() {}
}
