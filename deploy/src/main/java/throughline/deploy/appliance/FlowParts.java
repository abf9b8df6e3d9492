package throughline.deploy.appliance;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.connectors.compose.Composer;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.partner.FolderCheck;
import throughline.connectors.partner.FolderEdit;
import throughline.connectors.partner.PartnerFolders;
import throughline.console.access.Accounts;
import throughline.deploy.broker.Broker;
import throughline.deploy.settings.Settings;
import throughline.ledger.store.Database;
import throughline.ledger.trail.PartnerVersions;
import throughline.ledger.trail.TrailVault;
import throughline.model.reading.MessageReader;
import throughline.operations.Operations;
import throughline.operations.credential.CredentialBook;
import throughline.operations.exception.Cases;
import throughline.operations.flow.FolderReport;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerExchange;
import throughline.operations.flow.PartnerFiles;
import throughline.operations.flow.RouteControl;
import throughline.operations.insight.RuleTally;
import throughline.operations.insight.RuleWatch;
import throughline.operations.intake.Intake;
import throughline.operations.intake.Rehearsal;
import throughline.operations.outbox.OnRequest;
import throughline.operations.outbox.Outbound;
import throughline.operations.ruling.FactsKept;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.ShadowFollower;
import throughline.routes.CamelRouteControl;
import throughline.routes.JmsComponents;
import throughline.routes.KnownFolderReport;
import throughline.routes.KnownPartnerFiles;
import throughline.routes.KnownPartners;
import throughline.routes.as2.ReplyBearer;
import throughline.routes.fetching.Rounds;
import throughline.routes.housekeeping.Chore;
import throughline.routes.housekeeping.HousekeepingRoute;
import throughline.routes.housekeeping.Sweep;
import throughline.routes.inbound.InboundQueue;
import throughline.routes.inbound.InboundRoute;
import throughline.routes.inbound.InboundStage;
import throughline.routes.inbound.Inbox;
import throughline.routes.inbound.InboxRoute;
import throughline.routes.inbound.Lanes;
import throughline.routes.inbound.QueueDoorway;
import throughline.routes.inbound.Setbacks;
import throughline.routes.outbound.Courier;
import throughline.routes.outbound.Exchange;
import throughline.routes.outbound.OutboundRoute;
import throughline.routes.outbound.Relay;
import throughline.routes.outbound.Scribe;
import throughline.routes.recovery.DeadLetterRoute;
import throughline.routes.recovery.DeadLetters;
import throughline.routes.shop.ShopVisits;

/** The routes, and the context they run in. The context is started by {@link Startup}, when everything else stands. */
@Configuration(proxyBeanMethods = false)
class FlowParts {

    private static final String OURSELVES = "ZZ:THROUGHLINE";

    /** What is not with a partner by then is tried again later. */
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(5);

    @Bean
    CamelContext camel(Settings settings, Broker broker, RouteBuilders routes) throws Exception {
        var camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("throughline");
        JmsComponents.connect(camel, broker.connections());
        camel.getShutdownStrategy().setTimeout(settings.flow().drain().toSeconds());
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        for (var route : routes.all()) {
            camel.addRoutes(route);
        }
        return camel;
    }

    @Bean(destroyMethod = "close")
    InboundQueue inboundQueue(Broker broker) {
        return new InboundQueue(broker.connections());
    }

    @Bean
    QueueDoorway doorway(TrailVault vault, MessageReader reader, InboundQueue queue, Operations operations) {
        var doorway = new QueueDoorway(vault, new Lanes(reader), queue);
        operations.connect(doorway);
        return doorway;
    }

    @Bean
    Inbox inbox(Settings settings, QueueDoorway doorway, PartnerFolders partners) {
        return new Inbox(settings.folders().inbox(), doorway, partners);
    }

    @Bean
    Setbacks setbacks() {
        return new Setbacks();
    }

    @Bean
    InboundStage inboundStage(TrailVault vault, MessageReader reader, Intake intake, Setbacks setbacks) {
        return new InboundStage(vault, reader, intake, setbacks);
    }

