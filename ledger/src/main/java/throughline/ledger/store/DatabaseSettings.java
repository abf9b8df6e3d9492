package throughline.ledger.store;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which database, and who may do what in it.
 *
 * @param jdbcUrl without credentials ({@code jdbc:postgresql://127.0.0.1:5432/throughline})
 * @param owner migrates the schema and owns it
 * @param application works in it; may be the owner where an administrator gave us one user only (triggers keep the books safe then)
 * @param connections at most so many at once, 2 or more
 * @param entities what callers store as objects: Hibernate entity classes, and the enums that stand in them, which are stored by name
 */
public record DatabaseSettings(
        String jdbcUrl, Credentials owner, Credentials application, int connections, List<Class<?>> entities) {

    public static final int DEFAULT_CONNECTIONS = 16;

    public DatabaseSettings {
        requireNonNull(owner, "owner");
        requireNonNull(application, "application");
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "the database must be a PostgreSQL, as in jdbc:postgresql://host:5432/name, not " + jdbcUrl);
        }
        if (connections < 2) {
            throw new IllegalArgumentException("at least 2 connections are needed, not " + connections);
        }
        entities = List.copyOf(entities);
    }

    public DatabaseSettings with(List<Class<?>> entityClasses) {
        return new DatabaseSettings(jdbcUrl, owner, application, connections, entityClasses);
    }
}
