package throughline.routes.outbound;

import throughline.connectors.Partner;

/** One way of bringing bytes to a partner. */
public interface Transport {

    /**
     * Returns when the partner has the bytes for good. The same call may come again after a crash; it carries the same name.
     *
     * @param name unique per document we owe, one plain path segment
     * @throws java.io.IOException when the partner does not have them; the text says why, without the bytes
     */
    void send(Partner partner, String name, byte[] bytes) throws java.io.IOException, InterruptedException;
}
