package throughline.routes.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.routes.CuttingLine;

/** What we lay on partners' servers, with OpenSSH as the partner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SftpTransportTest {

    private static final byte[] BYTES = "ISA*00*~".getBytes(UTF_8);

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private OpenSsh partners;
    private SftpServers servers;
    private SftpTransport transport;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        partners = new OpenSsh(folder);
    }

    @BeforeEach
    void connect() throws Exception {
        secrets.put("harborview", partners.privateKey("ed25519"));
        servers =
                new SftpServers(secrets::get, new SftpServers.Patience(Duration.ofSeconds(10), Duration.ofSeconds(3)));
        transport = new SftpTransport(servers);
        for (var each : OpenSsh.names(partners.home().resolve("in"))) {
            Files.delete(partners.home().resolve("in").resolve(each));
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        servers.close();
    }

    @AfterAll
    void stop() throws InterruptedException {
        partners.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa"})
    void aFileArrivesUnderItsNameWithAKeyOf(String kind) throws Exception {
        secrets.put("harborview", partners.privateKey(kind));

        transport.send(partners.partner(Map.of()), "harborview-855-000000001.edi", BYTES);

        assertThat(OpenSsh.names(partners.home().resolve("in"))).containsExactly("harborview-855-000000001.edi");
        assertThat(partners.home().resolve("in/harborview-855-000000001.edi")).hasBinaryContent(BYTES);
    }

    @Test
    void theSameFileSentAgainIsThereOnce() throws Exception {
        var partner = partners.partner(Map.of());

        transport.send(partner, "again.edi", BYTES);
        transport.send(partner, "again.edi", BYTES);

        assertThat(OpenSsh.names(partners.home().resolve("in"))).containsExactly("again.edi");
        assertThat(partners.home().resolve("in/again.edi")).hasBinaryContent(BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa"})
    void theHostKeyMayBeAFingerprintOrALineOfKnownHostsOf(String kind) throws Exception {
        transport.send(partners.partner(Map.of("hostKey", partners.fingerprint(kind))), "one.edi", BYTES);
        transport.send(partners.partner(Map.of("hostKey", partners.hostKey(kind))), "two.edi", BYTES);

        assertThat(OpenSsh.names(partners.home().resolve("in"))).containsExactly("one.edi", "two.edi");
    }

    @Test
    void aServerWithAnotherHostKeyGetsNeitherBytesNorCredential() throws Exception {
        var stranger = "SHA256:AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAA";
        secrets.put("harborview", "a password that nobody may see");
        int before = partners.said().length();

        assertThatThrownBy(() -> transport.send(partners.partner(Map.of("hostKey", stranger)), "x.edi", BYTES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("which is not the profile's")
                .hasMessageContaining("no credential shown");

        assertThat(OpenSsh.names(partners.home().resolve("in"))).isEmpty();
        assertThat(partners.said().substring(before)).doesNotContain("Failed", "Accepted", "Postponed");
    }

    @Test
    void aWrongPasswordIsRefusedAndRepeatedNowhere() throws Exception {
        secrets.put("harborview", "wr0ng-horse");

        assertThatThrownBy(() -> transport.send(partners.partner(Map.of()), "x.edi", BYTES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not let " + OpenSsh.user() + " in")
                .hasStackTraceContaining("authentication")
                .satisfies(failure -> {
                    var trace = new java.io.StringWriter();
                    failure.printStackTrace(new java.io.PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("wr0ng-horse");
                });
        assertThat(partners.said()).contains("Failed password");
    }

    @Test
    void anUploadThatIsCutLeavesNothingUnderItsNameAndIsSentWholeTheNextTime() throws Exception {
        var large = new byte[2_000_000];
        new Random(3).nextBytes(large);
        try (var line = new CuttingLine(partners.port(), 700_000)) {
            var cut = partners.partner(Map.of("port", String.valueOf(line.port())));

            assertThatThrownBy(() -> transport.send(cut, "large.edi", large)).isInstanceOf(IOException.class);
            assertThat(line.cuts()).isPositive();
        }
        assertThat(OpenSsh.names(partners.home().resolve("in"))).doesNotContain("large.edi");

        transport.send(partners.partner(Map.of()), "large.edi", large);

        assertThat(OpenSsh.names(partners.home().resolve("in"))).containsExactly("large.edi");
        assertThat(partners.home().resolve("in/large.edi")).hasBinaryContent(large);
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        servers.close();
        servers = new SftpServers(secrets::get, new SftpServers.Patience(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var partner = partners.partner(Map.of("port", String.valueOf(silent.getLocalPort())));
            var begun = System.nanoTime();

            assertThatThrownBy(() -> new SftpTransport(servers).send(partner, "x.edi", BYTES))
                    .isInstanceOf(IOException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void aConnectionServesForTheNextFileAndIsReplacedWhenItIsDead(@TempDir Path folder) throws Exception {
        try (var own = new OpenSsh(folder)) {
            secrets.put("harborview", own.privateKey("ed25519"));
            transport.send(own.partner(Map.of()), "one.edi", BYTES);
            transport.send(own.partner(Map.of()), "two.edi", BYTES);
            assertThat(own.said().split("Accepted publickey", -1))
                    .as("one connection")
                    .hasSize(2);

            own.dropConnections();
            transport.send(own.partner(Map.of()), "three.edi", BYTES);

            assertThat(own.said().split("Accepted publickey", -1))
                    .as("a second one")
                    .hasSize(3);
            assertThat(OpenSsh.names(own.home().resolve("in"))).containsExactly("one.edi", "three.edi", "two.edi");
        }
    }

    @Test
    void theWayCanBeTriedWithoutSending() throws Exception {
        assertThat(transport.check(partners.partner(Map.of("pollDirectory", "out", "archiveDirectory", "archive"))))
                .contains("lets " + OpenSsh.user() + " in");
        assertThatThrownBy(() -> transport.check(partners.partner(Map.of("directory", "nowhere"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not show the directory nowhere");
        assertThat(OpenSsh.names(partners.home().resolve("in"))).isEmpty();
    }
}
