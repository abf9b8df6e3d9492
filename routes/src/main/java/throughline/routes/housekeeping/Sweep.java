package throughline.routes.housekeeping;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.operations.outbox.Outbound;
import throughline.routes.inbound.QueueDoorway;

/** Finds what a crash, or a broker that was away, left lying. */
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 1_000;

    private final Unqueued unqueued;
    private final QueueDoorway doorway;
    private final Outbound outbound;
    private final Clock clock;

    public Sweep(Unqueued unqueued, QueueDoorway doorway, Outbound outbound, Clock clock) {
        this.unqueued = unqueued;
        this.doorway = doorway;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Messages that were received a while ago and not begun; one that does stand in the queue is not put in twice. */
    public void queueForgotten() {
        var forgotten = unqueued.receivedBefore(clock.instant().minus(PATIENCE), MOST);
        forgotten.forEach(doorway::ensureQueued);
        if (!forgotten.isEmpty()) {
            LOG.info("{} messages were received and not begun; made sure that they are queued", forgotten.size());
        }
    }

    public void overdueAnswers() {
        int cases = outbound.overdue();
        if (cases > 0) {
            LOG.info("{} answers are overdue and became cases", cases);
        }
    }
}
