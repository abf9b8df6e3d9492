package throughline.routes.ftps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.routes.PartnerTls;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** FTP under TLS, both ways, with Apache FtpServer as the partner. */
class FtpsTest {

    private static final Map<String, String> ARCHIVED =
            Map.of("pollDirectory", "out", "archiveDirectory", "archive", "unchangedSeconds", "0");

    @TempDir
    Path folder;

    private final Landing landing = new Landing();
    private String password = FtpsHost.PASSWORD;
    private FtpsHost host;
    private FtpsServers servers;
    private FtpsTransport transport;
    private FtpsShelves shelves;

    @BeforeEach
    void start() throws Exception {
        host = new FtpsHost(folder, TestTls.localhost(folder));
        servers = new FtpsServers(name -> password, new PartnerTls(Clock.systemUTC()));
        transport = new FtpsTransport(servers);
        shelves = new FtpsShelves(servers);
    }

    @AfterEach
    void stop() {
        host.close();
        landing.close();
    }

    @Test
    void aFileIsLaidDownWholeUnderItsNameAndTakesThePlaceOfItself() throws Exception {
        var bytes = new byte[700_000];
        new Random(3).nextBytes(bytes);

        transport.send(host.partner(Map.of()), "invoice.edi", bytes);
        transport.send(host.partner(Map.of()), "invoice.edi", bytes);

        assertThat(FtpsHost.names(host.folder("in"))).containsExactly("invoice.edi");
        assertThat(Files.readAllBytes(host.folder("in").resolve("invoice.edi"))).isEqualTo(bytes);
    }

    @Test
    void whatThePartnerLaysThereIsSealedOnceAndMovedAway() throws Exception {
        Files.writeString(host.folder("out").resolve("order.edi"), "an order");
        Files.writeString(host.folder("out").resolve("half.edi.part"), "half");

        landing.visit(shelves, host.partner(ARCHIVED));
        landing.visit(shelves, host.partner(ARCHIVED));

        assertThat(landing.received).containsExactly("harborview order.edi");
        assertThat(landing.sealed()).containsExactly("an order");
        assertThat(FtpsHost.names(host.folder("out"))).containsExactly("half.edi.part");
        assertThat(FtpsHost.names(host.folder("archive")))
                .singleElement()
                .asString()
                .startsWith("order.edi.");
        assertThat(landing.rows("select channel from trail.message")).containsExactly("ftps");
    }

    @Test
    void aFileThatCannotBeSealedStaysWhereItIsAndOneThatCouldNotBeMovedIsNotTakenTwice() throws Exception {
        Files.writeString(host.folder("out").resolve("order.edi"), "an order");
        landing.doorIsShut = true;
        landing.visit(shelves, host.partner(ARCHIVED));
        assertThat(FtpsHost.names(host.folder("out"))).containsExactly("order.edi");

        landing.doorIsShut = false;
        landing.visit(shelves, host.partner(Landing.with(ARCHIVED, "archiveDirectory", "nowhere")));
        assertThat(landing.received).hasSize(1);
        assertThat(FtpsHost.names(host.folder("out"))).containsExactly("order.edi");
        landing.visit(shelves, host.partner(ARCHIVED));

        assertThat(landing.received).hasSize(1);
        assertThat(FtpsHost.names(host.folder("out"))).isEmpty();
    }

    @Test
    void aServerThatNobodyVouchesForGetsNeitherBytesNorPassword() throws Exception {
        var other = TestTls.named(folder, "other", "dns:localhost");
        var partner = host.partner(Map.of("certificates", other.certificates().toString()));
        var withoutAny =
                host.partner(Map.of("certificates", folder.resolve("none").toString()));

        for (var each : List.of(partner, withoutAny)) {
            assertThatThrownBy(() -> transport.send(each, "invoice.edi", "bytes".getBytes(UTF_8)))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("certification path")
                    .hasMessageNotContaining(FtpsHost.PASSWORD);
        }
        assertThat(FtpsHost.names(host.folder("in"))).isEmpty();
    }

    @Test
    void aServerWithTheCertificateOfAnotherNameIsRefused() throws Exception {
        var elsewhere = TestTls.named(folder, "elsewhere", "dns:elsewhere.example");
        try (var impostor = new FtpsHost(folder.resolve("impostor"), elsewhere)) {
            assertThatThrownBy(() -> transport.check(impostor.partner(Map.of())))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("No subject alternative DNS name matching localhost");
        }
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() {
        password = "a wrong one";

        assertThatThrownBy(() -> transport.check(host.partner(Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not let us in")
                .hasMessageNotContaining(password);
    }

    @Test
    void theWayIsTriedWithoutBringingAnything() throws Exception {
        assertThat(transport.check(host.partner(ARCHIVED))).contains("lets us in");
        assertThatThrownBy(() -> transport.check(host.partner(Map.of("directory", "nowhere"))))
                .hasMessageContaining("the directory nowhere");
        assertThat(FtpsHost.names(host.folder("in"))).isEmpty();
    }

    @Test
    void everyDataConnectionGoesOnWithTheSessionOfTheCommands() throws Exception {
        servers.visit(host.partner(Map.of()), (server, place) -> {
            for (int i = 0; i < 3; i++) {
                server.storeFile("in/" + i, new java.io.ByteArrayInputStream("x".getBytes(UTF_8)));
                server.listFiles("in");
            }
            assertThat(server.resumed()).isEqualTo(6);
        });
    }

    @Test
    void anUploadThatDidNotArriveWholeGetsNoNameAndIsSentAgain() throws Exception {
        var large = new byte[3_000_000];
        new Random(5).nextBytes(large);
        host.keepsOnly(900_000);
        assertThatThrownBy(() -> transport.send(host.partner(Map.of()), "large.edi", large))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("900000 of 3000000 bytes");
        assertThat(FtpsHost.names(host.folder("in"))).doesNotContain("large.edi");

        host.keepsOnly(Long.MAX_VALUE);
        transport.send(host.partner(Map.of()), "large.edi", large);
        assertThat(Files.readAllBytes(host.folder("in").resolve("large.edi"))).isEqualTo(large);
    }

    @Test
    void aServerThatIsGoneIsRestedFromAndVisitedAgainWhenItIsBack() throws Exception {
        Files.writeString(host.folder("out").resolve("order.edi"), "an order");
        host.stop();
        for (int i = 0; i < 5; i++) {
            landing.visit(shelves, host.partner(ARCHIVED));
        }
        assertThat(landing.rows("select code || ' ' || state from desk.case_")).containsExactly("FETCH_FAILED open");

        host.start();
        landing.visit(shelves, host.partner(ARCHIVED));

        assertThat(landing.received).hasSize(1);
        assertThat(landing.rows("select state from desk.case_")).containsExactly("closed");
    }

    @Test
    void aDownloadThatEndsEarlyIsNotSealed() throws Exception {
        var large = new byte[3_000_000];
        new Random(5).nextBytes(large);
        Files.write(host.folder("out").resolve("large.edi"), large);
        host.keepsOnly(900_000);
        landing.visit(shelves, host.partner(ARCHIVED));
        assertThat(landing.received).isEmpty();

        host.keepsOnly(Long.MAX_VALUE);
        Files.write(host.folder("out").resolve("large.edi"), large);
        landing.visit(shelves, host.partner(ARCHIVED));
        assertThat(landing.rows("select size from trail.message")).containsExactly("3000000");
    }
}
