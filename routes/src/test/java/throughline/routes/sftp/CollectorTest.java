package throughline.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partner;
import throughline.ledger.TestDatabase;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.operations.intake.Doorway;
import throughline.operations.way.Fetches;
import throughline.operations.way.Ways;

/** What we fetch from partners' servers, with OpenSSH as the partner and the real trail behind the doorway. */
class CollectorTest {

    private static final Map<String, String> ARCHIVED =
            Map.of("pollDirectory", "out", "archiveDirectory", "archive", "pollSeconds", "60", "unchangedSeconds", "0");

    @TempDir
    Path folder;

    private final TestDatabase test = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final Ways ways = ways(Ways.HELD);
    private final TrailVault vault = new TrailVault(test.database(), new Identifiers(clock, new Random(7)), clock);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private OpenSsh partners;
    private SftpServers servers;
    private Path out;
    private boolean doorIsShut;

    /** Seals as the appliance does; what is queued afterwards is no matter of this test. */
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

    @BeforeEach
    void start() throws Exception {
        partners = new OpenSsh(folder);
        servers = new SftpServers(name -> partners.privateKey("ed25519"), SftpServers.Patience.USUAL);
        out = partners.home().resolve("out");
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
        partners.close();
        test.close();
    }

    @Test
    void aWholeFileIsSealedOnceAndMovedAway() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var collector = collector();
        var partner = partners.partner(ARCHIVED);

        visit(collector, partner);
        visit(collector, partner);

