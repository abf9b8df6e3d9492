package throughline.connectors.edi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.envelope.Desk;
import throughline.connectors.edi.envelope.EnvelopeReading;
import throughline.connectors.edi.envelope.Openings;
import throughline.model.reading.Piece;
import throughline.model.reading.Reading;

/** A message of interchanges, one after the other, with whatever lies between them. */
final class EdiReading implements Reading {

    private final InputStream in;
    private final Openings openings;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private @Nullable EnvelopeReading current;
    private int sets;
    private boolean ended;

    EdiReading(InputStream in, Desk desk) {
        this.in = in;
        this.openings = new Openings(desk);
    }

    @Override
    public boolean hasNext() {
        while (pieces.isEmpty() && !ended) {
            readOn();
        }
        return !pieces.isEmpty();
    }

    @Override
    public Piece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pieces.remove();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readOn() {
        if (current == null) {
            current = openings.next(pieces, sets);
            ended = current == null;
        } else if (!current.advance(pieces)) {
            sets = current.sets();
            current = null;
        }
    }
}
