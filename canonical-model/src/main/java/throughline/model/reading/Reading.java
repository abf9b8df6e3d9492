package throughline.model.reading;

import java.util.Iterator;

/**
 * A message being read, piece by piece: pulling the next piece reads on. Memory stays that of one set, whatever the message's size.
 *
 * <p>Both methods throw {@link java.io.UncheckedIOException} when the vault cannot be read, which is nobody's fault but ours.
 */
public interface Reading extends Iterator<Piece>, AutoCloseable {

    @Override
    void close();
}
