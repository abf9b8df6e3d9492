package throughline.connectors.edi.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The part of a message that is in memory: from the mark (what is still being looked at) to as far as was read. It slides over the
 * stream, and grows only when what lies between mark and position does not fit.
 */
public final class ByteWindow {

    private static final int START_SIZE = 1 << 16;

    private final InputStream in;
    private byte[] bytes = new byte[START_SIZE];
    private long base;
    private int mark;
    private int position;
    private int limit;
    private int line = 1;
    private boolean ended;

    public ByteWindow(InputStream in) {
        this.in = in;
    }

    /** The byte at the position plus {@code ahead}, 0 to 255, or -1 beyond the end of the message. */
    public int peek(int ahead) {
        while (position + ahead >= limit) {
            if (!fill()) {
                return -1;
            }
        }
        return bytes[position + ahead] & 0xFF;
    }

    /** Goes on by one byte and keeps count of lines. */
    public void skip() {
        int here = peek(0);
        if (here == '\n' || here == '\r' && peek(1) != '\n') {
            line++;
        }
        position++;
    }

    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            skip();
        }
    }

    /** Whether the bytes from the position on are these ASCII characters. */
    public boolean startsWith(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (peek(i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Forgets everything before the position. */
    public void release() {
        mark = position;
    }

    /** Of the next byte, counted from 0. */
    public long offset() {
        return base + position;
    }

    /** Of the next byte, as an editor counts, from 1. */
    public int line() {
        return line;
    }

    /** How many bytes of memory it takes at present: the measure of how much is held at once. */
    public int capacity() {
        return bytes.length;
    }

    long markOffset() {
        return base + mark;
    }

    byte[] bytes() {
        return bytes;
    }

    int mark() {
        return mark;
    }

    int position() {
        return position;
    }

    int limit() {
        return limit;
    }

    void position(int index, int atLine) {
        position = index;
        line = atLine;
    }

    void mark(int index) {
        mark = index;
    }

    /** Reads on; indices into {@link #bytes} change. False at the end of the message. */
    boolean fill() {
        if (ended) {
            return false;
        }
        if (limit == bytes.length) {
            makeRoom();
        }
        try {
            int count = in.read(bytes, limit, bytes.length - limit);
            ended = count < 0;
            limit += Math.max(0, count);
        } catch (IOException e) {
            throw new UncheckedIOException("the message's bytes cannot be read", e);
        }
        return !ended;
    }

    private void makeRoom() {
        if (mark >= bytes.length / 4) {
            System.arraycopy(bytes, mark, bytes, 0, limit - mark);
            base += mark;
            position -= mark;
            limit -= mark;
            mark = 0;
        } else {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
