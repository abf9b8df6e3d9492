package throughline.connectors.compose;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A document written for one partner: the bytes to send, and the control numbers its answer will name. */
public final class Composed {

    private final byte[] bytes;
    private final String name;
    private final String format;
    private final String message;
    private final Control control;

    Composed(byte[] bytes, String name, String format, String message, Control control) {
        this.bytes = requireNonNull(bytes, "bytes");
        this.name = requireNonNull(name, "name");
        this.format = requireNonNull(format, "format");
        this.message = requireNonNull(message, "message");
        this.control = requireNonNull(control, "control");
    }

    /**
     * Under which numbers it leaves; the answer to it repeats them.
     *
     * @param interchange ISA13 with its zeros; UNB 0020
     * @param group GS06, or null
     * @param set ST02; UNH 0062; null for a TA1
     */
    public record Control(String interchange, @Nullable String group, @Nullable String set) {}

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    public int size() {
        return bytes.length;
    }

    /** A file name for it: {@code northgate-855-000000012.edi}. */
    public String name() {
        return name;
    }

    /** {@code X12}, {@code EDIFACT}, {@code JSON}. */
    public String format() {
        return format;
    }

    /** The standard's name of it: {@code 855}, {@code ORDRSP}, {@code TA1}. */
    public String message() {
        return message;
    }

    public Control control() {
        return control;
    }

    @Override
    public String toString() {
        return "%s, %d bytes".formatted(name, bytes.length);
    }
}
