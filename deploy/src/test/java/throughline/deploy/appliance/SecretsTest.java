package throughline.deploy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.deploy.settings.Settings.GivenSecrets;

class SecretsTest {

    private static final GivenSecrets GIVEN =
            new GivenSecrets(Map.of("THROUGHLINE_SECRET_HARBORVIEW_SFTP", "from outside"));

    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = new Secrets(folder);
    }

    @Test
    void aCredentialIsAFileOfItsNameElseWhatTheEnvironmentGave() throws Exception {
        assertThat(secrets.credential("harborview-sftp", GIVEN, name -> Optional.empty()))
                .isEqualTo("from outside");

        write("harborview-sftp", "from the file\n", "rw-------");

        assertThat(secrets.credential("harborview-sftp", GIVEN, name -> Optional.empty()))
                .isEqualTo("from the file");
    }

    @Test
    void whatTheDatabaseKeepsComesLast() throws Exception {
        assertThat(secrets.credential("meridian", GIVEN, name -> Optional.of("kept " + name)))
                .isEqualTo("kept meridian");
        assertThat(secrets.credential("harborview-sftp", GIVEN, name -> Optional.of("kept " + name)))
                .isEqualTo("from outside");
    }

    @Test
    void theCredentialsKeyIsMadeOnceForUsAloneAndShownToNoPartner() throws Exception {
        var keys = new OwnCredentialKeys(folder);
        keys.ensure();
        var first = keys.all();
        keys.ensure();

        assertThat(keys.all()).isEqualTo(first).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("credential-key"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> secrets.credential("credential-key", GIVEN, name -> Optional.empty()))
                .hasMessageContaining("cannot be a credential's name");
        Files.setPosixFilePermissions(folder.resolve("credential-key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(keys::all).hasMessageContaining("mode 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void aCredentialThatOthersCanReadIsRefused(String mode) throws Exception {
        write("harborview-sftp", "correct horse", mode);

        assertThatThrownBy(() -> secrets.credential("harborview-sftp", GIVEN, name -> Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mode 600")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("correct horse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli.token", "address", "shop-brightcart", "sftp-host-key", "../throughline.lock", "", "."})
    void aProfileCannotNameWhatIsNoCredential(String name) throws Exception {
        for (var own : new String[] {"cli.token", "address", "shop-brightcart", "sftp-host-key"}) {
            write(own, "ours", "rw-------");
        }

        assertThatThrownBy(() -> secrets.credential(name, GIVEN, kept -> Optional.of("kept")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aMissingCredentialSaysWhereItIsLookedFor() {
        assertThatThrownBy(() -> secrets.credential("meridian", GIVEN, name -> Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("meridian").toString())
                .hasMessageContaining("THROUGHLINE_SECRET_MERIDIAN");
    }

    @Test
    void aVisitorsKeysAndPasswordAreItsOwnFiles() throws Exception {
        assertThat(secrets.keys("harborview")).isEmpty();
        assertThat(secrets.passwordHash("harborview")).isEmpty();
        write("sftp-harborview.keys", "ssh-ed25519 AAAA one\nssh-rsa BBBB two\n", "rw-------");
        write("sftp-harborview.password", "$6$salt$hash\n", "rw-------");
        write("sftp-meridian.keys", "ssh-ed25519 AAAA\n", "rw-rw-rw-");

        assertThat(secrets.keys("harborview")).hasSize(2);
        assertThat(secrets.passwordHash("harborview")).contains("$6$salt$hash");
        assertThat(secrets.keys("../secrets/sftp-harborview")).isEmpty();
        assertThatThrownBy(() -> secrets.keys("meridian")).hasMessageContaining("mode 600");
    }

    private void write(String name, String text, String mode) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
