package throughline.routes.jms;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.Message;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.routes.Said;
import throughline.routes.outbound.Transport;

/**
 * Sends a document as one durable message of bytes. The same bytes go under the same duplicate-detection number, by which the broker drops
 * one that it has already.
 */
public final class JmsTransport implements Transport {

    /** The property that holds the name. */
    static final String NAME = "name";

    private final JmsBrokers brokers;

    public JmsTransport(JmsBrokers brokers) {
        this.brokers = brokers;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        send(
                partner,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                name,
                bytes);
    }

    @Override
    public void send(Partner partner, MessageId message, String name, byte[] bytes)
            throws IOException, InterruptedException {
        send(partner, message.toString(), name, bytes);
    }

    private void send(Partner partner, String number, String name, byte[] bytes)
            throws IOException, InterruptedException {
        var queue = new Said(partner).needed("queue");
        brokers.visit(partner, false, (session, place) -> {
            var message = session.createBytesMessage();
            message.writeBytes(bytes);
            message.setStringProperty(NAME, name);
            message.setStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), number);
            message.setJMSCorrelationID(number);
            try (var producer = session.createProducer(session.createQueue(queue))) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                producer.send(message);
            }
        });
    }

    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        brokers.visit(partner, false, (session, place) -> {
            if (place.queue() != null) {
                session.createProducer(session.createQueue(place.queue())).close();
            }
            if (place.receiveQueue() != null) {
                look(session, place.receiveQueue());
            }
        });
        var place = JmsPlace.of(partner);
        return "%s lets %s in and has the queues that the profile names."
                .formatted(place.broker().address(), place.user());
    }

    private static void look(Session session, String queue) throws JMSException {
        try (var browser = session.createBrowser(session.createQueue(queue))) {
            browser.getEnumeration().hasMoreElements();
        }
    }
}
