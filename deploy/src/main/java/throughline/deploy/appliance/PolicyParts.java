package throughline.deploy.appliance;

import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.console.look.Explanations;
import throughline.deploy.settings.Settings;
import throughline.ledger.store.Database;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Explainer;
import throughline.operations.ruling.FactsKept;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** The analysts' policies, and the cases that they route. */
@Configuration(proxyBeanMethods = false)
class PolicyParts {

    @Bean
    PolicyFolder policyFolder(Settings settings, Clock clock) throws IOException, PolicyException {
        var compiled = settings.folders().data().resolve("rule-books");
        return PolicyFolder.open(settings.folders().policy(), new RuleBookBinder(compiled), clock);
    }

    @Bean
    BookShelf bookShelf(Settings settings, Database database) {
        var compiled = settings.folders().data().resolve("rule-books");
        return new BookShelf(database, new RuleBookBinder(compiled));
    }

    @Bean
    Explanations explanations(Database database, BookShelf shelf) {
        var explainer = new Explainer(database, shelf);
        return (order, rule) -> explainer.explain(SalesOrderNumber.parse(order), order, rule);
    }

    @Bean(destroyMethod = "close")
    WhatIf whatIf(Database database, PolicyFolder rules, BookShelf shelf, Clock clock) {
        return new WhatIf(database, rules, shelf, clock);
    }

    @Bean
    FactsKept factsKept(Settings settings, Database database, WhatIf whatIf, Clock clock) {
        return new FactsKept(database, settings.flow().facts(), whatIf::forget, clock);
    }

    @Bean
    PolicyWatch policyWatch(PolicyFolder folder) {
        return new PolicyWatch(folder);
    }
}
