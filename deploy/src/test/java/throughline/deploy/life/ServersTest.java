package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.deploy.broker.Credentials;
import throughline.deploy.broker.EmbeddedBroker;
import throughline.deploy.broker.Redelivery;
import throughline.ledger.server.EmbeddedPostgres;
import throughline.ledger.server.PostgresSettings;

/** The servers the appliance stands on: somebody else's, by setting alone; gone for a while, and back. */
class ServersTest {

    private static final Credentials FLOW = new Credentials("flow", "a secret of the test");

    @TempDir
    Path folder;

    @Test
    void itsOwnDatabaseIsKilledUnderLoadAndNothingIsLostOrDoubled() throws Exception {
        try (var installation = new Installation(folder)) {
            var calls = installation.up();
            var messages = new ArrayList<String>();
            for (int i = 0; i < 60; i++) {
                messages.add(calls.hand("order.edi", Purchases.order(31_000 + i)));
            }

            ProcessHandle.of(installation.databasePid()).orElseThrow().destroyForcibly();

            for (var message : messages) {
                assertThat(calls.atRest(message).path("status").asString()).isEqualTo("accepted");
            }
            assertThat(calls.atRest(calls.hand("order.edi", Purchases.order(31_900)))
                            .path("status")
                            .asString())
                    .isEqualTo("accepted");
            calls.assertProved();
        }
    }

    @Test
    void onServersOfSomebodyElseItRunsByTheSameBuildAndOutlivesTheirRestarts() throws Exception {
        int port = freePort();
        var journal = folder.resolve("journal");
        var acceptor = "tcp://127.0.0.1:" + port;
        var redelivery = new Redelivery(6, Duration.ofMillis(200));
        var broker = EmbeddedBroker.start(journal, FLOW, redelivery, acceptor);
        try (var database = EmbeddedPostgres.start(folder.resolve("postgres"), PostgresSettings.standard());
                var installation = new Installation(folder)
                        .with("THROUGHLINE_DB_URL", database.jdbcUrl())
                        .with("THROUGHLINE_DB_USER", database.owner().user())
                        .with("THROUGHLINE_DB_PASSWORD", database.owner().password())
                        .with("THROUGHLINE_BROKER_URL", acceptor)
                        .with("THROUGHLINE_BROKER_USER", "flow")
                        .with("THROUGHLINE_BROKER_PASSWORD", "a secret of the test")) {
            var calls = installation.up();
            assertThat(installation.data().resolve("postgres")).doesNotExist();
            assertThat(installation.data().resolve("broker")).doesNotExist();
            var messages = new ArrayList<String>();
            for (int i = 0; i < 30; i++) {
                messages.add(calls.hand("order.edi", Purchases.order(32_000 + i)));
            }

            broker.close();
            // Sealed is safe: what comes in while the broker is away is queued when it is back.
            for (int i = 30; i < 40; i++) {
                messages.add(calls.hand("order.edi", Purchases.order(32_000 + i)));
            }
            broker = EmbeddedBroker.start(journal, FLOW, redelivery, acceptor);

            for (var message : messages) {
                assertThat(calls.atRest(message).path("status").asString()).isEqualTo("accepted");
            }
            calls.assertProved();
        } finally {
            broker.close();
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamedAtTheStart() throws Exception {
        var file = java.nio.file.Files.writeString(folder.resolve("occupied"), "a file", UTF_8);

        var ran = new Installation(folder)
                .with("THROUGHLINE_DATA", file.resolve("data").toString())
                .run("up");

        assertThat(ran.code()).isNotZero();
        assertThat(ran.err()).contains("The data folder " + file.resolve("data"), "cannot be written");
        assertThat(ran.err()).doesNotContain("\tat ");
    }

    private static int freePort() throws java.io.IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
