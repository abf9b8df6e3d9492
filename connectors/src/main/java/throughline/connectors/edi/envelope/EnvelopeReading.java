package throughline.connectors.edi.envelope;

import java.util.Deque;
import throughline.model.reading.Piece;

/** One interchange being read. */
public interface EnvelopeReading {

    /** Reads on and adds what came of it, which may be nothing; false once the interchange is closed. */
    boolean advance(Deque<Piece> pieces);

    /** How many sets were read so far. */
    int sets();
}
