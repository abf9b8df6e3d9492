package throughline.model.reading;

import throughline.model.lineage.SealedMessage;

/**
 * Says what a sealed message holds. It never changes anything, gives the same answer for the same bytes and partner folders, and never
 * throws for what a partner sent: bytes that make no sense come back as {@link Piece.Unreadable}.
 *
 * <p>Both methods throw {@link java.io.UncheckedIOException} when the vault cannot be read.
 */
public interface MessageReader {

    /** Starts reading; nothing but the first bytes is read yet. The caller closes it. */
    Reading read(SealedMessage message);

    /**
     * The message as people look at it: segment by segment, or line by line for a format without segments.
     *
     * @param from the first segment wanted, counted from 0
     * @param max how many at most
     */
    SegmentPage segments(SealedMessage message, int from, int max);
}
