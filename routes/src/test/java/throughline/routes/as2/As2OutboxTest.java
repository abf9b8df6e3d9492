package throughline.routes.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.As2Refused;
import throughline.connectors.as2.As2Refused.Fault;
import throughline.connectors.as2.Fields;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.KeyRing.OwnKey;
import throughline.connectors.as2.Packed;
import throughline.connectors.as2.ReceiptWish;
import throughline.connectors.as2.ReceiptWriter;
import throughline.connectors.as2.Unpacker;
import throughline.operations.House;
import throughline.operations.outbox.Dispatch.Dispatched;
import throughline.operations.outbox.Outbound;

/** From the outbox to a partner that says, by its receipts or by their absence, whether it has what we sent. */
class As2OutboxTest {

    private static final OwnKey ACME = Keys.key("acme");

    @TempDir
    Path folder;

    private final As2Line line = new As2Line();
    /** The numbers that came to the partner. */
    private final List<String> came = new CopyOnWriteArrayList<>();

    private Hub hub;
    private Outbound outbound;
    private HttpServer server;
    private Partner partner;
    private Answering answering = this::good;

    /** What the partner answers. */
    @FunctionalInterface
    private interface Answering {
        Packed to(Fields fields, byte[] body) throws IOException, As2Refused;
    }

    @BeforeEach
    void start() throws Exception {
        hub = new Hub();
        outbound = hub.house.operations.outbound();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        Keys.put(folder.resolve("acme"), ACME);
        Keys.put(folder.resolve("hub"), hub.ours.get(0));
        partner("sync");
        hub.house.take("northgate", House.buy("northgate", "AS2-1", "TL-10002 12 EA"));
        hub.house.run("delete from desk.outbox where receiver <> 'northgate' or type <> 'OrderResponse'");
        outbound.compose(
                10,
                (unit, entry, numbers) -> new Dispatched(
                        hub.house
                                .vault
                                .sealOutbound(unit, "northgate", "outbox", "855.edi", "ISA*855~".getBytes(ISO_8859_1))
                                .id(),
                        null,
                        null));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        assertThat(hub.house.wrong()).isEmpty();
        hub.close();
    }

    @Test
    void whatItRefusesIsACaseAtOnceInItsOwnWordsAndGoesAgainUnderItsNumber() throws Exception {
        answering = (fields, body) -> writer(ACME).refused(number(fields), wish(fields), Fault.DECRYPTION_FAILED);
        carry();
        assertThat(hub.cases())
                .singleElement()
                .asString()
                .contains("SEND_FAILED", "northgate: it did not take it", "decryption-failed");
        assertThat(state()).isEqualTo("failing");

        answering = this::good;
        hub.house.clock.forward(Duration.ofMinutes(1));
        carry();

        assertThat(state()).isEqualTo("sent");
        assertThat(came).hasSize(2).containsOnly(came.get(0));
        assertThat(hub.house.rows("select count(*) from trail.receipt")).containsExactly("2");
        var story = hub.house.rows("select note from trail.hop where stage = 'receipt' order by at");
        assertThat(story.get(0)).contains("decryption-failed");
        assertThat(story.get(1)).contains("processed");
    }

    @Test
    void aReceiptForOtherBytesIsNone() throws Exception {
        answering = (fields, body) -> {
            var other = new ReceiptWish(true, wish(fields).digest(), "sha-256", java.util.Optional.empty());
            var unpacked = unpacked(fields, body);
            return writer(ACME)
                    .taken(
                            number(fields),
                            other,
                            new throughline.connectors.as2.Mic(
                                    "AAAA", unpacked.mic(other.digest()).algorithm()));
        };
        carry();

        assertThat(hub.cases()).singleElement().asString().contains("it received something else");
        assertThat(state()).isEqualTo("failing");
    }

    @Test
    void aReceiptThatSomebodyElseSignedOrNobodyIsNone() throws Exception {
        answering = (fields, body) -> writer(Keys.key("stranger"))
                .taken(
                        number(fields),
                        wish(fields),
                        unpacked(fields, body).mic(wish(fields).digest()));
        carry();
        assertThat(hub.cases()).singleElement().asString().contains("no certificate of the partner signed it");

        answering = (fields, body) -> writer(ACME)
                .taken(
                        number(fields),
                        wish(fields).unsigned(),
                        unpacked(fields, body).mic(wish(fields).digest()));
        hub.house.clock.forward(Duration.ofMinutes(1));
        carry();
        assertThat(hub.house.rows("select last_error from desk.outbox"))
                .singleElement()
                .asString()
                .contains("not signed");
        assertThat(state()).isEqualTo("failing");
    }

    @Test
    void anAnswerWithoutAReceiptIsNone() throws Exception {
        answering = (fields, body) -> null;
        carry();

        assertThat(hub.cases()).singleElement().asString().contains("the answer is no MDN");
    }

    @Test
    void aReceiptThatComesLateSaysThatItArrived() throws Exception {
        partner("async");
        var first = new CopyOnWriteArrayList<Packed>();
        answering = (fields, body) -> {
            first.add(good(fields, body));
            return null;
        };
        carry();
        assertThat(state()).isEqualTo("sent");

        assertThat(post(first.get(0))).isEqualTo(200);
        assertThat(hub.house.rows("select state from desk.as2_sent")).containsExactly("received");
        hub.house.clock.forward(Duration.ofHours(5));
        assertThat(hub.house.operations.as2().outgoing().overdue()).isZero();
        assertThat(hub.cases()).isEmpty();
    }

