package throughline.console.act;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;

/** Bytes from outside, up to a limit: one byte more, and reading fails, so that nothing unbounded is kept. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedStream(InputStream bytes, long limit) {
        super(bytes);
        this.limit = limit;
    }

    static Refused tooLarge(long limit) {
        return new Refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "That is larger than the %,d bytes this place takes.".formatted(limit),
                "Send it in smaller messages, or have the limit raised in the appliance's settings.");
    }

    /** How many bytes came so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            counted(1);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        if (some > 0) {
            counted(some);
        }
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(int more) {
        count += more;
        if (count > limit) {
            throw tooLarge(limit);
        }
    }
}
