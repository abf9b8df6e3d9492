package throughline.operations.ruling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;

/** What both sides of the compression know before it begins, by edition. An edition that was ever used is never changed: {@code facts-1.dictionary}. */
final class Dictionaries {

    private static final ConcurrentHashMap<Byte, byte[]> READ = new ConcurrentHashMap<>();

    private Dictionaries() {}

    static byte[] read(byte edition) {
        return READ.computeIfAbsent(edition, Dictionaries::resource);
    }

    private static byte[] resource(byte edition) {
        try (var stream = Dictionaries.class.getResourceAsStream("facts-%d.dictionary".formatted(edition))) {
            if (stream == null) {
                throw new UnreadableFacts("edition %d of the facts is not known here".formatted(edition));
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
