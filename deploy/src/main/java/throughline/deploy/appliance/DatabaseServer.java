package throughline.deploy.appliance;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import throughline.deploy.settings.Settings;
import throughline.ledger.server.EmbeddedPostgres;
import throughline.ledger.server.PostgresSettings;
import throughline.ledger.store.Credentials;
import throughline.ledger.store.DatabaseSettings;
import throughline.operations.Operations;

/** The PostgreSQL server: our own, or the one the settings name; whoever uses it does not see which. */
record DatabaseServer(DatabaseSettings database, @Nullable EmbeddedPostgres ours) implements AutoCloseable {

    static DatabaseServer of(Settings settings) throws IOException {
        int connections = settings.servers().connections();
        var outside = settings.servers().database();
        if (outside != null) {
            var user = new Credentials(outside.user(), outside.password());
            return new DatabaseServer(
                    new DatabaseSettings(outside.url(), user, user, connections, Operations.ENTITIES), null);
        }
        var server = EmbeddedPostgres.start(settings.folders().data().resolve("postgres"), PostgresSettings.standard());
        return new DatabaseServer(server.database(connections, Operations.ENTITIES), server);
    }

    @Override
    public void close() {
        if (ours != null) {
            ours.close();
        }
    }
}
