package throughline.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import throughline.ledger.server.EmbeddedPostgres;
import throughline.ledger.server.PostgresSettings;
import throughline.ledger.store.Credentials;
import throughline.ledger.store.Database;
import throughline.ledger.store.DatabaseSettings;

/**
 * A fresh database for one test class, with every migration on the class path in place: a copy of a template that was migrated once,
 * on one real server for the whole run. The server does not wait for the disk; everything else is as in the appliance.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TEMPLATE = "template_of_tests";

    private final String name;
    private final DatabaseSettings settings;
    private final Database database;

    private TestDatabase(String name, DatabaseSettings settings) {
        this.name = name;
        this.settings = settings;
        this.database = Database.connect(settings);
    }

    /** For tests that store no objects. */
    public static TestDatabase fresh() {
        return fresh(List.of());
    }

    /** @param entities what the test stores as objects, as a module announces it */
    public static TestDatabase fresh(List<Class<?>> entities) {
        var server = Server.ONE;
        var name = "test_" + NUMBER.incrementAndGet();
        try (var connection = administrator("postgres")) {
            connection
                    .createStatement()
                    .execute("create database %s template %s owner %s"
                            .formatted(name, TEMPLATE, server.owner().user()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new TestDatabase(
                name, new DatabaseSettings(server.jdbcUrl(name), server.owner(), server.application(), 16, entities));
    }

    public Database database() {
        return database;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** As who owns the schema: what an administrator with bad intentions could do. */
    public Connection owner() throws SQLException {
        return connection(settings.owner());
    }

    /** As what the appliance itself runs as. */
    public Connection application() throws SQLException {
        return connection(settings.application());
    }

    /** As the server's superuser, for killing backends and the like. */
    public Connection administrator() throws SQLException {
        return administrator(name);
    }

    /** Where the server's programs are unpacked, once for all runs. */
    public static Path programs() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "throughline-postgres-programs-" + System.getProperty("user.name"));
    }

    @Override
    public void close() {
        database.close();
        try (var connection = administrator("postgres")) {
            connection.createStatement().execute("drop database %s with (force)".formatted(name));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connection(Credentials user) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), user.user(), user.password());
    }

    private static Connection administrator(String database) throws SQLException {
        var server = Server.ONE;
        return DriverManager.getConnection(
                server.jdbcUrl(database),
                server.administrator().user(),
                server.administrator().password());
    }

    /** Started when the first test asks, stopped with the run. */
    private static final class Server {

        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                var data = Files.createTempDirectory("throughline-test-");
                var server = EmbeddedPostgres.start(data, PostgresSettings.forTests(programs()));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    delete(data);
                }));
                try (var connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"),
                        server.administrator().user(),
                        server.administrator().password())) {
                    connection
                            .createStatement()
                            .execute("create database %s owner %s"
                                    .formatted(TEMPLATE, server.owner().user()));
                }
                var template = new DatabaseSettings(
                        server.jdbcUrl(TEMPLATE), server.owner(), server.application(), 2, List.of());
                Database.open(template).close();
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private static void delete(Path folder) {
            try (var all = Files.walk(folder)) {
                for (var path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException leftForTheSystemToClear) {
                // A temporary folder that cannot be deleted now does no harm.
            }
        }
    }
}
