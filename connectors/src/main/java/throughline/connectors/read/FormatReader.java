package throughline.connectors.read;

import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;

/** A reader of one family of formats that knows its own by the first bytes. */
public interface FormatReader extends MessageReader {

    /**
     * Whether these bytes look like this reader's format. Asked once per message, before {@link #read}.
     *
     * @param message for the way it came and its name
     * @param head the first bytes of the message, at most 4096, a byte order mark included; never kept
     */
    boolean recognises(SealedMessage message, byte[] head);
}
