package throughline.model.lineage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes that have arrived whole and are not sealed yet, in a file that only we can read: what they are is known by their SHA-256 before
 * anything is done with them, and memory stays small. They are gone when this is closed.
 */
public final class Spool implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final Path file;
    private final byte[] digest;
    private final long size;

    private Spool(Path file, byte[] digest, long size) {
        this.file = file;
        this.digest = digest;
        this.size = size;
    }

    /** There was more than we take. */
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLarge(long most) {
            super("it is larger than the %,d bytes that are taken".formatted(most));
        }
    }

    /** Writes bytes where a spool is made of them. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Reads to the end.
     *
     * @param most bytes; of more than these nothing is kept
     * @throws TooLarge when there are more
     */
    public static Spool of(InputStream bytes, long most) throws IOException {
        return written(bytes::transferTo, most);
    }

    /** The same, of what writes itself. */
    public static Spool written(Source source, long most) throws IOException {
        var file = Files.createTempFile("throughline-", ".sealing");
        try (var out = new Counting(Files.newOutputStream(file), most)) {
            source.writeTo(out);
            out.flush();
            return new Spool(file, out.digest.digest(), out.size);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** As 64 hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest);
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    /** For whoever reads back and forth in it, as long as it is not closed. */
    public Path file() {
        return file;
    }

    /** Its SHA-256, 32 bytes. */
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Counting extends OutputStream {

        private final OutputStream out;
        private final long most;
        private final MessageDigest digest = newDigest();
        private long size;

        private Counting(OutputStream out, long most) {
            this.out = new java.io.BufferedOutputStream(out, PIECE);
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            count(1);
            digest.update((byte) one);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        private void count(int more) throws IOException {
            size += more;
            if (size > most) {
                throw new TooLarge(most);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
