package throughline.ledger.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings every module's schema up to date in one history, and then gives the application's user what it needs and nothing more: it adds
 * to the books and reads them, and nothing it can do changes a row that stands there.
 */
final class Migrations {

    /** The modules' migrations. Version ranges keep them apart: ledger V1xx, ordering V2xx, fulfilment V3xx, console V4xx. */
    private static final String[] LOCATIONS = {"classpath:db/ledger", "classpath:db/operations", "classpath:db/console"
    };

    /** A table in these schemas that carries the append-only trigger is never given UPDATE or DELETE. */
    private static final List<String> BOOKS = List.of("book", "trail");

    private Migrations() {}

    static void run(DatabaseSettings settings) {
        try {
            // A module's later migration may come after a higher-numbered one of its neighbour: that is no disorder
            // here.
            Flyway.configure()
                    .dataSource(
                            settings.jdbcUrl(),
                            settings.owner().user(),
                            settings.owner().password())
                    .locations(LOCATIONS)
                    .outOfOrder(true)
                    // An administrator's database may hold things of their own, such as extensions.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .group(false)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            var sql = DatabaseFailure.sqlErrorIn(failure);
            if (sql != null) {
                throw new DatabaseFailure(
                        "cannot bring the schema of %s up to date".formatted(settings.jdbcUrl()), sql);
            }
            throw failure;
        }
        if (!settings.owner().user().equals(settings.application().user())) {
            try (var connection = DriverManager.getConnection(
                    settings.jdbcUrl(),
                    settings.owner().user(),
                    settings.owner().password())) {
                grant(connection, settings.application().user());
            } catch (SQLException failure) {
                throw new DatabaseFailure(
                        "cannot give %s its rights"
                                .formatted(settings.application().user()),
                        failure);
            }
        }
    }

    private static void grant(Connection connection, String user) throws SQLException {
        connection.setAutoCommit(false);
        var name = '"' + user.replace("\"", "\"\"") + '"';
        for (var schema : ownSchemas(connection)) {
            run(connection, "grant usage on schema %s to %s".formatted(schema, name));
            run(connection, "grant usage, select on all sequences in schema %s to %s".formatted(schema, name));
            run(connection, "revoke all on all tables in schema %s from %s".formatted(schema, name));
            run(connection, "grant select, insert on all tables in schema %s to %s".formatted(schema, name));
            if (BOOKS.contains(schema)) {
                for (var projection : projections(connection, schema)) {
                    run(connection, "grant update on %s to %s".formatted(projection, name));
                }
            } else {
                run(connection, "grant update, delete on all tables in schema %s to %s".formatted(schema, name));
            }
        }
        connection.commit();
    }

    private static List<String> ownSchemas(Connection connection) throws SQLException {
        return strings(
                connection,
                """
                select quote_ident(nspname) from pg_namespace
                where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') order by 1""");
    }

    private static List<String> projections(Connection connection, String schema) throws SQLException {
        return strings(
                connection,
                """
                select format('%%I.%%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = '%s' and c.relkind in ('r', 'p')
                and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only') order by 1"""
                        .formatted(schema));
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
