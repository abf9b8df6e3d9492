package throughline.deploy.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.Vault;
import throughline.model.reading.MessageReader;
import throughline.routes.JmsComponents;
import throughline.routes.inbound.InboundQueue;
import throughline.routes.inbound.InboundRoute;
import throughline.routes.inbound.Lanes;
import throughline.routes.inbound.QueueDoorway;
import throughline.routes.inbound.Queued;
import throughline.routes.recovery.DeadLetterRoute;

/** The durable stage over a real broker: what fails comes again, and what keeps failing reaches a person. */
class DurableStageTest {

    static final Credentials USER = new Credentials("flow", "secret");

    @TempDir
    Path folder;

    EmbeddedBroker broker;
    CamelContext camel;
    InboundQueue queue;
    QueueDoorway doorway;
    final BlockingQueue<Queued> taken = new LinkedBlockingQueue<>();
    final BlockingQueue<Queued> cases = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder, USER, new Redelivery(3, Duration.ofMillis(20)), null);
        queue = new InboundQueue(broker.connections());
        doorway = new QueueDoorway(new Shelf(), new Lanes(new NobodyReads()), queue);
    }

    @AfterEach
    void stop() throws Exception {
        if (camel != null) {
            camel.stop();
        }
        queue.close();
        broker.close();
    }

    void routes(Consumer<Queued> stage, Consumer<Queued> becomeCase, RouteBuilder... more) throws Exception {
        camel = new DefaultCamelContext();
        JmsComponents.connect(camel, broker.connections());
        camel.addRoutes(new InboundRoute(stage, 3));
        camel.addRoutes(new DeadLetterRoute(becomeCase));
        for (var each : more) {
            camel.addRoutes(each);
        }
        camel.start();
    }

    MessageId receive(String partner) throws Exception {
        return doorway.receive(partner, "api", "x", new ByteArrayInputStream(new byte[0]));
    }

    @Test
    void whatFailsComesAgainUntilItSucceeds() throws Exception {
        var tries = new CopyOnWriteArrayList<Queued>();
        routes(
                queued -> {
                    tries.add(queued);
                    if (tries.size() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    taken.add(queued);
                },
                cases::add);

        var message = receive("acme");

        assertThat(taken.poll(20, SECONDS)).isEqualTo(new Queued(message, null));
        assertThat(tries).hasSize(3);
        assertThat(cases).isEmpty();
    }

    @Test
    void whatKeepsFailingReachesAPersonOnceAndTheOthersGoOn() throws Exception {
        var poison = new CopyOnWriteArrayList<MessageId>();
        routes(
                queued -> {
                    if (poison.contains(queued.message())) {
                        throw new IllegalStateException("never");
                    }
                    taken.add(queued);
                },
                cases::add);
        var bad = new MessageId(UUID.randomUUID());
        poison.add(bad);
        queue(bad, "acme");

        var good = receive("acme");

        assertThat(taken.poll(20, SECONDS)).isEqualTo(new Queued(good, null));
        assertThat(cases.poll(20, SECONDS)).isEqualTo(new Queued(bad, null));
        assertThat(cases.poll(1, SECONDS)).isNull();
        assertThat(taken).isEmpty();
    }

    @Test
    void aFailingDeadLetterIsNotSwallowed() throws Exception {
        var tries = new CopyOnWriteArrayList<Queued>();
        routes(
                queued -> {
                    throw new IllegalStateException("never");
                },
                queued -> {
                    tries.add(queued);
                    if (tries.size() <= 5) {
                        throw new IllegalStateException("the database is away");
                    }
                    cases.add(queued);
                });

        var message = receive("acme");

        assertThat(cases.poll(30, SECONDS)).isEqualTo(new Queued(message, null));
        assertThat(tries).hasSize(6);
    }

    @Test
    void whatWasQueuedAndNotTakenIsThereAfterARestart() throws Exception {
        var message = receive("acme");
        queue.close();
        broker.close();

        broker = EmbeddedBroker.start(folder, USER, new Redelivery(3, Duration.ofMillis(20)), null);
        queue = new InboundQueue(broker.connections());
        routes(taken::add, cases::add);

        assertThat(taken.poll(20, SECONDS)).isEqualTo(new Queued(message, null));
    }

    @Test
    void theSweepCannotQueueWhatIsQueuedAlready() throws Exception {
        var message = receive("acme");
        doorway.ensureQueued(message);
        doorway.ensureQueued(message);

        routes(taken::add, cases::add);

        assertThat(taken.poll(20, SECONDS)).isEqualTo(new Queued(message, null));
        assertThat(taken.poll(1, SECONDS)).isNull();
    }

    @Test
    void messagesOfOneSenderKeepTheirOrder() throws Exception {
        var sent = new ArrayList<MessageId>();
        for (int i = 0; i < 50; i++) {
            sent.add(receive("acme"));
            receive("zenith-" + i % 5);
        }
        var order = new CopyOnWriteArrayList<MessageId>();
        routes(
                queued -> {
                    order.add(queued.message());
                    taken.add(queued);
                },
                cases::add);

        for (int i = 0; i < 100; i++) {
            assertThat(taken.poll(20, SECONDS)).isNotNull();
        }
        assertThat(order).filteredOn(sent::contains).isEqualTo(sent);
    }

    @Test
    void aHeaderThatSteersCamelDoesNotComeInFromOutsideInAnyCase() throws Exception {
        var headers = new LinkedBlockingQueue<List<String>>();
        routes(taken::add, cases::add, new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:throughline.expired")
                        .process(exchange -> headers.add(
                                List.copyOf(exchange.getMessage().getHeaders().keySet())));
            }
        });
        try (var connection = broker.connections().createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            for (var queueName : List.of(Queues.EXPIRED, InboundQueue.NAME)) {
                var forged = session.createTextMessage(UUID.randomUUID().toString());
                forged.setStringProperty("CAmelJmsDestinationName", "stolen");
                forged.setStringProperty("CamelFileName", "../../x");
                forged.setStringProperty("plain", "kept");
                session.createProducer(session.createQueue(queueName)).send(forged);
            }
        }

        var seen = headers.poll(20, SECONDS);
        assertThat(seen).contains("plain");
        assertThat(seen)
                .noneMatch(name ->
                        name.equalsIgnoreCase("CamelJmsDestinationName") || name.equalsIgnoreCase("CamelFileName"));
        assertThat(taken.poll(20, SECONDS)).isNotNull();
    }

    @Test
    void whoDoesNotKnowThePasswordIsNotLetIn() {
        var stranger =
                new org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory(broker.address(), "flow", "guess");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(stranger::createConnection))
                .isInstanceOf(jakarta.jms.JMSSecurityException.class);
    }

    void queue(MessageId message, String lane) throws Exception {
        try (var connection = broker.connections().createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            var entry = session.createTextMessage(message.toString());
            entry.setStringProperty("JMSXGroupID", lane);
            session.createProducer(session.createQueue(InboundQueue.NAME)).send(entry);
        }
    }

    /** Seals nothing, and finds whatever it is asked for. */
    static final class Shelf implements Vault {
        @Override
        public SealedMessage seal(String partner, String channel, String name, InputStream bytes) {
            return new SealedMessage(new MessageId(UUID.randomUUID()), partner, name, 0, InputStream::nullInputStream);
        }

        @Override
        public SealedMessage open(MessageId id) {
            return new SealedMessage(id, "acme", "x", 0, InputStream::nullInputStream);
        }
    }

    /** No message of these tests has an envelope. */
    static final class NobodyReads implements MessageReader {
        @Override
        public throughline.model.reading.Reading read(SealedMessage message) {
            throw new IllegalStateException("no envelope");
        }

        @Override
        public throughline.model.reading.SegmentPage segments(SealedMessage message, int from, int max) {
            throw new IllegalStateException("no envelope");
        }
    }
}