    @Bean
    DeadLetters deadLetters(Database database, Cases cases, Setbacks setbacks, Clock clock) {
        return new DeadLetters(cases, new MessageStates(database, clock), setbacks);
    }

    @Bean
    Scribe scribe(PartnerFolders partners, Composer composer, TrailVault vault) {
        return new Scribe(partners, composer, (unit, partner, composed) -> vault.sealOutbound(
                        unit, partner, "outbox", composed.name(), composed.bytes())
                .id());
    }

    @Bean
    Sweep sweep(Database database, QueueDoorway doorway, Outbound outbound, Clock clock) {
        return new Sweep(new MessageStates(database, clock), doorway, outbound, clock);
    }

    @Bean
    RouteBuilders routeBuilders(
            Settings settings,
            Inbox inbox,
            InboundStage stage,
            DeadLetters deadLetters,
            Relay relay,
            HousekeepingRoute housekeeping) {
        return new RouteBuilders(List.of(
                new InboxRoute(inbox),
                new InboundRoute(stage::take, settings.flow().lanes()),
                new DeadLetterRoute(deadLetters::becomeCase),
                new OutboundRoute(relay),
                housekeeping));
    }

    @Bean(destroyMethod = "close")
    Relay relay(Settings settings, Outbound outbound, Scribe scribe, Courier courier) {
        return new Relay(
                outbound,
                scribe,
                courier,
                new Relay.Limits(LONGEST_SENDING, settings.flow().drain()));
    }

    @Bean
    HousekeepingRoute housekeeping(
            Sweep sweep,
            Operations operations,
            Watches watches,
            Cases cases,
            Collectors collectors,
            ReplyBearer replies) {
        var chores = new ArrayList<>(List.of(
                new Chore(
                        "sweep",
                        "Queues messages that were sealed and not begun",
                        seconds(2),
                        seconds(15),
                        sweep::queueForgotten),
                new Chore(
                        "overdue",
                        "Makes a case of every answer that is due and has not come",
                        seconds(5),
                        seconds(60),
                        sweep::overdueAnswers),
                new Chore(
                        "receipts",
                        "Has everything sent again whose AS2 receipt is due and has not come",
                        seconds(5),
                        seconds(10),
                        operations.as2().outgoing()::overdue),
                new Chore(
                        "replies",
                        "Brings AS2 receipts to partners who want them by a connection of their own",
                        seconds(2),
                        seconds(1),
                        replies::look),
                new Chore(
                        "master-data",
                        "Takes in changed master records",
                        seconds(5),
                        seconds(5),
                        operations.master()::refresh),
                new Chore(
                        "escalation",
                        "Marks cases that are beyond their deadline",
                        seconds(10),
                        seconds(60),
                        cases::escalate)));
        chores.add(backOrders(operations));
        chores.addAll(looks(watches));
        chores.addAll(outings(collectors));
        return new HousekeepingRoute(chores);
    }

    private static Chore backOrders(Operations operations) {
        return new Chore(
                "back-orders",
                "Sets goods that came in aside for whoever waits for them",
                seconds(3),
                seconds(2),
                operations.cameIn()::serve);
    }

    private static List<Chore> looks(Watches watches) {
        return List.of(
                new Chore(
                        "policy",
                        "Puts policies in force whose time has come, and keeps their folder",
                        seconds(1),
                        seconds(1),
                        watches.policy()::look),
                new Chore(
                        "facts",
                        "Forgets what decisions saw when its time is over",
                        seconds(30),
                        seconds(60),
                        watches.facts()::look),
                new Chore(
                        "rules",
                        "Counts how often rules spoke and what it came to",
                        seconds(20),
                        seconds(60),
                        watches.rules().tally()::look),
                new Chore(
                        "rule-watch",
                        "Tells desks of rules that spoke far more often than they used to",
                        seconds(40),
                        seconds(600),
                        watches.rules().watch()::look),
                new Chore(
                        "shadow",
                        "Asks changes in shadow about the orders that came in",
                        seconds(5),
                        seconds(2),
                        watches.rules().shadows()::look),
                new Chore(
                        "engines",
                        "Takes samples of what was decided again, by Drools' own engine and with a clock",
                        seconds(25),
                        seconds(20),
                        watches.rules().engines()::look),
                new Chore(
                        "partners",
                        "Keeps what changed partner folders say",
                        seconds(2),
                        seconds(2),
                        watches.partners()::look));
    }