        assertThat(received).containsExactly("harborview order.edi");
        assertThat(OpenSsh.names(out)).isEmpty();
        assertThat(OpenSsh.names(partners.home().resolve("archive")))
                .singleElement()
                .asString()
                .startsWith("order.edi.");
        assertThat(rows("select partner || ' ' || channel || ' ' || name from trail.message where direction = 'IN'"))
                .containsExactly("harborview sftp order.edi");
        assertThat(rows("select file from desk.fetching")).isEmpty();
    }

    @Test
    void aFileIsDeletedWhereTheProfileSaysSo() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");

        visit(
                collector(),
                partners.partner(Map.of("pollDirectory", "out", "deleteFetched", "true", "unchangedSeconds", "0")));

        assertThat(received).hasSize(1);
        assertThat(OpenSsh.names(out)).isEmpty();
        assertThat(OpenSsh.names(partners.home().resolve("archive"))).isEmpty();
    }

    @Test
    void whatIsStillBeingWrittenIsLeftAlone() throws Exception {
        for (var name : List.of("a.part", "b.TMP", "c.filepart", ".hidden.edi")) {
            Files.writeString(out.resolve(name), "half");
        }
        Files.createDirectory(out.resolve("folder.edi"));
        Files.createSymbolicLink(out.resolve("link.edi"), Files.writeString(folder.resolve("secret"), "not theirs"));
        var growing = out.resolve("growing.edi");
        var collector = collector();
        var partner = partners.partner(with(ARCHIVED, "unchangedSeconds", "1"));

        for (int i = 0; i < 3; i++) {
            Files.writeString(growing, "more".repeat(i + 1));
            visit(collector, partner);
            Thread.sleep(600);
        }
        assertThat(received).isEmpty();

        visit(collector, partner);
        Thread.sleep(1_100);
        visit(collector, partner);

        assertThat(received).containsExactly("harborview growing.edi");
    }

    @Test
    void aFileThatWasSealedByANodeThatDiedIsMovedAndNotTakenTwice() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var partner = partners.partner(ARCHIVED);
        Files.delete(partners.home().resolve("archive"));

        visit(collector(), partner);
        assertThat(received).as("sealed, and it could not be moved").hasSize(1);
        // As if it had ended before it could write down what it sealed the file as.
        try (var connection = test.owner()) {
            connection.createStatement().executeUpdate("update desk.fetching set message = null");
        }
        Files.createDirectory(partners.home().resolve("archive"));
        visit(collector(), partner);

        assertThat(received).hasSize(1);
        assertThat(OpenSsh.names(out)).isEmpty();
        assertThat(rows("select count(*) from trail.message where channel = 'sftp'"))
                .containsExactly("1");

        Files.writeString(out.resolve("order.edi"), "an order");
        visit(collector(), partner);
        assertThat(received).as("laid there once more, it is taken once more").hasSize(2);
    }

    @Test
    void aFileThatCannotBeMovedAwayDoesNotKeepTheOthersFromBeingTaken() throws Exception {
        Files.writeString(out.resolve("a.edi"), "one");
        Files.writeString(out.resolve("b.edi"), "two");
        Files.delete(partners.home().resolve("archive"));

        visit(collector(), partners.partner(ARCHIVED));
        assertThat(received).containsExactlyInAnyOrder("harborview a.edi", "harborview b.edi");
        Files.createDirectory(partners.home().resolve("archive"));
        visit(collector(), partners.partner(ARCHIVED));

        assertThat(received).hasSize(2);
        assertThat(OpenSsh.names(out)).isEmpty();
    }

    @Test
    void aFileThatCannotBeSealedStaysWhereItIs() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var partner = partners.partner(ARCHIVED);
        doorIsShut = true;

        visit(collector(), partner);
        assertThat(OpenSsh.names(out)).containsExactly("order.edi");

        doorIsShut = false;
        visit(collector(), partner);
        assertThat(received).hasSize(1);
    }

    @Test
    void aDownloadThatIsCutIsNotSealed() throws Exception {
        var large = new byte[3_000_000];
        new Random(5).nextBytes(large);
        Files.write(out.resolve("large.edi"), large);
        try (var line = new CuttingLine(partners.port(), 900_000)) {
            visit(collector(), partners.partner(with(ARCHIVED, "port", String.valueOf(line.port()))));
            assertThat(line.cuts()).isPositive();
        }
        assertThat(received).isEmpty();
        assertThat(rows("select count(*) from trail.message where channel = 'sftp'"))
                .containsExactly("0");

        visit(collector(), partners.partner(ARCHIVED));

        assertThat(rows("select size from trail.message where channel = 'sftp'"))
                .containsExactly("3000000");
    }

    @ParameterizedTest
    @CsvSource({
        "order.edi, true", "Order 12 (new).EDI, true", "../order.edi, false", "..\\order.edi, false",
                "/etc/passwd, false",
        "a/b.edi, false", ".., false", ".order.edi, false", "order.edi.part, false", "order.edi.FILEPART, false",
    })
    void onlyAPlainFinishedNameIsAName(String name, boolean wanted) {
        assertThat(Collector.isWanted(name)).isEqualTo(wanted);
        assertThat(Collector.isWanted("order\n.edi")).isFalse();
    }

    @Test
    void onlyOneNodeVisitsAPartnerAndADeadOneIsReplaced() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var held = Duration.ofMillis(600);
        var dead = ways(held);
        assertThat(dead.take("fetch harborview")).isTrue();

        collector().visit(partners.partner(ARCHIVED));
        assertThat(received).isEmpty();
        Thread.sleep(held.toMillis() + 200);
        collector().visit(partners.partner(ARCHIVED));

        assertThat(received).hasSize(1);
    }

    @Test
    void itIsVisitedWhenItsTurnComes() throws Exception {
        var collector = collector();
        var partner = partners.partner(ARCHIVED);
        collector.look();
        collector.visit(partner);
        Files.writeString(out.resolve("order.edi"), "an order");

        collector.visit(partner);
        assertThat(received).as("not before the minute is over").isEmpty();
        clock.forward(Duration.ofSeconds(61));
        collector.visit(partner);

        assertThat(received).hasSize(1);
    }

    @Test
    void aServerThatLetsUsInNoMoreIsNamed() throws Exception {
        var partner = partners.partner(with(ARCHIVED, "pollDirectory", "gone"));
        for (int i = 0; i < 3; i++) {
            visit(collector(), partner);
        }

        assertThat(ways.resting()).singleElement().satisfies(rest -> assertThat(rest.name())
                .isEqualTo("fetch harborview"));
    }

    private void visit(Collector collector, Partner partner) throws InterruptedException {
        clock.forward(Duration.ofMinutes(6));
        collector.visit(partner);
    }

    private Collector collector() {
        var fetches = new Fetches(test.database(), ways(Ways.HELD), clock);
        return new Collector(List::of, servers, doorway, fetches, Duration.ofSeconds(5));
    }

    private Ways ways(Duration held) {
        return new Ways(test.database(), clock, UUID.randomUUID(), held);
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = test.owner();
                var row = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    /** A clock that stands still until it is told to go on. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-03-02T10:00:00Z");

        void forward(Duration by) {
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

    private static Map<String, String> with(Map<String, String> transport, String key, String value) {
        var changed = new java.util.HashMap<>(transport);
        changed.put(key, value);
        return changed;
    }
}
