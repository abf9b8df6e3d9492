package throughline.deploy.appliance;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.connectors.compose.Composer;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.partner.PartnerFolders;
import throughline.console.ConsoleSettings;
import throughline.console.act.ShopSecrets;
import throughline.console.look.Orders;
import throughline.console.look.Rests;
import throughline.deploy.settings.Settings;
import throughline.ledger.book.Books;
import throughline.ledger.proof.Verify;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Trail;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.Identifiers;
import throughline.model.reading.MessageReader;
import throughline.operations.demo.DemoLoader;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Cases;
import throughline.operations.fulfilment.Fulfilment;
import throughline.operations.intake.Intake;
import throughline.operations.master.MasterDataBook;
import throughline.operations.ordering.OrderDesk;
import throughline.operations.outbox.Outbound;
import throughline.operations.outbox.Outbox;
import throughline.rules.PolicyFolder;

/** What a message meets: readers, master data, policies, desks, books. */
@Configuration(proxyBeanMethods = false)
class LineParts {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Identifiers identifiers(Clock clock) {
        return new Identifiers(clock, new SecureRandom());
    }

    @Bean
    PartnerFolders partnerFolders(Settings settings, Clock clock) {
        return Readers.partners(settings, clock);
    }

    @Bean
    MessageReader messageReader(PartnerFolders partners) {
        return Readers.of(partners);
    }

    @Bean
    CanonicalJson canonicalJson() {
        return new CanonicalJson();
    }

    @Bean
    Composer composer(Clock clock) {
        return new Composer(clock);
    }

    @Bean
    TrailVault vault(Database database, Identifiers identifiers, Clock clock) {
        return new TrailVault(database, identifiers, clock);
    }

    @Bean
    Trail trail(Database database) {
        return new Trail(database);
    }

    @Bean
    Verify verify(Database database) {
        return new Verify(database, List.of());
    }

    @Bean
    MasterDataBook masterDataBook(Database database) {
        return new MasterDataBook(database);
    }

    @Bean
    Cases cases(Database database, CaseBook book, Clock clock) {
        return new Cases(database, book, clock);
    }

    @Bean
    Outbound outbound(Database database, CanonicalJson text, CaseBook cases, Clock clock) {
        return new Outbound(database, text, cases, clock);
    }

    @Bean
    Books books(Clock clock) {
        return new Books(clock);
    }

    @Bean
    Founding founding(Database database, MasterDataBook book, Books books, Clock clock) {
        return demo -> {
            if (demo != null) {
                new DemoLoader(database, book, books, clock).load(demo);
            }
        };
    }

    @Bean
    ConsoleSettings consoleSettings() {
        return ConsoleSettings.USUAL;
    }

    @Bean
    Orders orders(OrderDesk desk) {
        return desk::find;
    }

    @Bean
    Outbox outbox(CanonicalJson text, Identifiers identifiers, Clock clock) {
        return new Outbox(text, identifiers, clock);
    }

    @Bean
    OrderDesk orderDesk(OrderDesk.Archive archive, OrderDesk.Policies policies) {
        return OrderDesk.open(archive, policies);
    }

    @Bean
    OrderDesk.Archive orderArchive(Database database, CanonicalJson text, MasterDataBook master, CaseBook cases) {
        return new OrderDesk.Archive(database, text, master, cases);
    }

    @Bean
    OrderDesk.Policies orderPolicies(PolicyFolder rules, Books books, Outbox outbox, Clock clock) {
        return new OrderDesk.Policies(rules, books, new Fulfilment(outbox, clock), outbox, clock);
    }

    @Bean
    ShopSecrets shopSecrets(Settings settings) {
        return partner -> new Secrets(settings.folders().secrets()).shop(partner);
    }

    @Bean
    Rests rests(Intake intake) {
        return intake::rest;
    }

    @Bean
    Intake intake() {
        return new Intake();
    }
}
