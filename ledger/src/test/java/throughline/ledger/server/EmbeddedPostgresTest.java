package throughline.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.ledger.TestDatabase;
import throughline.ledger.store.Credentials;
import throughline.ledger.store.Database;
import throughline.ledger.store.DatabaseFailure;

class EmbeddedPostgresTest {

    static final PostgresSettings DURABLE =
            new PostgresSettings(TestDatabase.programs(), 20, true, Map.of("shared_buffers", "16MB"));
    static final PostgresSettings SETTINGS =
            new PostgresSettings(TestDatabase.programs(), 20, false, Map.of("shared_buffers", "16MB"));

    /** Created once: making a database takes seconds. Each test starts and stops the server on it. */
    @TempDir
    static Path data;

    @TempDir
    Path empty;

    @Test
    void whatWasCommittedIsThereAtTheNextStart() throws Exception {
        try (var server = EmbeddedPostgres.start(data, SETTINGS);
                var connection = connect(server, server.owner())) {
            connection.createStatement().execute("create table public.kept as select 42 as answer");
        }

        try (var server = EmbeddedPostgres.start(data, SETTINGS);
                var connection = connect(server, server.owner())) {
            assertThat(one(connection, "select answer from public.kept")).isEqualTo("42");
        }
    }

    @Test
    void itIsDurableAsksForAPasswordAndKeepsItToItself() throws Exception {
        try (var server = EmbeddedPostgres.start(data, DURABLE);
                var connection = connect(server, server.application())) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(one(connection, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(one(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> connect(server, new Credentials("throughline", "guess")))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("passwords"))))
                    .isEqualTo("rw-------");
            assertThat(server.owner().toString()).doesNotContain(server.owner().password());
        }
    }

    @Test
    void aSecondStartOnTheSameFolderIsRefusedWhileTheFirstRuns() throws Exception {
        try (var server = EmbeddedPostgres.start(data, SETTINGS)) {
            assertThatIOException()
                    .isThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
                    .withMessageContaining("is in use by another process");
            assertThat(server.pid()).isPositive();
        }
    }

    @Test
    void aServerThatDiesIsBroughtBackAtTheSamePlaceWithWhatWasCommitted() throws Exception {
        try (var server = EmbeddedPostgres.start(data, DURABLE);
                var database = Database.open(server.database(4, List.of()))) {
            database.transact(unit -> unit.jdbc(connection -> connection
                    .createStatement()
                    .execute("insert into trail.rule_book values ('f00d', 'rules', now())")));
            var killed = ProcessHandle.of(server.pid()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();

            assertThat(eventually(database)).isEqualTo(1);
            // A session of the dead server may answer for a moment: only a new server counts.
            awaitAnother(server, killed.pid());
            assertThat(eventually(database)).isEqualTo(1);
        }
    }

    @Test
    void aServerLeftBehindByAKilledProcessIsReplaced() throws Exception {
        var orphan = new Cluster(data, ServerPrograms.in(SETTINGS.cache()), SETTINGS);
        orphan.createIfMissing(Passwords.in(data.resolve("passwords")).administrator());
        orphan.start();
        var left = orphan.pid();

        try (var server = EmbeddedPostgres.start(data, SETTINGS)) {
            assertThat(server.pid()).isNotEqualTo(left);
            assertThat(ProcessHandle.of(left).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
        }
    }

    @Test
    void anOldPidFileThatNamesSomebodyElsesProcessHarmsNobody() throws Exception {
        EmbeddedPostgres.start(data, SETTINGS).close();
        Files.writeString(
                data.resolve("server/postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");

        try (var server = EmbeddedPostgres.start(data, SETTINGS)) {
            assertThat(server.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void aCreationThatWasCutShortIsBegunAgain() throws Exception {
        Files.createDirectories(empty.resolve("server.unfinished/base"));
        Files.writeString(empty.resolve("server.unfinished/PG_VERSION"), "18");

        try (var server = EmbeddedPostgres.start(empty, SETTINGS);
                var connection = connect(server, server.owner())) {
            assertThat(one(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aPlaceThatCannotBeAFolderIsNamed() throws IOException {
        var file = Files.createFile(empty.resolve("taken"));

        assertThatIOException()
                .isThrownBy(() -> EmbeddedPostgres.start(file, SETTINGS))
                .withMessage(
                        "cannot keep the database in %s: a file stands where the folder should be. Choose a folder that we may write to",
                        file);
    }

    @Test
    void durabilityCannotBeTalkedAway() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostgresSettings(null, 20, true, Map.of("fsync", "off")))
                .withMessage("the server setting 'fsync' cannot be given");
    }

    private static void awaitAnother(EmbeddedPostgres server, long killed) throws InterruptedException {
        var last = Instant.now().plusSeconds(45);
        while (server.pid() == killed) {
            assertThat(Instant.now()).as("the server is brought back").isBefore(last);
            Thread.sleep(100);
        }
    }

    private static long eventually(Database database) throws InterruptedException {
        var last = Instant.now().plusSeconds(45);
        while (true) {
            try {
                return database.read(unit -> unit.jdbc(
                        connection -> Long.parseLong(one(connection, "select count(*) from trail.rule_book"))));
            } catch (DatabaseFailure notYet) {
                if (Instant.now().isAfter(last)) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private static Connection connect(EmbeddedPostgres server, Credentials user) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), user.user(), user.password());
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
