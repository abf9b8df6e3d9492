package throughline.model.lineage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A message exactly as it arrived, already in the vault under this id; nobody can change it any more. */
public final class SealedMessage {

    /** Opens the sealed bytes from the first one, as often as asked. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    private final MessageId id;
    private final @Nullable String partner;
    private final String name;
    private final long size;
    private final Bytes bytes;

    /**
     * @param partner who is said to have sent it (the channel it came by, or the operator), or null: then its own envelope says
     * @param name the file's name or the channel's word for it, for people
     * @param size in bytes
     */
    public SealedMessage(MessageId id, @Nullable String partner, String name, long size, Bytes bytes) {
        this.id = requireNonNull(id, "id");
        this.partner = partner;
        this.name = requireNonNull(name, "name");
        this.size = size;
        this.bytes = requireNonNull(bytes, "bytes");
    }

    public MessageId id() {
        return id;
    }

    public @Nullable String partner() {
        return partner;
    }

    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    public InputStream open() throws IOException {
        return bytes.open();
    }

    @Override
    public String toString() {
        return "%s %s, %d bytes".formatted(id, name, size);
    }
}
