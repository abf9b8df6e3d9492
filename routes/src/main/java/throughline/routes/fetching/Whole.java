package throughline.routes.fetching;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A connection that is cut may look like the end of a file; a file that ends early is not sealed. */
public final class Whole extends FilterInputStream {

    private final long size;
    private final String name;
    private long count;

    /** @param size in bytes, as the other side told it; negative when it told none */
    public Whole(InputStream in, long size, String name) {
        super(in);
        this.size = size;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        counted(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        counted(read);
        return read;
    }

    private void counted(int read) throws IOException {
        count += Math.max(0, read);
        if (read < 0 && size >= 0 && count != size) {
            throw new IOException("%s ended after %d of %d bytes".formatted(name, count, size));
        }
    }
}
