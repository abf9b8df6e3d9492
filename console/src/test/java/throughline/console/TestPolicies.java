package throughline.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.ledger.store.Database;
import throughline.operations.governance.Governance;
import throughline.operations.ruling.BookShelf;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.ShadowFollower;
import throughline.operations.whatif.Shadows;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** The policies of the installation, in a database of their own. */
@Configuration(proxyBeanMethods = false)
class TestPolicies {

    @Bean
    Governance governance(Database database, Clock clock) throws IOException, PolicyException {
        var folder = Path.of("..", "rules", "policy");
        return Governance.open(database, new RuleBookBinder(null), PolicyFolder.whole(folder), clock);
    }

    @Bean
    BookShelf bookShelf(Database database) {
        return new BookShelf(database, new RuleBookBinder(null));
    }

    @Bean
    Shadows shadows(Database database, Governance governance, Clock clock) {
        return new Shadows(database, governance.challenges(), clock);
    }

    @Bean(destroyMethod = "close")
    ShadowFollower shadowFollower(Database database, Governance governance, BookShelf shelf, Clock clock) {
        return new ShadowFollower(database, governance.challenges(), shelf, clock);
    }

    @Bean
    EngineCheck engineCheck(Database database, BookShelf shelf, Clock clock) {
        return new EngineCheck(database, shelf, 1_000, none -> {}, clock);
    }

    @Bean(destroyMethod = "close")
    WhatIf whatIf(Database database, Governance governance, BookShelf shelf, Clock clock) {
        return new WhatIf(database, governance.rules(), shelf, clock);
    }
}
