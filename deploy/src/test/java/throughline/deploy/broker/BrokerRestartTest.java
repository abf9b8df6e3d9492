package throughline.deploy.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.deploy.settings.Settings;
import throughline.model.lineage.MessageId;
import throughline.routes.JmsComponents;
import throughline.routes.inbound.InboundQueue;
import throughline.routes.inbound.InboundRoute;
import throughline.routes.inbound.Lanes;
import throughline.routes.inbound.QueueDoorway;
import throughline.routes.inbound.Queued;

/** A broker of somebody else's that is stopped and started again while work is under way. */
class BrokerRestartTest {

    @TempDir
    Path folder;

    private final BlockingQueue<Queued> taken = new LinkedBlockingQueue<>();
    private String acceptor;
    private EmbeddedBroker broker;
    private OutsideBroker outside;
    private InboundQueue queue;
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        try (var free = new ServerSocket(0)) {
            acceptor = "tcp://127.0.0.1:" + free.getLocalPort();
        }
        broker = begin();
        outside = new OutsideBroker(
                new Settings.Server(acceptor, DurableStageTest.USER.user(), DurableStageTest.USER.password()));
        queue = new InboundQueue(outside.connections());
        camel = new DefaultCamelContext();
        JmsComponents.connect(camel, outside.connections());
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        queue.close();
        outside.close();
        broker.close();
    }

    @Test
    void whatWaitsAndWhatComesAfterIsTakenWhenTheBrokerIsBack() throws Exception {
        camel.addRoutes(new InboundRoute(this::slowly, 4));
        camel.start();
        var doorway =
                new QueueDoorway(new DurableStageTest.Shelf(), new Lanes(new DurableStageTest.NobodyReads()), queue);
        Set<String> sent = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            sent.add(receive(doorway, i));
        }
        var seen = new TreeSet<String>();
        var first = taken.poll(20, SECONDS);
        assertThat(first).isNotNull();
        seen.add(first.message().toString());

        for (int round = 0; round < 3; round++) {
            broker.close();
            broker = begin();
            for (int i = 0; i < 5; i++) {
                sent.add(receive(doorway, i));
            }
        }
        // A message whose session could not be committed comes a second time: the stage finds it done. One that could
        // not
        // be queued is queued by the sweep, now and then, and what stands in the queue is not put in twice.
        for (int round = 0; round < 40 && !seen.containsAll(sent); round++) {
            sent.forEach(message -> doorway.ensureQueued(MessageId.parse(message)));
            for (var next = taken.poll(2, SECONDS); next != null; next = taken.poll(1, SECONDS)) {
                seen.add(next.message().toString());
            }
        }
        assertThat(seen).containsAll(sent);
        assertThat(broker.consumers(InboundQueue.NAME)).as("as many as before").isEqualTo(4);
    }

    private void slowly(Queued queued) {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        taken.add(queued);
    }

    private static String receive(QueueDoorway doorway, int i) throws Exception {
        return doorway.receive("sender-" + i % 3, "api", "x", java.io.InputStream.nullInputStream())
                .toString();
    }

    private EmbeddedBroker begin() throws Exception {
        return EmbeddedBroker.start(folder, DurableStageTest.USER, new Redelivery(6, Duration.ofMillis(50)), acceptor);
    }
}
