package throughline.routes.outbound;

import java.io.IOException;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;

/** One way of bringing bytes to a partner. No transaction is open while it works, and it is interrupted when it takes too long. */
public interface Transport {

    /**
     * Returns when the partner has the bytes for good. The same call may come again after a crash; it carries the same name.
     *
     * @param name unique per document we owe, one plain path segment
     * @throws IOException when the partner does not have them; the text says why, without the bytes
     */
    void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException;

    /**
     * The same, for ways that number what they carry.
     *
     * @param message the same one whenever the same bytes go again, and no other one's
     */
    default void send(Partner partner, MessageId message, String name, byte[] bytes)
            throws IOException, InterruptedException {
        send(partner, name, bytes);
    }

    /**
     * Goes the way without bringing anything: connects, shows who we are, looks whether there is room for what we bring.
     *
     * @return what was found, in words for an operator
     * @throws IOException when the partner cannot be reached so; the text says why
     */
    String check(Partner partner) throws IOException, InterruptedException;
}
