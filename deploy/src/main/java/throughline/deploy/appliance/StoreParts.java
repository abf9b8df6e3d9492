package throughline.deploy.appliance;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.deploy.settings.Settings;
import throughline.ledger.store.Database;

/** The database, and the books, trail and desks' tables in it. */
@Configuration(proxyBeanMethods = false)
class StoreParts {

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(Settings settings) throws IOException {
        return DatabaseServer.of(settings);
    }

    @Bean(destroyMethod = "close")
    Database database(DatabaseServer server) {
        return Database.open(server.database());
    }
}
