package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.As2Refused;
import throughline.connectors.as2.Fields;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.Mic;
import throughline.connectors.as2.NewKey;
import throughline.connectors.as2.Packed;
import throughline.connectors.as2.Packer;
import throughline.connectors.as2.Receipt;
import throughline.connectors.as2.ReceiptWish;
import throughline.connectors.as2.ReceiptWriter;
import throughline.connectors.as2.Unpacker;

/** A partner that speaks AS2 with the appliance, which is killed before its receipt is out, and again before it has one itself. */
class As2DayTest {

    private static final int LARGEST = 1 << 20;

    @TempDir
    Path folder;

    /** What came to the partner: its number and its payload. */
    private final ConcurrentLinkedQueue<Map.Entry<String, String>> came = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean killed = new AtomicBoolean();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Agreement theirs;
    private KeyRing ring;

    @Test
    void whateverMomentItIsKilledEachMessageIsTakenOnceBothWays() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var installation = new Installation(folder)) {
            prepare(
                    installation,
                    "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
            server.createContext("/", exchange -> take(exchange, installation));
            installation.up();
            var order = new Packer(theirs, ring, Instant.now())
                    .pack("<60002@northgate>", "order.edi", Purchases.order(60_002));

            // At whatever moment: sealed or not, answered or not.
            var first = http.sendAsync(request(installation, order), HttpResponse.BodyHandlers.ofByteArray());
            Thread.sleep(new Random().nextInt(600));
            installation.kill();
            first.handle((answer, cut) -> "over").get(20, TimeUnit.SECONDS);
            var calls = installation.up();
            assertThat(mdn(http.send(request(installation, order), HttpResponse.BodyHandlers.ofByteArray())))
                    .as("it comes again under its number, and is receipted")
                    .isEqualTo(order.mic());
            server.start();
            for (int i = 0; !killed.get(); i++) {
                assertThat(i).as("nothing came to the partner").isLessThan(600);
                Thread.sleep(50);
            }
            calls = installation.up();
            calls.until("status", status -> status.path("toSend").asLong(1) == 0);

            assertThat(came.stream().map(Map.Entry::getKey).distinct())
                    .as("what went again went under its number, with the same bytes")
                    .hasSameSizeAs(came.stream().distinct().toList())
                    .hasSizeLessThan(came.size());
            assertOnce(calls, order);
        } finally {
            server.stop(0);
        }
    }

    private void assertOnce(Calls calls, Packed order) throws Exception {
        var story =
                calls.until("trace/LIFE-60002", each -> each.path("documents").size() > 1);
        assertThat(story.path("documents")
                        .valueStream()
                        .filter(document -> document.path("type").asString().equals("Order")))
                .hasSize(1);
        assertThat(story.path("messages")
                        .valueStream()
                        .map(message -> message.path("direction").asString() + " "
                                + message.path("channel").asString()))
                .contains("IN as2", "OUT as2-mdn", "IN as2-mdn", "OUT outbox");
        assertThat(came.stream()
                        .filter(each -> each.getValue().contains("ST*855"))
                        .map(Map.Entry::getKey)
                        .distinct())
                .as("one answer")
                .hasSize(1);
        assertThat(order.fields().identifier("AS2-To")).contains("THROUGHLINE");
        calls.assertProved();
    }

    /** The first thing that comes is the last that the appliance sends: it is killed before it is answered. */
    private void take(HttpExchange exchange, Installation installation) throws IOException {
        try (exchange) {
            var head = new TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> head.put(name, values.get(0)));
            var fields = Fields.of(head);
            var unpacked = new Unpacker(theirs, ring, LARGEST, Instant.now())
                    .unpack(fields, exchange.getRequestBody().readAllBytes());
            came.add(Map.entry(fields.value("Message-ID").orElseThrow(), new String(unpacked.payload(), ISO_8859_1)));
            if (!killed.get()) {
                installation.kill();
                killed.set(true);
                return;
            }
            var wish = ReceiptWish.of(fields).orElseThrow();
            var mdn = new ReceiptWriter("NORTHGATE", "THROUGHLINE", ring, Instant.now())
                    .taken(fields.value("Message-ID").orElseThrow(), wish, unpacked.mic(wish.digest()));
            mdn.fields().all().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, mdn.body().length);
            exchange.getResponseBody().write(mdn.body());
        } catch (As2Refused | InterruptedException wrong) {
            throw new IOException(wrong);
        }
    }

    private Mic mdn(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), ISO_8859_1))
                .isEqualTo(200);
        var fields = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> fields.put(name, values.get(0)));
        var receipt =
                Receipt.of(new Unpacker(theirs, ring, LARGEST, Instant.now()).unpack(Fields.of(fields), answer.body()));
        assertThat(receipt.disposition()).endsWith("processed");
        return receipt.mic();
    }

    private static HttpRequest request(Installation installation, Packed packed) throws IOException {
        var address =
                Files.readString(installation.data().resolve("secrets/address")).strip();
        var request = HttpRequest.newBuilder(URI.create(address).resolve("/as2"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.body()));
        packed.fields().all().forEach(request::header);
        return request.build();
    }

    /** Northgate as it comes, but by AS2; both sides have each other's certificate. */
    private void prepare(Installation installation, String url) throws Exception {
        var shipped = Installation.HOME.resolve("connectors/partners/northgate");
        var own = Files.createDirectories(installation.data().resolve("partners/northgate"));
        var profile = Files.readString(shipped.resolve("profile.yaml"));
        assertThat(profile).contains("transport: {kind: folder}");
        Files.writeString(
                own.resolve("profile.yaml"),
                profile.replace(
                        "{kind: folder}",
                        "{kind: as2, url: \"%s\", ours: THROUGHLINE, theirs: NORTHGATE, seconds: 5}".formatted(url)));
        SftpDayTest.copy(shipped.resolve("maps"), own.resolve("maps"));
        var now = Instant.now();
        var partners = NewKey.read("northgate", NewKey.pem("northgate", 2048, now, 30), now);
        var certificates = Files.createDirectories(own.resolve("certificates"));
        Files.writeString(certificates.resolve("northgate.pem"), NewKey.pem(partners.certificate()));
        var secrets = installation.data().resolve("secrets");
        Files.createDirectories(
                secrets, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var pem = NewKey.pem("hub", 2048, now, 30);
        var file = Files.writeString(secrets.resolve("as2-2026-01-01.pem"), pem);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var ofHub = Files.createDirectories(folder.resolve("hub"));
        Files.writeString(
                ofHub.resolve("hub.pem"),
                NewKey.pem(NewKey.read("hub", pem, now).certificate()));
        ring = new KeyRing(List.of(partners));
        theirs = Agreement.of(new Partner(
                "hub",
                "Hub",
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of(),
                Map.of("url", url, "ours", "NORTHGATE", "theirs", "THROUGHLINE", "certificates", ofHub.toString())));
    }
}
