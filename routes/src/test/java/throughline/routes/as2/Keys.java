package throughline.routes.as2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import throughline.connectors.as2.KeyRing.OwnKey;
import throughline.connectors.as2.NewKey;
import throughline.operations.demo.Demo;

/** Keys for tests: short ones, so that making them takes no time. */
final class Keys {

    /** The day on which the clocks of our side stand. */
    static final Instant NOW = Demo.CLOCK.instant();

    private Keys() {}

    /** Valid for a year. */
    static OwnKey key(String name) {
        return key(name, NOW, 365);
    }

    static OwnKey key(String name, Instant from, int days) {
        try {
            return NewKey.read(name, NewKey.pem(name, 2048, from, days), from.minus(Duration.ofDays(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its certificate, as a file in a partner's folder. */
    static void put(Path folder, OwnKey key) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(key.name() + ".pem"), NewKey.pem(key.certificate()));
    }
}
