package throughline.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partner;
import throughline.operations.way.Ways;
import throughline.routes.CuttingLine;
import throughline.routes.fetching.FileNames;
import throughline.routes.fetching.Landing;
import throughline.routes.fetching.Rounds;

/** What we fetch from partners' servers, with OpenSSH as the partner and the real trail behind the doorway. */
class CollectorTest {

    private static final Map<String, String> ARCHIVED =
            Map.of("pollDirectory", "out", "archiveDirectory", "archive", "pollSeconds", "60", "unchangedSeconds", "0");

    @TempDir
    Path folder;

    private final Landing landing = new Landing();
    private OpenSsh partners;
    private SftpServers servers;
    private Path out;

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
        landing.close();
    }

    @Test
    void aWholeFileIsSealedOnceAndMovedAway() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var rounds = rounds();
        var partner = partners.partner(ARCHIVED);

        visit(rounds, partner);
        visit(rounds, partner);

        assertThat(landing.received).containsExactly("harborview order.edi");
        assertThat(OpenSsh.names(out)).isEmpty();
        assertThat(OpenSsh.names(partners.home().resolve("archive")))
                .singleElement()
                .asString()
                .startsWith("order.edi.");
        assertThat(landing.rows(
                        "select partner || ' ' || channel || ' ' || name from trail.message where direction = 'IN'"))
                .containsExactly("harborview sftp order.edi");
        assertThat(landing.rows("select file from desk.fetching")).isEmpty();
    }

    @Test
    void aFileIsDeletedWhereTheProfileSaysSo() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");

        visit(
                rounds(),
                partners.partner(Map.of("pollDirectory", "out", "deleteFetched", "true", "unchangedSeconds", "0")));

        assertThat(landing.received).hasSize(1);
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
        var rounds = rounds();
        var partner = partners.partner(Landing.with(ARCHIVED, "unchangedSeconds", "1"));

        for (int i = 0; i < 3; i++) {
            Files.writeString(growing, "more".repeat(i + 1));
            visit(rounds, partner);
            Thread.sleep(600);
        }
        assertThat(landing.received).isEmpty();

        visit(rounds, partner);
        Thread.sleep(1_100);
        visit(rounds, partner);

        assertThat(landing.received).containsExactly("harborview growing.edi");
    }

    @Test
    void aFileThatWasSealedByANodeThatDiedIsMovedAndNotTakenTwice() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var partner = partners.partner(ARCHIVED);
        Files.delete(partners.home().resolve("archive"));

        visit(rounds(), partner);
        assertThat(landing.received).as("sealed, and it could not be moved").hasSize(1);
        // As if it had ended before it could write down what it sealed the file as.
        landing.run("update desk.fetching set message = null");
        Files.createDirectory(partners.home().resolve("archive"));
        visit(rounds(), partner);

        assertThat(landing.received).hasSize(1);
        assertThat(OpenSsh.names(out)).isEmpty();
        assertThat(landing.rows("select count(*) from trail.message where channel = 'sftp'"))
                .containsExactly("1");

        Files.writeString(out.resolve("order.edi"), "an order");
        visit(rounds(), partner);
        assertThat(landing.received)
                .as("laid there once more, it is taken once more")
                .hasSize(2);
    }

    @Test
    void aFileThatCannotBeMovedAwayDoesNotKeepTheOthersFromBeingTaken() throws Exception {
        Files.writeString(out.resolve("a.edi"), "one");
        Files.writeString(out.resolve("b.edi"), "two");
        Files.delete(partners.home().resolve("archive"));

        visit(rounds(), partners.partner(ARCHIVED));
        assertThat(landing.received).containsExactlyInAnyOrder("harborview a.edi", "harborview b.edi");
        Files.createDirectory(partners.home().resolve("archive"));
        visit(rounds(), partners.partner(ARCHIVED));

        assertThat(landing.received).hasSize(2);
        assertThat(OpenSsh.names(out)).isEmpty();
    }

    @Test
    void aFileThatCannotBeSealedStaysWhereItIs() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var partner = partners.partner(ARCHIVED);
        landing.doorIsShut = true;

        visit(rounds(), partner);
        assertThat(OpenSsh.names(out)).containsExactly("order.edi");

        landing.doorIsShut = false;
        visit(rounds(), partner);
        assertThat(landing.received).hasSize(1);
    }

    @Test
    void aDownloadThatIsCutIsNotSealed() throws Exception {
        var large = new byte[3_000_000];
        new Random(5).nextBytes(large);
        Files.write(out.resolve("large.edi"), large);
        try (var line = new CuttingLine(partners.port(), 900_000)) {
            visit(rounds(), partners.partner(Landing.with(ARCHIVED, "port", String.valueOf(line.port()))));
            assertThat(line.cuts()).isPositive();
        }
        assertThat(landing.received).isEmpty();
        assertThat(landing.rows("select count(*) from trail.message where channel = 'sftp'"))
                .containsExactly("0");

        visit(rounds(), partners.partner(ARCHIVED));

        assertThat(landing.rows("select size from trail.message where channel = 'sftp'"))
                .containsExactly("3000000");
    }

    @ParameterizedTest
    @CsvSource({
        "order.edi, true", "Order 12 (new).EDI, true", "../order.edi, false", "..\\order.edi, false",
                "/etc/passwd, false",
        "a/b.edi, false", ".., false", ".order.edi, false", "order.edi.part, false", "order.edi.FILEPART, false",
    })
    void onlyAPlainFinishedNameIsAName(String name, boolean wanted) {
        assertThat(FileNames.isWanted(name)).isEqualTo(wanted);
        assertThat(FileNames.isWanted("order\n.edi")).isFalse();
    }

    @Test
    void onlyOneNodeVisitsAPartnerAndADeadOneIsReplaced() throws Exception {
        Files.writeString(out.resolve("order.edi"), "an order");
        var held = Duration.ofMillis(600);
        var dead = landing.ways(held);
        assertThat(dead.take("fetch harborview")).isTrue();

        rounds().visit(partners.partner(ARCHIVED));
        assertThat(landing.received).isEmpty();
        Thread.sleep(held.toMillis() + 200);
        rounds().visit(partners.partner(ARCHIVED));

        assertThat(landing.received).hasSize(1);
    }

    @Test
    void twoNodesTakeEachFileOnceAndTheOneThatIsLeftTakesTheRest() throws Exception {
        var partner = partners.partner(Landing.with(ARCHIVED, "pollSeconds", "5"));
        var held = Duration.ofSeconds(2);
        var one = landing.ways(held);
        var other = landing.ways(held);
        try (var first = landing.rounds(new SftpShelves(servers), one, List.of(partner));
                var second = landing.rounds(new SftpShelves(servers), other, List.of(partner))) {
            for (int i = 0; i < 20; i++) {
                Files.writeString(out.resolve(i + ".edi"), "order " + i);
                if (i % 4 == 0) {
                    landing.clock.forward(Duration.ofSeconds(6));
                }
                first.look();
                second.look();
                Thread.sleep(50);
            }
            await(20, () -> {
                landing.clock.forward(Duration.ofSeconds(6));
                first.look();
                second.look();
            });
            assertThat(landing.received).hasSize(20).doesNotHaveDuplicates();

            Thread.sleep(500);

            // One takes the way, says no more, and never comes back: as a process that was killed.
            landing.clock.forward(Duration.ofSeconds(6));
            assertThat(one.take("fetch harborview")).isTrue();
            Files.writeString(out.resolve("last.edi"), "the last order");
            second.look();
            Thread.sleep(300);
            assertThat(landing.received).as("as long as it may still live").hasSize(20);
            await(21, second::look);
        }
        assertThat(landing.received).hasSize(21).doesNotHaveDuplicates();
        assertThat(OpenSsh.names(out)).isEmpty();
    }

    private void await(int files, Runnable looking) throws Exception {
        for (int i = 0;
                i < 60
                        && (landing.received.size() < files
                                || !OpenSsh.names(out).isEmpty());
                i++) {
            looking.run();
            Thread.sleep(150);
        }
    }

    @Test
    void itIsVisitedWhenItsTurnComes() throws Exception {
        var rounds = rounds();
        var partner = partners.partner(ARCHIVED);
        rounds.look();
        rounds.visit(partner);
        Files.writeString(out.resolve("order.edi"), "an order");

        rounds.visit(partner);
        assertThat(landing.received).as("not before the minute is over").isEmpty();
        landing.clock.forward(Duration.ofSeconds(61));
        rounds.visit(partner);

        assertThat(landing.received).hasSize(1);
    }

    @Test
    void aServerThatLetsUsInNoMoreIsNamed() throws Exception {
        var partner = partners.partner(Landing.with(ARCHIVED, "pollDirectory", "gone"));
        for (int i = 0; i < 3; i++) {
            visit(rounds(), partner);
        }

        assertThat(landing.ways(Ways.HELD).resting()).singleElement().satisfies(rest -> assertThat(rest.name())
                .isEqualTo("fetch harborview"));
    }

    @Test
    void aPartnerThatCannotBeVisitedBecomesOneCaseThatIsClosedWhenItCan() throws Exception {
        var partner = partners.partner(Landing.with(ARCHIVED, "pollDirectory", "later"));
        for (int i = 0; i < 7; i++) {
            visit(rounds(), partner);
            assertThat(landing.rows("select count(*) from desk.case_").get(0)).isEqualTo(i < 4 ? "0" : "1");
        }
        assertThat(landing.rows("select code || ' ' || waiting || ' ' || state from desk.case_"))
                .containsExactly("FETCH_FAILED WAY:fetch harborview open");

        Files.createDirectory(partners.home().resolve("later"));
        visit(rounds(), partner);

        assertThat(landing.rows("select state || ' ' || decided_why from desk.case_"))
                .containsExactly("closed it works again");
    }

    private void visit(Rounds rounds, Partner partner) throws InterruptedException {
        landing.visit(rounds, partner);
    }

    private Rounds rounds() {
        return landing.rounds(new SftpShelves(servers));
    }
}
