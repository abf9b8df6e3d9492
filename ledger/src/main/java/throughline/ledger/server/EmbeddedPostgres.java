package throughline.ledger.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import throughline.ledger.store.Credentials;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.DatabaseSettings;

/**
 * A real PostgreSQL server of our own: its programs come with the build, its files stand in one data directory, it listens on the
 * loopback address only, at a free port, and asks for a password. A commit is on disk before it is answered.
 *
 * <p>A server that a killed process left behind is stopped when the next one starts on the same directory.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "throughline";

    private final Cluster cluster;
    private final DirectoryLock lock;
    private final Passwords passwords;
    private final Watch watch;

    private EmbeddedPostgres(Cluster cluster, DirectoryLock lock, Passwords passwords) {
        this.cluster = cluster;
        this.lock = lock;
        this.passwords = passwords;
        this.watch = new Watch(cluster);
    }

    /**
     * Starts the server, creating the data directory when there is none.
     *
     * @throws IOException in plain words: the path cannot be written, another process uses it, the server does not come up
     */
    public static EmbeddedPostgres start(Path dataDirectory, PostgresSettings settings) throws IOException {
        var data = dataDirectory.toAbsolutePath().normalize();
        var lock = DirectoryLock.on(data);
        try {
            var cache = settings.cache() == null
                    ? data.resolve("programs")
                    : settings.cache().toAbsolutePath();
            var passwords = Passwords.in(data.resolve("passwords"));
            var cluster = new Cluster(data, ServerPrograms.in(cache), settings);
            cluster.stopOrphan();
            cluster.createIfMissing(passwords.administrator());
            cluster.start();
            var server = new EmbeddedPostgres(cluster, lock, passwords);
            server.prepare(settings);
            server.watch.start();
            return server;
        } catch (IOException | RuntimeException failure) {
            lock.release();
            throw failure;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** Where one of the server's databases is. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(cluster.port(), database);
    }

    /** Owns the schema and migrates it; not a superuser. */
    public Credentials owner() {
        return passwords.owner();
    }

    /** What the running appliance signs in as. */
    public Credentials application() {
        return passwords.application();
    }

    /** The server's superuser, for a person who must look inside, and for tests. */
    public Credentials administrator() {
        return passwords.administrator();
    }

    /** How to open the appliance's database on this server. */
    public DatabaseSettings database(int connections, List<Class<?>> entities) {
        return new DatabaseSettings(jdbcUrl(), owner(), application(), connections, entities);
    }

    /** The server's process. */
    public long pid() {
        return cluster.pid();
    }

    /** Stops the server: sessions under way are cut and rolled back, what was committed stands. */
    @Override
    public void close() {
        watch.stop();
        cluster.stop();
        lock.release();
    }

    private void prepare(PostgresSettings settings) throws IOException {
        try (var connection = connect("postgres", administrator())) {
            connection.createStatement().execute("set log_min_error_statement = panic");
            keepUser(connection, owner());
            keepUser(connection, application());
            if (!exists(connection, "select 1 from pg_database where datname = '%s'".formatted(DATABASE))) {
                connection.createStatement().execute("create database %s owner %s".formatted(DATABASE, owner().user()));
            }
            for (var setting : settings.asserted().entrySet()) {
                assertSetting(connection, setting.getKey(), setting.getValue());
            }
            assertSetting(connection, "data_checksums", "on");
        } catch (SQLException failure) {
            cluster.stop();
            throw new IOException("the database server came up but cannot be used: " + failure.getMessage(), failure);
        }
    }

    private Connection connect(String database, Credentials user) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user.user(), user.password());
    }

    private static void keepUser(Connection connection, Credentials user) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = '%s'".formatted(user.user()))
                ? "alter"
                : "create";
        connection
                .createStatement()
                .execute("%s role %s login password '%s'".formatted(verb, user.user(), user.password()));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static void assertSetting(Connection connection, String name, String wanted) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('%s')".formatted(name))) {
            row.next();
            if (!row.getString(1).equals(wanted)) {
                throw new DatabaseFailure(
                        "the server runs with %s=%s".formatted(name, row.getString(1)),
                        new SQLException("%s=%s is needed".formatted(name, wanted)));
            }
        }
    }
}
