package throughline.console;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import throughline.console.act.UploadTokens;
import throughline.console.act.WebhookSecrets;
import throughline.console.look.Explanations;
import throughline.console.look.Notices;
import throughline.console.look.Orders;
import throughline.console.look.Rests;
import throughline.ledger.TestDatabase;
import throughline.ledger.book.Books;
import throughline.ledger.proof.Verify;
import throughline.ledger.store.Database;
import throughline.ledger.trail.PartnerVersions;
import throughline.ledger.trail.Trail;
import throughline.ledger.trail.TrailVault;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DocumentText;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.model.reading.MessageReader;
import throughline.operations.Operations;
import throughline.operations.credential.CredentialBook;
import throughline.operations.credential.CredentialKey;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseDesks;
import throughline.operations.exception.Cases;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerReach;
import throughline.operations.flow.PostOffice;
import throughline.operations.flow.RouteControl;
import throughline.operations.freight.FreightBook;
import throughline.operations.intake.Doorway;
import throughline.operations.intake.MessageRest;
import throughline.operations.intake.Parked;
import throughline.operations.inventory.StockCounts;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.outbox.Outbound;
import throughline.operations.outbox.Promises;
import throughline.operations.way.Ways;
import throughline.operations.whatif.WhatIf;

/** The console with a real database and real cases, and with a doorway, routes and partners that are lists. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ConsoleConfiguration.class, TestPolicies.class, TestTerms.class})
public class TestConsole {

    @Bean(destroyMethod = "close")
    TestDatabase testDatabase() {
        return TestDatabase.fresh(Operations.ENTITIES);
    }

    @Bean(destroyMethod = "")
    Database database(TestDatabase fresh) {
        return fresh.database();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ConsoleSettings settings() {
        return new ConsoleSettings(64 << 10, 16 << 10, 8 << 10);
    }

    @Bean
    Identifiers identifiers(Clock clock) {
        return new Identifiers(clock, new SecureRandom());
    }

    @Bean
    CredentialBook credentials(Database database, Clock clock) {
        var all = new AtomicReference<>(List.of(CredentialKey.random(new SecureRandom())));
        return new CredentialBook(
                database,
                new CredentialBook.Keys() {
                    @Override
                    public List<CredentialKey> all() {
                        return all.get();
                    }

                    @Override
                    public void replace(List<CredentialKey> next) {
                        all.set(next);
                    }
                },
                clock);
    }

    @Bean
    ListDoorway doorway(Identifiers identifiers) {
        return new ListDoorway(identifiers);
    }

    @Bean
    ListRoutes routes() {
        return new ListRoutes();
    }

    @Bean
    ListPartners partners() {
        return new ListPartners();
    }

    @Bean
    ListExchange exchange(Identifiers identifiers) {
        return new ListExchange(identifiers);
    }

    /** The way to broken does not work. */
    @Bean
    PartnerReach reach() {
        return partner -> new PartnerReach.Reached(
                partner,
                "sftp",
                !partner.equals("broken"),
                partner.equals("broken") ? "it shows <another> host key" : "it lets us in");
    }

    @Bean
    ListReport report() {
        return new ListReport();
    }

    @Bean
    ListFiles files() {
        return new ListFiles();
    }

    @Bean
    PartnerVersions versions(Database database, Clock clock) {
        return new PartnerVersions(database, clock);
    }

    @Bean
    CaseBook caseBook(Clock clock) {
        return new CaseBook(
                (found, customer) ->
                        new CaseDesks.Route(found.code().startsWith("CREDIT") ? "CREDIT" : "EDI", Duration.ofHours(4)),
                clock);
    }

    @Bean
    Cases cases(Database database, CaseBook book, Clock clock) {
        return new Cases(database, book, clock);
    }

    @Bean
    Outbound outbound(Database database, CaseBook book, Identifiers identifiers, Clock clock) {
        var ways = new Ways(database, clock, identifiers.next(), Ways.HELD);
        return new Outbound(database, new NoText(), new Outbound.Owing(Promises.NONE, book), ways, clock);
    }

    @Bean
    MasterSheets masterSheets(Database database) {
        return new MasterSheets(database, new MasterDataBook(database));
    }

    @Bean
    Parked parked() {
        return new TestParked();
    }

    @Bean
    StockCounts stockCounts(Database database) {
        return new StockCounts(database);
    }

    @Bean
    FreightBook freightBook(Database database, Clock clock) {
        return new FreightBook(database, clock);
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
    Example example(Database database, TrailVault vault, Clock clock) {
        return new Example(database, vault, new Books(clock));
    }

    @Bean
    MessageReader reader() {
        return new Segments();
    }

    @Bean
    Orders orders() {
        return number -> Optional.empty();
    }

    @Bean
    Explanations explanations() {
        return ExplainedOrder::explain;
    }

    @Bean
    SeenOrder seenOrder(Database database, WhatIf whatIf) {
        return new SeenOrder(database, whatIf);
    }

    @Bean
    Notices notices() {
        return () -> List.of("pricing/volume-break.drl:27:20 Line has no field 'casis'");
    }

    @Bean
    Rests rests() {
        return message -> new MessageRest(
                message,
                "northgate",
                "X12",
                "partial",
                List.of(new MessageRest.Document("Order", "4500001787", "partial", null)),
                List.of("997 1 accepted"),
                2,
                List.of(new MessageRest.Owed("OrderResponse", "4500001787", "northgate")),
                List.of());
    }

    /** Says what came to it. */
    @Bean
    PostOffice postOffice() {
        return (fields, length, body) -> new PostOffice.Answer(
                200,
                Map.of("AS2-To", String.valueOf(fields.get("AS2-From")), "Content-Type", "multipart/report"),
                body.readAllBytes());
    }

    @Bean
    WebhookSecrets secrets() {
        return partner -> partner.equals("brightcart") ? Optional.of("whsec-of-the-test") : Optional.empty();
    }

    @Bean
    UploadTokens uploadTokens() {
        return partner -> switch (partner) {
            case "northgate" -> Optional.of("a token of northgate's, long enough");
            case "careless" -> Optional.of("short");
            default -> Optional.empty();
        };
    }

    /** Nothing is composed here. */
    static final class NoText implements DocumentText {

        @Override
        public String write(BusinessDocument document) {
            return "{}";
        }

        @Override
        public BusinessDocument read(String type, String json) {
            throw new UnsupportedOperationException();
        }
    }

    /** Keeps what is handed in in a list. */
    public static final class ListDoorway implements Doorway {

        public record Received(MessageId id, @Nullable String partner, String channel, String name, byte[] bytes) {}

        public final List<Received> received = new CopyOnWriteArrayList<>();
        public final List<String> again = new CopyOnWriteArrayList<>();
        private final Identifiers identifiers;

        ListDoorway(Identifiers identifiers) {
            this.identifiers = identifiers;
        }

        @Override
        public MessageId receive(@Nullable String partner, String channel, String name, InputStream bytes)
                throws IOException {
            var all = bytes.readAllBytes();
            var id = identifiers.nextMessage();
            received.add(new Received(id, partner, channel, name, all));
            return id;
        }

        @Override
        public void again(MessageId message, @Nullable String partner) {
            again.add(message + " " + partner);
        }
    }

    /** Two routes with a switch each. */
    public static final class ListRoutes implements RouteControl {

        private final Map<String, String> states = new LinkedHashMap<>(Map.of("inbound", "started"));

        ListRoutes() {
            states.put("outbound", "started");
        }

        @Override
        public synchronized List<RouteView> routes() {
            var views = new ArrayList<RouteView>();
            states.forEach(
                    (id, state) -> views.add(new RouteView(id, "moves messages " + id, state, 1204, 3, 12, 890, 7)));
            return views;
        }

        @Override
        public void start(String id) {
            change(id, "started");
        }

        @Override
        public void stop(String id) {
            change(id, "stopped");
        }

        private synchronized void change(String id, String state) {
            if (states.replace(id, state) == null) {
                throw new NoSuchElementException("there is no route named " + id);
            }
        }
    }

    /** Remembers who was made a partner. */
    public static final class ListPartners implements PartnerDirectory {

        private final List<PartnerView> made = new CopyOnWriteArrayList<>();

        @Override
        public List<PartnerView> partners() {
            return List.copyOf(made);
        }

        @Override
        public List<PartnerCard> cards() {
            return List.of(
                    new PartnerCard(
                            "northgate",
                            "Northgate Stores",
                            List.of("X12 ZZ:NORTHGATE"),
                            List.of("850", "997"),
                            List.of("Invoice 810"),
                            "folder",
                            null),
                    new PartnerCard(
                            "broken", "broken", List.of(), List.of(), List.of(), "", "profile.yaml, line 3: no name"));
        }

        @Override
        public PartnerView create(
                String code, String name, String identifier, String format, @Nullable String version) {
            if (made.stream().anyMatch(partner -> partner.code().equals(code))) {
                throw new IllegalArgumentException("there is a partner named " + code + " already");
            }
            var view = new PartnerView(code, name, List.of(identifier), List.of(format));
            made.add(view);
            return view;
        }
    }
}
