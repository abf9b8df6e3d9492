package throughline.routes.as2;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body on its way in: it has to come whole, within a time, and only so much of it is kept. */
final class Arriving {

    private final InputStream body;
    private final long length;
    private final As2Post.Limits limits;

    /** @param length as announced, in bytes, or -1 */
    Arriving(InputStream body, long length, As2Post.Limits limits) {
        this.body = body;
        this.length = length;
        this.limits = limits;
    }

    /**
     * All of it, or one byte more than is allowed.
     *
     * @throws IOException when it ends early, or takes too long
     */
    byte[] all() throws IOException {
        var all = new ByteArrayOutputStream(length < 0 ? 1 << 16 : (int) length);
        var piece = new byte[1 << 16];
        long until = System.nanoTime() + limits.reading().toNanos();
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            all.write(piece, 0, Math.min(read, limits.body() + 1 - all.size()));
            if (all.size() > limits.body()) {
                return all.toByteArray();
            }
            if (System.nanoTime() - until > 0) {
                throw new IOException("it did not arrive within %d seconds"
                        .formatted(limits.reading().toSeconds()));
            }
        }
        if (length >= 0 && all.size() != length) {
            throw new EOFException("it ended after %d of %d bytes".formatted(all.size(), length));
        }
        return all.toByteArray();
    }
}
