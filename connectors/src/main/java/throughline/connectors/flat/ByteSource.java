package throughline.connectors.flat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, counted, with their line; one of look-ahead. */
final class ByteSource {

    static final int WIDEST_BYTES = 1 << 20;

    private final InputStream in;
    private long offset;
    private int line = 1;
    private int ahead;

    /** Passes over the mark of UTF-8. */
    ByteSource(InputStream bytes) throws IOException {
        in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(3);
        if (in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF) {
            offset = 3;
        } else {
            in.reset();
        }
        ahead = in.read();
    }

    /** The next byte without taking it; -1 at the end. */
    int peek() {
        return ahead;
    }

    int take() throws IOException {
        int taken = ahead;
        if (taken >= 0) {
            offset++;
            ahead = in.read();
            if (taken == '\n' || taken == '\r' && ahead != '\n') {
                line++;
            }
        }
        return taken;
    }

    /** Takes a line's end, if it is one. */
    boolean takeLineEnd() throws IOException {
        if (ahead == '\r') {
            take();
            if (ahead == '\n') {
                take();
            }
            return true;
        }
        if (ahead == '\n') {
            take();
            return true;
        }
        return false;
    }

    long offset() {
        return offset;
    }

    int line() {
        return line;
    }

    /** The text of bytes, or null when they are not of the character set. */
    static @Nullable String strictly(byte[] bytes, int from, int length, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException wrong) {
            return null;
        }
    }

    /** The text as well as it can be read. */
    static String somehow(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
