package throughline.deploy.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process is killed at random moments under load, its database with it or not: nothing is lost, nothing happens twice. */
class CrashTest {

    private static final int ROUNDS = 4;
    private static final int SENDERS = 2;

    @TempDir
    Path folder;

    private final AtomicInteger next = new AtomicInteger(20_000);
    private final ConcurrentLinkedQueue<Integer> dropped = new ConcurrentLinkedQueue<>();

    @Test
    void whateverMomentItIsKilledEveryOrderIsTakenOnce() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var installation = new Installation(folder).with("THROUGHLINE_LANES", "4")) {
            installation.up();
            for (int round = 0; round < ROUNDS; round++) {
                var load = Executors.newFixedThreadPool(SENDERS);
                for (int i = 0; i < SENDERS; i++) {
                    load.execute(() -> drop(installation));
                }
                Thread.sleep(600 + random.nextInt(2_500));
                installation.kill();
                load.shutdownNow();
                assertThat(load.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
                installation.up();
            }
            assertEverythingIsThereOnce(installation, seed);
        }
    }

    /** As a partner's mailbox does: written beside, then renamed into the inbox. */
    private void drop(Installation installation) {
        var inbox = installation.data().resolve("inbox");
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int number = next.incrementAndGet();
                var beside = Files.write(folder.resolve(number + ".part"), Purchases.order(number));
                Files.move(beside, inbox.resolve("order-%d.edi".formatted(number)));
                dropped.add(number);
                Thread.sleep(25);
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertEverythingIsThereOnce(Installation installation, long seed)
            throws IOException, InterruptedException {
        var calls = installation.calls();
        calls.until("status", status -> settled(status, dropped.size()));
        var entries = new ArrayList<String>();
        for (int number : dropped) {
            var story = calls.get("trace/LIFE-%05d".formatted(number));
            var allocations = story.path("entries")
                    .valueStream()
                    .filter(entry -> entry.path("kind").asString().equals("order allocated"))
                    .map(entry -> entry.path("number").asString())
                    .toList();
            assertThat(allocations)
                    .as("order %d is allocated once (seed %d)", number, seed)
                    .hasSize(1);
            entries.addAll(allocations);
            assertThat(out(story))
                    .as("order %d is instructed and answered once (seed %d)", number, seed)
                    .containsExactlyInAnyOrder("ShipmentInstruction", "OrderResponse");
        }
        assertThat(entries).doesNotHaveDuplicates();
        for (var partner : List.of("northgate", "keystone3pl")) {
            var controls = controls(installation.data().resolve("outbox").resolve(partner));
            assertThat(controls)
                    .as("control numbers of what lies with %s: without a gap, none twice (seed %d)", partner, seed)
                    .isNotEmpty()
                    .isEqualTo(IntStream.rangeClosed(1, controls.size()).boxed().toList());
        }
        calls.assertProved();
    }

    /** The interchange control numbers (ISA13) of everything that was laid there, in their order: one sent twice lies there once. */
    private static List<Integer> controls(Path outbox) throws IOException {
        try (var files = Files.list(outbox)) {
            var controls = new ArrayList<Integer>();
            for (var file :
                    files.filter(each -> !each.toString().endsWith(".part")).toList()) {
                controls.add(Integer.parseInt(
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("\\*")[13]));
            }
            return controls.stream().sorted().toList();
        }
    }

    private static boolean settled(JsonNode status, int least) {
        var messages = status.path("messages");
        var waiting =
                messages.path("RECEIVED").asLong(0) + messages.path("IN_FLIGHT").asLong(0);
        var taken =
                messages.path("ACCEPTED").asLong(0) + messages.path("PARTIAL").asLong(0);
        return waiting == 0 && taken >= least && status.path("toSend").asLong(1) == 0;
    }

    private static List<String> out(JsonNode story) {
        return story.path("documents")
                .valueStream()
                .filter(document -> document.path("direction").asString().equals("OUT"))
                .map(document -> document.path("type").asString())
                .filter(type -> !type.equals("ApplicationResponse"))
                .toList();
    }
}
