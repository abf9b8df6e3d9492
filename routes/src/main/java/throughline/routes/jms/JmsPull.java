package throughline.routes.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Spool;
import throughline.operations.way.Takings;
import throughline.operations.way.Takings.Thing;
import throughline.routes.SideBySide;
import throughline.routes.fetching.FileNames;
import throughline.routes.fetching.Pull;

/**
 * Receives from a queue: each message is sealed and then acknowledged, so that one whose acknowledgement was lost comes again and is known
 * by its number. Bytes and text are taken, never an object: a message that is not taken is given back and is a case, and the others are
 * not held up by it.
 */
public final class JmsPull implements Pull {

    /** The channel that messages come by. */
    static final String CHANNEL = "jms";

    private static final Logger LOG = LoggerFactory.getLogger(JmsPull.class);
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_REFUSED = 50;
    private static final Duration LONGEST_VISIT = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** Text is sent with two bytes for each letter. */
    private static final long TEXT_BYTES = 2;

    private static final int HEAD_BYTES = 4_096;
    /** What a client says of a message that it does not send in one piece. */
    private static final String LARGE = org.apache.activemq.artemis.api.core.Message.HDR_LARGE_BODY_SIZE.toString();

    /** So long we wait for the next one before we say that there is none. */
    private static final long WAIT_MILLIS = 1_000;

    private final JmsBrokers brokers;
    private final Takings takings;
    private final Consumer<MessageId> queue;

    /** @param queue has a sealed message read; one that could not be queued is found by the sweep */
    public JmsPull(JmsBrokers brokers, Takings takings, Consumer<MessageId> queue) {
        this.brokers = brokers;
        this.takings = takings;
        this.queue = queue;
    }

    /** Why a message is not taken. */
    private static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String why) {
            super(why);
        }
    }

    @Override
    public boolean concerns(Partner partner) {
        return JmsPlace.isReceived(partner);
    }

    @Override
    public Duration every(Partner partner) throws IOException {
        return JmsPlace.of(partner).every();
    }

    @Override
    public Duration visit(Partner partner, SideBySide side) throws IOException, InterruptedException {
        var more = new AtomicBoolean();
        side.inTime(
                LONGEST_VISIT,
                () -> brokers.visit(partner, true, (session, place) -> more.set(receive(partner, session, place))));
        return more.get() ? AT_ONCE : every(partner);
    }

    /** Whether there may be more than could be taken at once. */
    private boolean receive(Partner partner, Session session, JmsPlace place)
            throws IOException, InterruptedException, JMSException {
        var refused = new ArrayList<String>();
        var consumer = consumer(session, place, refused);
        for (int taken = 0; taken < MOST_AT_ONCE; taken++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("broken off");
            }
            var message = consumer.receive(WAIT_MILLIS);
            if (message == null) {
                return false;
            }
            try {
                take(partner, place, message);
                session.commit();
            } catch (NotTaken why) {
                takings.refused(refusal(partner, message), said(partner, place, message, why));
                refused.add(number(message));
                consumer.close();
                session.rollback();
                if (message.getJMSMessageID() == null || refused.size() > MOST_REFUSED) {
                    throw new IOException("there are messages in %s that are not taken; the last: %s"
                            .formatted(place.receiveQueue(), why.getMessage()));
                }
                consumer = consumer(session, place, refused);
            } catch (IOException | RuntimeException failure) {
                session.rollback();
                throw failure;
            }
        }
        return true;
    }

    /** Those that are not taken stay where they are; how often they were delivered is the broker's to count. */
    private static MessageConsumer consumer(Session session, JmsPlace place, List<String> refused) throws JMSException {
        var from = session.createQueue(Objects.requireNonNull(place.receiveQueue()));
        if (refused.isEmpty()) {
            return session.createConsumer(from);
        }
        var numbers = refused.stream()
                .map(number -> "'" + number.replace("'", "''") + "'")
                .toList();
        return session.createConsumer(from, "JMSMessageID NOT IN (" + String.join(", ", numbers) + ")");
    }

    private static Thing refusal(Partner partner, Message message) throws JMSException {
        return new Thing(partner.code(), CHANNEL, "refused %s %s".formatted(number(message), partner.version()));
    }

    private static String said(Partner partner, JmsPlace place, Message message, NotTaken why) throws JMSException {
        return "A message of %s in the queue %s (%s, delivered %d times) was not taken: %s. It was given back to the broker."
                .formatted(
                        partner.code(), place.receiveQueue(), number(message), deliveries(message), why.getMessage());
    }

    private static int deliveries(Message message) throws JMSException {
        return message.propertyExists("JMSXDeliveryCount") ? message.getIntProperty("JMSXDeliveryCount") : 1;
    }

    private static String number(Message message) throws JMSException {
        @Nullable String number = message.getJMSMessageID();
        return number == null ? "no number, of " + message.getJMSTimestamp() : number;
    }

    private void take(Partner partner, JmsPlace place, Message message) throws IOException, JMSException, NotTaken {
        try (var bytes = Spool.of(content(message, place.most()), place.most())) {
            var mark = "%s\n%s".formatted(number(message), bytes.sha256());
            var taken = takings.take(
                    new Thing(partner.code(), CHANNEL, mark), name(message), bytes, message.getJMSMessageID());
            if (taken.fresh()) {
                queue.accept(taken.message());
            } else {
                LOG.info(
                        "{} of {} came again (delivered {} times); it is message {} already",
                        number(message),
                        partner.code(),
                        deliveries(message),
                        taken.message());
            }
        } catch (Spool.TooLarge large) {
            throw new NotTaken(String.valueOf(large.getMessage()));
        }
    }

    /** What its sender calls it, where it says so; a number is no name that a file could have. */
    private static String name(Message message) throws JMSException {
        for (var key : List.of(JmsTransport.NAME, "filename", "fileName")) {
            if (message.propertyExists(key)) {
                return FileNames.plain(String.valueOf(message.getObjectProperty(key)), "message");
            }
        }
        return "message";
    }

    private static InputStream content(Message message, int most) throws JMSException, NotTaken {
        if (size(message) > TEXT_BYTES * most + HEAD_BYTES) {
            throw new NotTaken("it is larger than the %,d bytes that are taken".formatted(most));
        }
        if (message instanceof BytesMessage bytes) {
            return new Bytes(bytes);
        }
        if (message instanceof TextMessage text) {
            return new ByteArrayInputStream(
                    Objects.requireNonNullElse(text.getText(), "").getBytes(StandardCharsets.UTF_8));
        }
        throw new NotTaken("it is neither bytes nor text, and nothing else is opened");
    }

    /** Before anything of it is read into memory; in bytes, with what stands before them. */
    private static long size(Message message) throws NotTaken {
        if (!(message instanceof ActiveMQMessage known)) {
            throw new NotTaken("nobody says how large it is");
        }
        var core = known.getCoreMessage();
        if (!core.isLargeMessage()) {
            return core.getBodySize();
        }
        return core.getObjectProperty(LARGE) instanceof Number size ? size.longValue() : Long.MAX_VALUE;
    }

    private static final class Bytes extends InputStream {

        private final BytesMessage message;

        Bytes(BytesMessage message) {
            this.message = message;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                var piece = new byte[length];
                int read = message.readBytes(piece);
                System.arraycopy(piece, 0, into, offset, Math.max(0, read));
                return read;
            } catch (JMSException failure) {
                throw new IOException(failure);
            }
        }
    }
}
