package throughline.routes;

import jakarta.jms.JMSException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms.consumer.SimpleMessageListenerContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a queue, and connects anew as often as the broker goes away. Camel 4.17's own listener does so once and then never again
 * (CAMEL-24284): the route looks started and takes nothing.
 */
final class RecoveringListener extends SimpleMessageListenerContainer {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveringListener.class);
    private static final long PAUSE_MILLIS = 500;

    private final AtomicBoolean recovering = new AtomicBoolean();
    private volatile boolean told;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "broker-recovery");
        thread.setDaemon(true);
        return thread;
    });

    RecoveringListener(SjmsEndpoint endpoint) {
        super(endpoint);
        setConcurrentConsumers(endpoint.getConcurrentConsumers());
    }

    @Override
    protected void scheduleConnectionRecovery() {
        if (!clock.isShutdown() && recovering.compareAndSet(false, true)) {
            if (!told) {
                told = true;
                LOG.warn(
                        "the broker is away; {} is taken up again when it is back",
                        getEndpoint().getDestinationName());
            }
            clock.schedule(this::recover, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void recover() {
        // What fails from here on asks for another round.
        recovering.set(false);
        try {
            refreshConnection();
            initConsumers();
            told = false;
            LOG.info("the broker is back; {} is taken up again", getEndpoint().getDestinationName());
        } catch (Exception awayStill) {
            // Camel takes consumers that were begun for consumers that are there, unless it is told that they are lost.
            onException(new JMSException(String.valueOf(awayStill.getMessage())));
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        clock.shutdownNow();
        super.doShutdown();
    }
}