    @Test
    void withoutItsReceiptInTimeItGoesAgainUnderItsNumberUntilThereIsOne() throws Exception {
        partner("async");
        var receipts = new CopyOnWriteArrayList<Packed>();
        answering = (fields, body) -> {
            receipts.add(good(fields, body));
            return null;
        };
        carry();
        hub.house.clock.forward(Duration.ofMinutes(59));
        assertThat(hub.house.operations.as2().outgoing().overdue()).isZero();
        hub.house.clock.forward(Duration.ofMinutes(2));
        assertThat(hub.house.operations.as2().outgoing().overdue()).isEqualTo(1);

        assertThat(state()).isEqualTo("failing");
        assertThat(hub.cases()).singleElement().asString().contains("SEND_FAILED", "has not sent the receipt");
        hub.house.clock.forward(Duration.ofMinutes(1));
        carry();
        assertThat(came).hasSize(2).containsOnly(came.get(0));
        assertThat(post(receipts.get(1))).isEqualTo(200);

        assertThat(state()).isEqualTo("sent");
        assertThat(hub.house.rows("select state from desk.case_"))
                .as("nobody has to look any more")
                .containsExactly("closed");
        assertThat(hub.house.rows(
                        "select status from trail.message_state s join desk.outbox o on o.message = s.message"))
                .containsExactly("SENT");
    }

    @Test
    void aLateReceiptThatRefusesTakesItBack() throws Exception {
        partner("async");
        var refusals = new CopyOnWriteArrayList<Packed>();
        answering = (fields, body) -> {
            refusals.add(writer(ACME).refused(number(fields), wish(fields), Fault.AUTHENTICATION_FAILED));
            return null;
        };
        carry();

        assertThat(post(refusals.get(0))).isEqualTo(200);
        assertThat(state()).isEqualTo("failing");
        assertThat(hub.cases()).singleElement().asString().contains("authentication-failed");
    }

    @Test
    void itIsEncryptedForTheCertificateThatCountsNow() throws Exception {
        var next = Keys.key("acme-next", hub.house.clock.instant().plus(Duration.ofDays(10)), 100);
        Keys.put(folder.resolve("acme"), next);
        var opened = new CopyOnWriteArrayList<String>();
        answering = (fields, body) -> {
            for (var key : List.of(ACME, next)) {
                try {
                    new Unpacker(theirs(), new KeyRing(List.of(key)), 1 << 20, hub.house.clock.instant())
                            .unpack(fields, body);
                    opened.add(key.name());
                } catch (As2Refused notForThis) {
                    assertThat(notForThis.fault()).isEqualTo(Fault.DECRYPTION_FAILED);
                }
            }
            return null;
        };
        carry();
        hub.house.clock.forward(Duration.ofDays(11));
        carry();

        assertThat(opened).containsExactly("acme", "acme-next");
    }

    private void partner(String mdn) {
        partner = hub.partner("northgate", folder.resolve("acme"), transport("hub", "acme", mdn));
    }

    private Map<String, String> transport(String ours, String theirs, String mdn) {
        return new HashMap<>(Map.of(
                "url", "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()),
                "ours", ours,
                "theirs", theirs,
                "mdn", mdn,
                "mdnUrl", hub.url()));
    }

    private Agreement theirs() throws IOException {
        var transport = transport("acme", "hub", "sync");
        transport.put("certificates", folder.resolve("hub").toString());
        return Agreement.of(
                new Partner("hub", "Hub", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), transport));
    }

    private void carry() throws InterruptedException {
        outbound.carry(
                "northgate",
                1,
                parcel -> hub.transport.send(partner, parcel.message(), "855.edi", "ISA*855~".getBytes(ISO_8859_1)));
    }

    private String state() {
        return outbound.list(null, null, 10).get(0).state();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var head = new TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> head.put(name, values.get(0)));
            var fields = Fields.of(head);
            came.add(number(fields));
            var answer = answering.to(fields, exchange.getRequestBody().readAllBytes());
            if (answer == null) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            answer.fields().all().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (As2Refused wrong) {
            throw new IOException(wrong);
        }
    }

    private Packed good(Fields fields, byte[] body) throws IOException, As2Refused {
        return writer(ACME)
                .taken(
                        number(fields),
                        wish(fields),
                        unpacked(fields, body).mic(wish(fields).digest()));
    }

    private throughline.connectors.as2.Unpacked unpacked(Fields fields, byte[] body) throws IOException, As2Refused {
        return new Unpacker(theirs(), new KeyRing(List.of(ACME)), 1 << 20, hub.house.clock.instant())
                .unpack(fields, body);
    }

    private ReceiptWriter writer(OwnKey key) {
        return new ReceiptWriter("acme", "hub", new KeyRing(List.of(key)), hub.house.clock.instant());
    }

    private static String number(Fields fields) {
        return fields.value("Message-ID").orElseThrow();
    }

    private static ReceiptWish wish(Fields fields) {
        return ReceiptWish.of(fields).orElseThrow();
    }

    private int post(Packed receipt) throws IOException, InterruptedException {
        return line.post(URI.create(hub.url()), receipt.fields().all(), receipt.body(), Duration.ofSeconds(10)).status;
    }
}
