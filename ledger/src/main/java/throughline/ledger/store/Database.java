package throughline.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The one database: migrated when opened, then used one transaction at a time, at READ COMMITTED, durable at commit.
 *
 * <p>READ COMMITTED with locks taken in one order never has to be tried again; serialisable transactions on popular items cost two to
 * three failed tries for each success.
 */
public final class Database implements AutoCloseable {

    private static final Set<String> DURABLE = Set.of("on", "remote_apply", "remote_write", "local");

    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final Sequences sequences = new Sequences();

    private Database(HikariDataSource pool, SessionFactory sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /**
     * Brings the schema up to date, makes sure that commits are durable, and opens the pool.
     *
     * @throws IllegalStateException when the server does not wait for the disk at commit
     * @throws DatabaseFailure when the database cannot be reached or refuses us
     */
    public static Database open(DatabaseSettings settings) {
        Migrations.run(settings);
        return connect(settings);
    }

    /** As {@link #open}, for a schema that is known to be up to date: beside a running appliance. */
    public static Database connect(DatabaseSettings settings) {
        var pool = pool(settings);
        try {
            refuseUnlessDurable(pool);
            return new Database(pool, sessions(pool, settings));
        } catch (SQLException failure) {
            pool.close();
            throw new DatabaseFailure("cannot open " + settings.jdbcUrl(), failure);
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    /** One transaction: all of the work stands when this returns, or none of it. */
    public <T extends @Nullable Object> T transact(Work<T> work) {
        try (var connection = pool.getConnection();
                var session = sessions.openStatelessSession(connection)) {
            var unit = new UnitOfWork(connection, session, sequences);
            T result;
            try {
                result = work.in(unit);
            } catch (SQLException | RuntimeException failure) {
                rollback(connection);
                throw translated(failure);
            }
            commit(connection);
            unit.committed();
            return result;
        } catch (SQLException failure) {
            throw translated(failure);
        }
    }

    /** Only looks: whatever the work tries to write is refused. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        try (var connection = pool.getConnection();
                var session = sessions.openStatelessSession(connection)) {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction read only");
                return work.in(new UnitOfWork(connection, session, sequences));
            } finally {
                rollback(connection);
            }
        } catch (SQLException | RuntimeException failure) {
            throw translated(failure);
        }
    }

    /** The pool itself, for what needs more than one transaction at a time, such as a session store. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException failure) {
            rollback(connection);
            var state = failure.getSQLState();
            var lost = state == null || state.startsWith("08") || state.startsWith("57");
            throw new DatabaseFailure("the commit failed", failure, lost);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException connectionIsGone) {
            // The server has rolled back already, or will when it notices; the failure that brought us here says more.
        }
    }

    private static RuntimeException translated(Exception failure) {
        if (failure instanceof DatabaseFailure known) {
            return known;
        }
        var sql = DatabaseFailure.sqlErrorIn(failure);
        if (sql != null) {
            return new DatabaseFailure("the database refused", sql);
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    private static HikariDataSource pool(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("throughline");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.application().user());
        config.setPassword(settings.application().password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(Math.min(4, settings.connections()));
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(20_000);
        config.setInitializationFailTimeout(20_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "throughline");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The server's details quote whole rows: they hold partners' data and never go into a message of ours.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        return new HikariDataSource(config);
    }

    private static void refuseUnlessDurable(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_setting('synchronous_commit'), current_setting('TimeZone')")) {
            row.next();
            if (!DURABLE.contains(row.getString(1))) {
                throw new IllegalStateException(
                        "this database answers before a commit is on disk (synchronous_commit=%s): set synchronous_commit=on for our user"
                                .formatted(row.getString(1)));
            }
            connection.rollback();
        }
    }

    private static SessionFactory sessions(DataSource pool, DatabaseSettings settings) {
        var configuration = new Configuration();
        configuration
                .getProperties()
                .putAll(Map.ofEntries(
                        Map.entry(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool),
                        Map.entry(AvailableSettings.STATEMENT_BATCH_SIZE, 200),
                        Map.entry(AvailableSettings.ORDER_INSERTS, true),
                        Map.entry(AvailableSettings.JDBC_TIME_ZONE, "UTC"),
                        // Transactions are ours, not Hibernate's: it would give up a whole transaction for one failed
                        // attempt within it.
                        Map.entry(AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION, true),
                        // Its line about a refused batch would quote the rows.
                        Map.entry(AvailableSettings.LOG_JDBC_ERRORS, false),
                        Map.entry(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none"),
                        Map.entry(AvailableSettings.JPA_VALIDATION_MODE, "none"),
                        // What nobody here uses would only make the start longer.
                        Map.entry(AvailableSettings.USE_SECOND_LEVEL_CACHE, false),
                        Map.entry(AvailableSettings.XML_MAPPING_ENABLED, false),
                        Map.entry("hibernate.bytecode.use_reflection_optimizer", false)));
        configuration.setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl());
        configuration.registerTypeContributor(
                (types, services) -> ValueType.among(settings.entities()).forEach(types::contributeJavaType));
        settings.entities().stream().filter(each -> !each.isEnum()).forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }
}