    private static List<Chore> outings(Collectors collectors) {
        return List.of(
                new Chore(
                        "mailboxes",
                        "Fetches what partners lay on their own servers",
                        seconds(2),
                        seconds(1),
                        collectors.files()::look),
                new Chore(
                        "shops",
                        "Fetches orders of shops by their interfaces, and tells shops what is there",
                        seconds(3),
                        seconds(1),
                        collectors.shops()::look));
    }

    /** Those who go to partners of their own accord. */
    record Collectors(Rounds files, ShopVisits shops) {}

    @Bean
    Collectors collectors(Rounds files, ShopVisits shops) {
        return new Collectors(files, shops);
    }

    /** Files that people edit and what looks at them, and what is kept for a time. */
    record Watches(PolicyWatch policy, PartnerWatch partners, FactsKept facts, Rules rules) {}

    /** What rules did: counted, and compared day by day; and what is asked again beside the traffic. */
    record Rules(RuleTally tally, RuleWatch watch, ShadowFollower shadows, EngineCheck engines) {}

    @Bean
    Rules rules(RuleTally tally, RuleWatch watch, ShadowFollower shadows, EngineCheck engines) {
        return new Rules(tally, watch, shadows, engines);
    }

    @Bean
    Watches watches(
            PolicyWatch policy,
            PartnerFolders folders,
            FolderEdit edit,
            PartnerVersions versions,
            FactsKept facts,
            Rules rules) {
        return new Watches(policy, new PartnerWatch(folders, edit, versions), facts, rules);
    }

    @Bean
    FolderCheck folderCheck(PartnerFolders folders, Settings settings, CredentialBook credentials, Clock clock) {
        var here = new SecretsThere(settings);
        return new FolderCheck(folders, secret -> here.has(secret) || credentials.has(secret), clock);
    }

    @Bean
    FolderEdit folderEdit(PartnerFolders folders, FolderCheck check) {
        return new FolderEdit(folders, check);
    }

    @Bean
    FolderReport folderReport(PartnerFolders folders, FolderCheck check, Clock clock) {
        return new KnownFolderReport(folders, check, clock);
    }

    @Bean
    PartnerFiles partnerFiles(PartnerFolders folders, FolderEdit edit) {
        return new KnownPartnerFiles(folders, edit);
    }

    @Bean
    RouteControl routeControl(CamelContext camel, Database database, Outbound outbound, Clock clock) {
        var states = new MessageStates(database, clock);
        return new CamelRouteControl(
                camel, Map.of(InboundRoute.ID, states::waiting, OutboundRoute.ID, outbound::backlog));
    }

    @Bean
    PartnerDirectory partnerDirectory(PartnerFolders partners) {
        return new KnownPartners(partners, OURSELVES);
    }

    @Bean
    Rehearsal rehearsal(Database database, TrailVault vault, MessageReader reader, Intake intake) {
        return new Rehearsal(database, vault, reader, intake);
    }

    @Bean
    OnRequest onRequest(Database database, Operations operations) {
        return new OnRequest(database, operations.outbox());
    }

    @Bean
    PartnerExchange partnerExchange(
            PartnerFolders partners, Composer composer, CanonicalJson json, Rehearsal rehearsal, OnRequest outbox) {
        return new Exchange(partners, composer, json, rehearsal, outbox);
    }

    @Bean
    Startup startup(Settings settings, Founding founding, Accounts accounts, Inbox inbox, CamelContext camel) {
        return new Startup(settings, founding, accounts, inbox, camel);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
