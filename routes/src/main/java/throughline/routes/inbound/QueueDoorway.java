package throughline.routes.inbound;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.Vault;
import throughline.operations.intake.Doorway;

/**
 * Seals, then queues. Sealed is safe: when the queue cannot be reached the answer is still yes, and the sweep queues the message as soon
 * as the broker is back.
 */
public final class QueueDoorway implements Doorway {

    private static final Logger LOG = LoggerFactory.getLogger(QueueDoorway.class);

    private final Vault vault;
    private final Lanes lanes;
    private final InboundQueue queue;

    public QueueDoorway(Vault vault, Lanes lanes, InboundQueue queue) {
        this.vault = vault;
        this.lanes = lanes;
        this.queue = queue;
    }

    @Override
    public MessageId receive(@Nullable String partner, String channel, String name, InputStream bytes)
            throws IOException {
        var sealed = vault.seal(partner, channel, name, bytes);
        enqueue(sealed, null, sealed.id().toString());
        return sealed.id();
    }

    @Override
    public void again(MessageId message, @Nullable String partner) {
        enqueue(vault.open(message), partner, message + "/" + UUID.randomUUID());
    }

    /** For the sweep: puts a message into the queue that never got there; one that did is not put in twice. */
    public void ensureQueued(MessageId message) {
        enqueue(vault.open(message), null, message.toString());
    }

    private void enqueue(SealedMessage sealed, @Nullable String partner, String once) {
        try {
            queue.put(new Queued(sealed.id(), partner), lanes.of(sealed), once);
        } catch (JMSException e) {
            LOG.warn(
                    "message {} is sealed but could not be queued ({}); the sweep will queue it",
                    sealed.id(),
                    e.getMessage());
        }
    }
}
