package throughline.routes.fetching;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.ledger.TestDatabase;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseDesks;
import throughline.operations.intake.Doorway;
import throughline.operations.way.Fetches;
import throughline.operations.way.Takings;
import throughline.operations.way.Ways;

/** What stands behind whoever fetches: a database, the real trail behind the doorway, the real leases, and a clock that waits. */
public final class Landing implements AutoCloseable {

    public final TestDatabase test = TestDatabase.fresh();
    public final Hands clock = new Hands();
    public final TrailVault vault = new TrailVault(test.database(), new Identifiers(clock, new Random(7)), clock);
    /** What was sealed: partner and name. */
    public final List<String> received = new CopyOnWriteArrayList<>();
    /** As when the disk is full. */
    public volatile boolean doorIsShut;

    /** Seals as the appliance does; what is queued afterwards is no matter here. */
    private final Doorway doorway = new Doorway() {
        @Override
        public MessageId receive(String partner, String channel, String name, InputStream bytes) throws IOException {
            if (doorIsShut) {
                throw new IOException("the disk is full");
            }
            var sealed = vault.seal(partner, channel, name, bytes);
            received.add(partner + " " + name);
            return sealed.id();
        }

        @Override
        public void again(MessageId message, String partner) {
            throw new AssertionError("nobody asks for this");
        }
    };

    public Ways ways(Duration held) {
        return new Ways(test.database(), clock, UUID.randomUUID(), held);
    }

    public Fetches fetches(Ways ways) {
        var cases = new CaseBook((found, customer) -> new CaseDesks.Route("IT", Duration.ofHours(1)), clock);
        return new Fetches(test.database(), ways, cases, clock);
    }

    /** The rounds of one node. */
    public Rounds rounds(Shelves shelves) {
        return rounds(shelves, ways(Ways.HELD), List.of());
    }

    public Rounds rounds(Shelves shelves, Ways ways, List<Partner> partners) {
        var fetches = fetches(ways);
        return new Rounds(
                () -> partners, List.of(new Collector(shelves, doorway, fetches)), fetches, Duration.ofSeconds(5));
    }

    /** What is taken of things that stay where they are. */
    public Takings takings() {
        return new Takings(
                test.database(),
                vault,
                new CaseBook((found, customer) -> new CaseDesks.Route("IT", Duration.ofHours(1)), clock),
                clock);
    }

    /** Has what was sealed read: here it is written down. */
    public void queue(MessageId message) {
        var sealed = vault.open(message);
        received.add(sealed.partner() + " " + sealed.name());
    }

    /** A visit of another kind, by a node that has just begun. */
    public void visit(Pull pull, Partner partner) throws InterruptedException {
        visit(new Rounds(List::of, List.of(pull), fetches(ways(Ways.HELD)), Duration.ofSeconds(5)), partner);
    }

    /** A visit by a node that has just begun, when it is time again. */
    public void visit(Shelves shelves, Partner partner) throws InterruptedException {
        visit(rounds(shelves), partner);
    }

    public void visit(Rounds rounds, Partner partner) throws InterruptedException {
        clock.forward(Duration.ofMinutes(61));
        rounds.visit(partner);
    }

    public List<String> rows(String sql) throws SQLException {
        try (var connection = test.owner();
                var row = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    public void run(String sql) throws SQLException {
        try (var connection = test.owner()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    /** The bytes of what was sealed, as text, in the order of sealing. */
    public List<String> sealed() throws SQLException, IOException {
        var found = new ArrayList<String>();
        for (var id : rows("select id from trail.message where direction = 'IN' order by sealed_at, id")) {
            try (var bytes = vault.open(MessageId.parse(id)).open()) {
                found.add(new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    public static Partner partner(Map<String, String> transport) {
        return new Partner(
                "harborview", "Harborview", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), transport);
    }

    public static Map<String, String> with(Map<String, String> transport, String key, String value) {
        var changed = new HashMap<>(transport);
        changed.put(key, value);
        return changed;
    }

    @Override
    public void close() {
        test.close();
    }

    /** A clock that stands still until it is told to go on. */
    public static final class Hands extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T10:00:00Z");

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
}
