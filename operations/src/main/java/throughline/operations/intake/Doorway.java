package throughline.operations.intake;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/** The way in for whatever did not come through a route of its own: the API, the console, the command line. */
public interface Doorway {

    /**
     * Answers when the bytes are sealed and queued: from then on they cannot be lost.
     *
     * @param partner who is said to have sent them, or null: then their envelope says
     * @param channel {@code api}, {@code webhook}, {@code cli}, {@code console}
     */
    MessageId receive(@Nullable String partner, String channel, String name, InputStream bytes) throws IOException;

    /**
     * Queues a sealed message to be read and taken again. What was taken before is found taken; what was held or set aside goes on.
     *
     * @param partner who sent it, when an operator now knows better than its envelope; else null
     */
    void again(MessageId message, @Nullable String partner);
}
