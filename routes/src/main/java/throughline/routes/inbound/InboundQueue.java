package throughline.routes.inbound;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** Puts sealed messages into the durable queue in front of the inbound stage. Returns when the broker has them on disk. */
public final class InboundQueue implements AutoCloseable {

    public static final String NAME = "throughline.inbound";

    /** Where the broker puts what was tried too often. */
    public static final String DEAD = "throughline.inbound.dead";

    /** Artemis drops a second message with an id that it has seen lately. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    /** Messages of one group are worked on one after the other. */
    private static final String GROUP = "JMSXGroupID";

    /** How long after a failure nobody is made to find out anew that the broker is away. */
    private static final long REST_NANOS = 2_000_000_000L;

    private final ConnectionFactory connections;
    private @Nullable Connection connection;
    private @Nullable Long failedAt;

    public InboundQueue(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * @param lane messages of one lane keep their order
     * @param once an entry with the same word is put in once only
     * @throws JMSException when the broker cannot be reached or does not answer
     */
    void put(Queued queued, String lane, String once) throws JMSException {
        try (var session = connection().createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            var entry = session.createTextMessage(queued.text());
            entry.setStringProperty(GROUP, lane);
            entry.setStringProperty(DUPLICATE_ID, once);
            try (var sender = session.createProducer(session.createQueue(NAME))) {
                sender.setDeliveryMode(DeliveryMode.PERSISTENT);
                sender.send(entry);
            }
        } catch (JMSException e) {
            if (!seenBefore(e)) {
                forget();
                throw e;
            }
        }
    }

    private static boolean seenBefore(JMSException fault) {
        return String.valueOf(fault.getMessage()).contains("AMQ219065")
                || String.valueOf(fault.getMessage()).contains("uplicate");
    }

    private synchronized Connection connection() throws JMSException {
        if (connection == null) {
            if (failedAt != null && System.nanoTime() - failedAt < REST_NANOS) {
                throw new JMSException("the broker was away a moment ago");
            }
            failedAt = System.nanoTime();
            connection = connections.createConnection();
            failedAt = null;
        }
        return connection;
    }

    /** The next call connects anew, to a broker that may have come back meanwhile. */
    private synchronized void forget() {
        var broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (JMSException goneAlready) {
                // What brought us here says more.
            }
        }
    }

    @Override
    public synchronized void close() throws JMSException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
