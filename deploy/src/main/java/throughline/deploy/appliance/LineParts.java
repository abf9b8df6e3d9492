package throughline.deploy.appliance;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.connectors.compose.Composer;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.partner.PartnerFolders;
import throughline.console.ConsoleSettings;
import throughline.console.act.UploadTokens;
import throughline.console.act.WebhookSecrets;
import throughline.console.look.Notices;
import throughline.console.look.Orders;
import throughline.console.look.Rests;
import throughline.deploy.settings.Settings;
import throughline.ledger.proof.Verify;
import throughline.ledger.store.Database;
import throughline.ledger.trail.PartnerVersions;
import throughline.ledger.trail.Trail;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.Identifiers;
import throughline.model.reading.MessageReader;
import throughline.operations.Operations;
import throughline.operations.credential.CredentialBook;
import throughline.operations.demo.DemoLoader;
import throughline.operations.exception.Cases;
import throughline.operations.freight.Agreement;
import throughline.operations.freight.FreightBook;
import throughline.operations.governance.FolderKeeper;
import throughline.operations.governance.Governance;
import throughline.operations.intake.Intake;
import throughline.operations.intake.Parked;
import throughline.operations.inventory.StockCounts;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.ordering.OrderDesk;
import throughline.operations.ordering.PromotionBook;
import throughline.operations.outbox.Outbound;
import throughline.operations.rebate.RebateBook;
import throughline.operations.rebate.RebateDesk;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.Shadows;
import throughline.routes.KnownAgreements;
import throughline.routes.KnownPromises;

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
    PartnerVersions partnerVersions(Database database, Clock clock) {
        return new PartnerVersions(database, clock);
    }

    @Bean
    Operations operations(
            Database database,
            Governance governance,
            CanonicalJson text,
            Identifiers identifiers,
            Settings settings,
            Clock clock,
            Operations.Profiles profiles) {
        var operations = Operations.open(
                new Operations.Ground(
                        database,
                        governance.rules(),
                        text,
                        identifiers,
                        clock,
                        settings.flow().tolerance()),
                profiles);
        governance.report((unit, found) -> operations.caseBook().open(unit, found));
        return operations;
    }

    @Bean
    StockCounts stockCounts(Operations operations) {
        return operations.counts();
    }

    /** A carrier's own profile goes before the settings. */
    @Bean
    Operations.Profiles profiles(Settings settings, PartnerFolders partners) {
        var usual = new Agreement(
                BigDecimal.valueOf(settings.freight().percent()),
                BigDecimal.valueOf(settings.freight().amount()),
                settings.freight().dueDays());
        return new Operations.Profiles(new KnownAgreements(partners, usual), new KnownPromises(partners));
    }

    @Bean
    FreightBook freightBook(Database database, Clock clock) {
        return new FreightBook(database, clock);
    }

    @Bean
    PromotionBook promotionBook(Database database) {
        return new PromotionBook(database);
    }

    @Bean
    RebateBook rebateBook(Database database) {
        return new RebateBook(database);
    }

    @Bean
    RebateDesk rebateDesk(Operations operations) {
        return operations.rebates();
    }

    @Bean
    MasterSheets masterSheets(Database database, Operations operations) {
        return new MasterSheets(database, operations.master());
    }

    @Bean
    Verify verify(Database database, Operations operations) {
        return new Verify(database, operations.checks());
    }

    @Bean
    Cases cases(Operations operations) {
        return operations.cases();
    }

    @Bean
    Outbound outbound(Operations operations) {
        return operations.outbound();
    }

    @Bean
    OrderDesk orderDesk(Operations operations) {
        return operations.orders();
    }

    @Bean
    Parked parked(Operations operations) {
        return operations.parked();
    }

    @Bean
    Intake intake(Operations operations) {
        return operations.intake();
    }

    @Bean
    Founding founding(Database database, Operations operations, Clock clock) {
        return demo -> {
            if (demo != null) {
                new DemoLoader(database, operations.master(), operations.books(), clock).load(demo);
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
    Rests rests(Intake intake) {
        return intake::rest;
    }

    /** What is asked again beside the traffic. */
    record Beside(Shadows shadows, EngineCheck engines) {}

    @Bean
    Beside beside(Shadows shadows, EngineCheck engines) {
        return new Beside(shadows, engines);
    }

    @Bean
    Notices notices(
            Governance governance,
            FolderKeeper policies,
            PartnerFolders partners,
            Operations operations,
            As2Notices as2,
            CredentialBook credentials,
            Beside beside) {
        return () -> Stream.of(
                        policies.notices().stream(),
                        governance.notices().stream(),
                        partners.problems().stream().map(problem -> "partner not as its folder says: " + problem),
                        operations.ways().resting().stream().map(way -> "the way '%s' rests after %d failures: %s"
                                .formatted(way.name(), way.failures(), way.reason())),
                        as2.all().stream(),
                        beside.shadows().notices().stream(),
                        beside.engines().standing().notices().stream(),
                        credentials.problems().stream())
                .flatMap(each -> each)
                .toList();
    }

    @Bean
    As2Notices as2Notices(PartnerFolders partners, OwnAs2Keys keys, Clock clock) {
        return new As2Notices(partners, keys, clock);
    }

    @Bean
    UploadTokens uploadTokens(Settings settings) {
        return partner -> new Secrets(settings.folders().secrets()).upload(partner);
    }

    @Bean
    WebhookSecrets webhookSecrets(Settings settings) {
        return partner -> new Secrets(settings.folders().secrets()).shop(partner);
    }
}
