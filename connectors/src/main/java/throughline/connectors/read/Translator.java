package throughline.connectors.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.Reading;
import throughline.model.reading.SegmentPage;

/** Gives each message to the reader that knows its first bytes; what nobody knows is named as well as it can be and kept. */
public final class Translator implements MessageReader {

    private static final int HEAD = 4096;

    private final List<FormatReader> readers;

    /** @param readers asked in this order */
    public Translator(List<FormatReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public Reading read(SealedMessage message) {
        byte[] head = head(message);
        var reader = readerOf(message, head);
        return reader != null
                ? reader.read(message)
                : new Refused(ForeignFormat.of(head).finding(new SourceSpan(message.id(), 0, head.length, ""), head));
    }

    @Override
    public SegmentPage segments(SealedMessage message, int from, int max) {
        var reader = readerOf(message, head(message));
        return reader != null ? reader.segments(message, from, max) : TextLines.page(message, from, max);
    }

    private @Nullable FormatReader readerOf(SealedMessage message, byte[] head) {
        for (var reader : readers) {
            if (reader.recognises(message, head)) {
                return reader;
            }
        }
        return null;
    }

    private static byte[] head(SealedMessage message) {
        try (InputStream in = message.open()) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException("message %s cannot be opened".formatted(message.id()), e);
        }
    }

    /** One piece: why nothing was read. */
    private static final class Refused implements Reading {

        private final Iterator<Piece> pieces;

        private Refused(Finding finding) {
            pieces = List.<Piece>of(new Piece.Unreadable(List.of(finding))).iterator();
        }

        @Override
        public boolean hasNext() {
            return pieces.hasNext();
        }

        @Override
        public Piece next() {
            return pieces.next();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
