package throughline.operations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import throughline.connectors.json.CanonicalJson;
import throughline.ledger.proof.Verify;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.TrailVault;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ItemReference;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import throughline.model.reading.Envelope;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.demo.Demo;
import throughline.operations.freight.Agreement;
import throughline.operations.intake.Outcome;
import throughline.operations.ordering.SalesOrder;
import throughline.operations.outbox.Dispatch;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleBooks;

/** All desks over the demonstration distributor and the real policies, for tests that act as partners and people do. */
public final class House implements AutoCloseable {

    /** The policies as they are shipped. */
    public static final RuleBooks RULES = rules();

    /** Far from any control number that a test writes itself. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(500_000);

    /** A clock that stands still until it is told to go on. */
    public static final class Hands extends Clock {
        private volatile Instant now = Demo.CLOCK.instant();

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The policies that decide here; a test may lay others on the table. */
    public volatile RuleBooks policies;

    public final Hands clock = new Hands();
    public final Demo demo = Demo.open();
    public final CanonicalJson text = new CanonicalJson();
    public final Identifiers identifiers = new Identifiers(clock, new Random(7));
    public final TrailVault vault = new TrailVault(demo.test.database(), identifiers, clock);
    /** How soon partners expect answers of ours, by partner and document: {@code northgate Order}. */
    public final Map<String, Dispatch.Business> promises = new HashMap<>();

    public final Operations operations;

    public House() {
        this(RULES);
    }

    /** By other rules than those that ship. */
    public House(RuleBooks rules) {
        policies = rules;
        operations = Operations.open(
                new Operations.Ground(demo.test.database(), () -> policies.current(), text, identifiers, clock),
                new Operations.Profiles(
                        partner -> Agreement.USUAL, (partner, type) -> promises.get(partner + " " + type)));
    }

    /** The rules that ship. */
    public static RuleBook shipped() {
        return RULES.current();
    }

    /** The bytes of a message do not matter here, but that they are sealed does. */
    public MessageId sealed(String content) {
        try {
            return vault.seal(
                            null,
                            "folder",
                            "test.edi",
                            new ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .id();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Envelope envelope(String partner, String control) {
        return new Envelope(
                "X12",
                "004010",
                "ZZ:" + String.valueOf(partner).toUpperCase(java.util.Locale.ROOT),
                "ZZ:THROUGHLINE",
                control,
                partner,
                false,
                false);
    }

    /** Whole way in for documents of one partner in one message; returns what became of each. */
    public List<Outcome> take(String partner, BusinessDocument... documents) {
        var message = sealed("message " + NUMBERS.incrementAndGet());
        var envelope = envelope(partner, "%09d".formatted(NUMBERS.incrementAndGet()));
        operations.intake().open(message, envelope);
        var outcomes = operations.intake().take(message, envelope, sets(message, documents));
        operations.intake().settle(message);
        return outcomes;
    }

    public Outcome takeOne(String partner, BusinessDocument document) {
        return take(partner, document).get(0);
    }

    public SalesOrder order(Outcome outcome) {
        var number = outcome instanceof Outcome.Accepted accepted
                ? accepted.result()
                : outcome instanceof Outcome.Partial partial ? partial.result() : ((Outcome.Held) outcome).result();
        return operations.orders().find(number).orElseThrow();
    }

    public static List<ReadSet> sets(MessageId message, BusinessDocument... documents) {
        var sets = new ArrayList<ReadSet>();
        for (var document : documents) {
            int position = sets.size() + 1;
            sets.add(new ReadSet(
                    "850",
                    "004010",
                    "1",
                    "%04d".formatted(position),
                    position,
                    document,
                    List.of(),
                    new SourceSpan(message, position * 100L, 90, "ST")));
        }
        return sets;
    }

    /** {@code what}: item, quantity, unit and, if wanted, the price the buyer expects, parted by blanks. */
    public static Order buy(String partner, String number, String... what) {
        return order(partner, number, null, null, what);
    }

    public static Order order(String partner, String number, String shipTo, Boolean shipComplete, String... what) {
        var lines = new ArrayList<OrderLine>();
        for (var each : what) {
            lines.add(line(String.valueOf(lines.size() + 1), each));
        }
        var parties = shipTo == null
                ? List.<Party>of()
                : List.of(new Party(
                        PartyRole.SHIP_TO,
                        List.of(new Party.Identification("BUYER", shipTo)),
                        "ship to " + shipTo,
                        null));
        return new Order(
                new DocumentNumber(number),
                new PartyId(partner),
                new PartyId("US01"),
                LocalDate.of(2026, 3, 2),
                null,
                null,
                null,
                shipComplete,
                parties,
                List.of(),
                List.of(),
                lines,
                new Provenance(null, Spans.NONE, List.of(), "test"));
    }

    public static OrderLine line(String number, String what) {
        var words = what.split(" ");
        var unit = new UnitCode(words[2]);
        var price =
                words.length > 3 ? new UnitPrice(new BigDecimal(words[3]), Currency.getInstance("USD"), unit) : null;
        return new OrderLine(
                number,
                List.of(new ItemReference(ItemReference.Scheme.SELLER, words[0])),
                null,
                new Quantity(new BigDecimal(words[1]), unit),
                words[2],
                price,
                null,
                null);
    }

    /** Everything about the books and the desks that has to be so; empty when all is well. */
    public List<String> wrong() {
        return new Verify(demo.test.database(), operations.checks())
                .run().checks().stream()
                        .filter(check -> !check.ok())
                        .map(check -> check.name() + ": " + check.offending())
                        .toList();
    }

    /** The first column of every row, as text. */
    public List<String> rows(String sql) {
        return demo.test.database().read(unit -> texts(unit, sql));
    }

    public void run(String sql) {
        demo.test
                .database()
                .transact(unit ->
                        unit.jdbc(connection -> connection.createStatement().executeUpdate(sql)));
    }

    private static List<String> texts(UnitOfWork unit, String sql) throws SQLException {
        return unit.jdbc(connection -> {
            var texts = new ArrayList<String>();
            try (var rows = connection.createStatement().executeQuery(sql)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    private static RuleBooks rules() {
        try {
            var book = new RuleBookBinder(null).bind(PolicyFolder.read(Path.of("..", "rules", "policy")));
            return () -> book;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (PolicyException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        demo.close();
    }
}
