package throughline.operations.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/**
 * A sealed document on its way to a partner, or several that are sealed together: then the first of them speaks for all.
 *
 * @param id of the document in the outbox
 * @param document its row in the trail
 * @param message the sealed bytes, and the name they travel under
 * @param receiver partner code, or {@code qualifier:id} of somebody we only know by that
 */
public record Parcel(UUID id, long document, MessageId message, String receiver, About about) {

    /**
     * What people are told when it does not arrive.
     *
     * @param subject our number of what it is about
     * @param cause the message that made us owe it, or null
     * @param attempts how often carrying it has failed
     * @param more how many other documents are in the same bytes
     */
    public record About(
            String type, String number, String subject, @Nullable MessageId cause, int attempts, int more) {}
}
