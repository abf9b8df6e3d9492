package throughline.model.lineage;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Keeps what partners sent, byte for byte, for as long as the books that rest on it. */
public interface Vault {

    /**
     * Returns only when the bytes are durable. Every arrival gets a row of its own; equal bytes are stored once.
     *
     * @param partner who is said to have sent it, or null
     * @param channel how it came: {@code folder}, {@code api}, {@code webhook}, {@code cli}
     * @param name the file's name or the channel's word for it
     */
    SealedMessage seal(@Nullable String partner, String channel, String name, InputStream bytes) throws IOException;

    /**
     * @throws java.util.NoSuchElementException when there is no such message
     */
    SealedMessage open(MessageId id);
}
