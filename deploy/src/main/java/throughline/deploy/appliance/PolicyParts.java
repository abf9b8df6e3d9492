package throughline.deploy.appliance;

import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.console.look.Explanations;
import throughline.deploy.settings.Settings;
import throughline.ledger.store.Database;
import throughline.operations.exception.Cases;
import throughline.operations.governance.FolderKeeper;
import throughline.operations.governance.Governance;
import throughline.operations.insight.RuleTally;
import throughline.operations.insight.RuleWatch;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Explainer;
import throughline.operations.ruling.FactsKept;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.ShadowFollower;
import throughline.operations.whatif.Shadows;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** The analysts' policies, and the cases that they route. */
@Configuration(proxyBeanMethods = false)
class PolicyParts {

    /** The folder most often reads as what is in force, which is made ready while the database starts. */
    @Bean
    RuleBookBinder ruleBookBinder(Settings settings) throws IOException {
        var binder = new RuleBookBinder(settings.folders().books());
        binder.foresee(PolicyFolder.read(settings.folders().policies().folder()));
        return binder;
    }

    @Bean
    Governance governance(Settings settings, Database database, RuleBookBinder binder, Clock clock)
            throws IOException, PolicyException {
        var policies = settings.folders().policies();
        return Governance.open(database, binder, PolicyFolder.whole(policies.folder()), policies.mode(), clock);
    }

    @Bean
    FolderKeeper folderKeeper(Settings settings, Governance governance) {
        var policies = settings.folders().policies();
        var mark = settings.folders().books().resolve("policy-folder");
        var keeper = governance.keep(new FolderKeeper.Place(policies.folder(), mark), policies.mode());
        // Before the first message: where folders act, what changed while nobody ran is in force.
        keeper.look();
        return keeper;
    }

    @Bean
    BookShelf bookShelf(Database database, RuleBookBinder binder) {
        return new BookShelf(database, binder);
    }

    @Bean
    Explanations explanations(Database database, BookShelf shelf) {
        var explainer = new Explainer(database, shelf);
        return (order, rule) -> explainer.explain(SalesOrderNumber.parse(order), order, rule);
    }

    @Bean(destroyMethod = "close")
    WhatIf whatIf(Database database, Governance governance, BookShelf shelf, Clock clock) {
        return new WhatIf(database, governance.rules(), shelf, clock);
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
    EngineCheck engineCheck(Settings settings, Database database, BookShelf shelf, Cases cases, Clock clock) {
        return new EngineCheck(database, shelf, settings.flow().engineCheck(), cases::open, clock);
    }

    @Bean
    FactsKept factsKept(Settings settings, Database database, WhatIf whatIf, Clock clock) {
        return new FactsKept(database, settings.flow().facts(), whatIf::forget, clock);
    }

    @Bean
    RuleTally ruleTally(Database database, BookShelf shelf, Clock clock) {
        return new RuleTally(database, shelf, clock);
    }

    @Bean
    RuleWatch ruleWatch(Database database, Cases cases, Clock clock) {
        return new RuleWatch(database, cases::open, clock);
    }

    @Bean
    PolicyWatch policyWatch(Governance governance, FolderKeeper folder) {
        return new PolicyWatch(governance, folder);
    }
}
