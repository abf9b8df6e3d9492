package throughline.model.lineage;

import static java.util.Objects.requireNonNull;

/**
 * The exact bytes that something was read from: {@code length} bytes at {@code offset}, both counted from 0, in bytes, of the message
 * as received and sealed, with a name for people.
 *
 * @param segment the place's name: a segment ({@code PO1}), an element ({@code PO102}, {@code C506.1154}) or a JSON pointer
 */
public record SourceSpan(MessageId message, long offset, int length, String segment) {

    public SourceSpan {
        requireNonNull(message, "message");
        requireNonNull(segment, "segment");
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("no bytes at %d+%d of %s".formatted(offset, length, message));
        }
    }

    @Override
    public String toString() {
        return "%s@%d+%d(%s)".formatted(message.brief(), offset, length, segment);
    }
}
