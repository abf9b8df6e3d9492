package throughline.model.reading;

import static java.util.Objects.requireNonNull;

/**
 * One segment as it stands in a message, for the eye and for highlighting.
 *
 * @param tag {@code PO1}, {@code LIN}; empty for a line of a format without segments
 * @param offset of its first byte, counted from 0
 * @param length in bytes, without its terminator
 * @param line of the file as an editor counts it, from 1
 * @param text its bytes in the message's character set, at most 10,000 characters
 */
public record Segment(String tag, long offset, int length, int line, String text) {

    public Segment {
        requireNonNull(tag, "tag");
        requireNonNull(text, "text");
    }
}
