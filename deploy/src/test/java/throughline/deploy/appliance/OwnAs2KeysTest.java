package throughline.deploy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.as2.NewKey;

/** Our AS2 keys among the secrets. */
class OwnAs2KeysTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void theFirstIsMadeWhenSomebodyAsksAndTheNextSignsFromItsDayOn() throws IOException {
        var secrets = folder.resolve("data/secrets");
        var keys = new OwnAs2Keys(secrets, CLOCK);
        assertThat(keys.read().keys()).isEmpty();

        var first = keys.ring().signing(CLOCK.instant());
        assertThat(first.name()).isEqualTo("as2-2026-11-26.pem");
        assertThat(keys.ring().keys()).as("once").hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(first.name()))))
                .isEqualTo("rw-------");

        assertThat(keys.make(LocalDate.parse("2026-12-15"))).isEqualTo("as2-2026-12-15.pem");
        assertThat(keys.ring().signing(CLOCK.instant()).name()).isEqualTo(first.name());
        assertThat(keys.ring().signing(Instant.parse("2026-12-15T00:00:00Z")).name())
                .isEqualTo("as2-2026-12-15.pem");
        assertThatThrownBy(() -> keys.make(LocalDate.parse("2026-12-15")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("already");
    }

    @Test
    void whatOthersCouldReadIsRefusedAndItsTextNeverTold() throws IOException {
        var file =
                Files.writeString(folder.resolve("as2-2026-01-01.pem"), NewKey.pem("hub", 2048, CLOCK.instant(), 30));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var keys = new OwnAs2Keys(folder, CLOCK);
        assertThatThrownBy(keys::ring).isInstanceOf(IOException.class).hasMessageContaining("mode 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, Files.readString(file).replace("BEGIN CERTIFICATE", "BEGIN NOTHING"));
        assertThatThrownBy(keys::ring)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not hold a key and its certificate")
                .hasNoCause();
        var other = NewKey.pem("other", 2048, CLOCK.instant(), 30);
        Files.writeString(
                file,
                NewKey.pem("hub", 2048, CLOCK.instant(), 30).replaceFirst("(?s)-----BEGIN CERT.*", "")
                        + other.substring(other.indexOf("-----BEGIN CERT")));
        assertThatThrownBy(keys::ring).isInstanceOf(IOException.class).hasMessageContaining("of another key");
    }
}
