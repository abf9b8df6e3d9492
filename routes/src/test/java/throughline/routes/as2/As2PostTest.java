package throughline.routes.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.As2Refused;
import throughline.connectors.as2.Fields;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.KeyRing.OwnKey;
import throughline.connectors.as2.Packed;
import throughline.connectors.as2.Packer;
import throughline.connectors.as2.Receipt;
import throughline.connectors.as2.Unpacker;

/** What partners post: taken once, however often it comes; refused in words when it is not what it should be. */
class As2PostTest {

    private static final byte[] ORDER = "ISA*order~".getBytes(ISO_8859_1);
    private static final OwnKey ACME = Keys.key("acme");

    @TempDir
    Path folder;

    private final As2Line line = new As2Line();
    private final Map<String, String> agreed = new HashMap<>();
    private Hub hub;

    @BeforeEach
    void start() throws IOException {
        hub = new Hub();
        Keys.put(folder.resolve("acme"), ACME);
        Keys.put(folder.resolve("hub"), hub.ours.get(0));
        agreed("mdn", "sync");
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(hub.house.wrong()).isEmpty();
        hub.close();
    }

    @Test
    void whatComesTwiceUnderOneNumberIsTakenOnceAndReceiptedTwice() throws Exception {
        var packed = packed("<1@acme>", ORDER);

        for (int i = 0; i < 2; i++) {
            assertThat(receipt(post(packed)).complaint(packed.mic(), true)).isEmpty();
        }

        assertThat(hub.taken()).containsExactly("acme ISA*order~");
        assertThat(hub.queued).hasSize(1);
        assertThat(hub.house.rows(
                        "select s.status from trail.receipt r join trail.message_state s on s.message = r.receipt"))
                .containsExactly("SENT", "SENT");
        assertThat(hub.house.rows("select kind from trail.business_key where key = '<1@acme>'"))
                .containsExactly("AS2 message id");
    }

    @Test
    void whoeverEndsBetweenSealingAndReceiptFindsItTakenTheNextTime() throws Exception {
        var packed = packed("<1@acme>", ORDER);
        hub.diesAfterTaking = true;

        assertThat(receipt(post(packed)).complaint(packed.mic(), true))
                .as("it goes again by itself")
                .isEmpty();

        assertThat(hub.diesAfterTaking).as("nobody answered the first").isFalse();
        assertThat(hub.taken()).containsExactly("acme ISA*order~");
        assertThat(hub.house.rows("select count(*) from trail.receipt")).containsExactly("2");
    }

    @Test
    void anotherMessageUnderAUsedNumberIsRefusedAndNotLostInSilence() throws Exception {
        post(packed("<1@acme>", ORDER));

        var answer = receipt(post(packed("<1@acme>", "ISA*other~".getBytes(ISO_8859_1))));

        assertThat(answer.disposition()).contains("error: unexpected-processing-error");
        assertThat(hub.taken()).containsExactly("acme ISA*order~");
        assertThat(hub.cases())
                .singleElement()
                .asString()
                .contains("TRANSMISSION_REFUSED", "Message-ID <1@acme> of another");
    }

    @Test
    void aByteChangedOnItsWayIsNotTaken() throws Exception {
        agreed("encryption", "none", "requires", "signed");
        var signed = packed("<1@acme>", ORDER);
        var body = signed.body();
        body[new String(body, ISO_8859_1).indexOf("order~")] = 'O';

        assertThat(receipt(post(signed.fields(), body)).disposition()).endsWith("error: integrity-check-failed");

        agreed();
        var encrypted = packed("<2@acme>", ORDER);
        body = encrypted.body();
        body[body.length - 30] ^= 1;
        assertThat(receipt(post(encrypted.fields(), body)).disposition()).endsWith("error: authentication-failed");

        assertThat(hub.taken()).isEmpty();
        assertThat(hub.cases()).hasSize(2).allSatisfy(each -> assertThat(each).contains("TRANSMISSION_REFUSED"));
        assertThat(receipt(post(packed("<2@acme>", ORDER)))
                        .complaint(packed("<2@acme>", ORDER).mic(), true))
                .as("the number is not used up")
                .isEmpty();
    }

    @Test
    void aLineThatIsCutLeavesNothingBehindAndTheNextOneIsTakenOnce() throws Exception {
        var packed = packed("<1@acme>", ORDER);
        for (int part : new int[] {0, packed.body().length / 2, packed.body().length - 1}) {
            cut(packed, part);
        }
        assertThat(hub.taken()).isEmpty();

        assertThat(receipt(post(packed)).complaint(packed.mic(), true)).isEmpty();
        assertThat(hub.taken()).containsExactly("acme ISA*order~");
        assertThat(hub.cases()).isEmpty();
    }

    private void cut(Packed packed, int part) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
            var head = new StringBuilder("POST /as2 HTTP/1.1\r\nHost: hub\r\n");
            packed.fields().all().forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
            head.append("Content-Length: %d\r\n\r\n".formatted(packed.body().length));
            socket.getOutputStream().write(head.toString().getBytes(ISO_8859_1));
            socket.getOutputStream().write(packed.body(), 0, part);
            socket.getOutputStream().flush();
        }
    }

    @Test
    void strangersAndUnsignedMessagesAreRefusedAndToldSo() throws Exception {
        var packed = packed("<1@acme>", ORDER);
        var stranger = new HashMap<>(packed.fields().all());
        stranger.put("AS2-From", "nobody");
        var answer = line.post(URI.create(hub.url()), stranger, packed.body(), Duration.ofSeconds(5));
        assertThat(new String(answer.body, ISO_8859_1)).contains("error: unknown-trading-relationship");
        assertThat(answer.fields.value("Content-Type"))
                .as("nothing is signed for somebody we do not know")
                .hasValueSatisfying(type -> assertThat(type).startsWith("multipart/report"));

        agreed("encryption", "none", "signature", "none", "requires", "signed");
        var unsigned = packed("<2@acme>", ORDER);
        assertThat(receipt(post(unsigned)).disposition()).endsWith("error: insufficient-message-security");

        assertThat(hub.taken()).isEmpty();
        assertThat(hub.cases())
                .anySatisfy(each -> assertThat(each).contains("'nobody' to 'hub'"))
                .anySatisfy(each -> assertThat(each).contains("not signed"))
                .hasSize(2);
        assertThat(line.post(URI.create(hub.url()), Map.of(), ORDER, Duration.ofSeconds(5)).status)
                .isEqualTo(400);
    }

    @Test
    void oneKindOfTroubleWithAPartnerIsOneCase() throws Exception {
        agreed("encryption", "none", "signature", "none", "requires", "signed");
        for (int i = 0; i < 5; i++) {
            post(packed("<%d@acme>".formatted(i), ORDER));
        }

        assertThat(hub.cases()).hasSize(1);
    }

    @Test
    void aReceiptIsBroughtToThePartnerItselfAndToNobodyElse() throws Exception {
        var came = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            came.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(came.size() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
            agreed("mdn", "async", "mdnUrl", address.replace("127.0.0.1", "localhost"));
            assertThat(post(packed("<1@acme>", ORDER)).status).isEqualTo(400);
            assertThat(hub.taken())
                    .as("the profile does not allow that address")
                    .isEmpty();

            agreed("mdn", "async", "mdnUrl", address);
            assertThat(post(packed("<1@acme>", ORDER)).body).isEmpty();
            assertThat(hub.taken()).containsExactly("acme ISA*order~");
            assertThat(came).as("it is owed first, and brought later").isEmpty();

            bring(came, 1);
            until(() -> hub.house.rows("select attempts from desk.as2_owed").equals(List.of("1")));
            hub.house.clock.forward(Duration.ofSeconds(3));
            bring(came, 2);
            assertThat(came.get(1)).isEqualTo(came.get(0)).contains("Original-Message-ID: <1@acme>", "processed");
            until(() -> hub.house
                    .rows("select 1 from desk.as2_owed where done_at is null")
                    .isEmpty());
            assertThat(hub.house.rows(
                            "select s.text from trail.receipt r join trail.message_state s on s.message = r.receipt"))
                    .containsExactly("brought to " + address);
        } finally {
            server.stop(0);
        }
    }

    private void bring(List<String> came, int count) throws Exception {
        until(() -> {
            hub.bearer.look();
            return came.size() >= count;
        });
    }

    @Test
    void whileWeRotateOurKeysBothAreOpenedAndTheNewOneSignsFromItsDayOn() throws Exception {
        var next = Keys.key("next");
        hub.ours.add(new OwnKey("next", next.key(), next.certificate(), Keys.NOW.plus(Duration.ofDays(10))));
        assertThat(receipt(post(packed("<1@acme>", ORDER))).disposition()).endsWith("processed");

        Keys.put(folder.resolve("hub"), next);
        agreed("encryption", "aes128");
        hub.house.clock.forward(Duration.ofDays(11));
        assertThat(receipt(post(packed("<2@acme>", "ISA*second~".getBytes(ISO_8859_1))))
                        .disposition())
                .endsWith("processed");

        assertThat(hub.taken()).hasSize(2);
    }

    @Test
    void aPartnerWhoseCertificateExpiredIsRefusedUntilItsNewOneLiesThere() throws Exception {
        hub.house.clock.forward(Duration.ofDays(200));
        var now = hub.house.clock.instant();
        var late = new OwnKey("late", ACME.key(), ACME.certificate(), ACME.from());
        hub.house.clock.forward(Duration.ofDays(200));

        var refused = post(packed("<1@acme>", ORDER, late, now));
        assertThat(receipt(refused).disposition()).endsWith("error: authentication-failed");
        assertThat(hub.taken()).isEmpty();
        assertThat(hub.cases()).singleElement().asString().contains("no certificate that is valid now");

        var fresh = Keys.key("fresh", hub.house.clock.instant(), 100);
        Keys.put(folder.resolve("acme"), fresh);
        assertThat(receipt(post(packed("<2@acme>", ORDER, fresh, hub.house.clock.instant())))
                        .disposition())
                .endsWith("processed");
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        agreed("encryption", "none", "signature", "none", "requires", "nothing");

        var answer = post(packed("<1@acme>", new byte[Hub.LIMITS.body() + 1]));

        assertThat(answer.status).isEqualTo(413);
        assertThat(hub.taken()).isEmpty();
    }

    @Test
    void aReceiptForNothingThatWeSentIsNone() throws Exception {
        var request = packed("<1@acme>", ORDER);
        var wish = throughline.connectors.as2.ReceiptWish.of(request.fields()).orElseThrow();
        var message = hub.house.identifiers.nextMessage();
        var mdn = new throughline.connectors.as2.ReceiptWriter("acme", "hub", new KeyRing(List.of(ACME)), Keys.NOW)
                .taken("<%s@throughline>".formatted(message), wish, request.mic());

        assertThat(post(mdn).status).isEqualTo(400);
        assertThat(hub.cases()).singleElement().asString().contains("nothing was sent to them under that number");
    }

    /** What both sides have agreed on, beside who they are. */
    private void agreed(String... words) {
        agreed.clear();
        agreed.put("url", "http://127.0.0.1:1/");
        for (int i = 0; i < words.length; i += 2) {
            agreed.put(words[i], words[i + 1]);
        }
        var ours = new HashMap<>(agreed);
        ours.put("ours", "hub");
        ours.put("theirs", "acme");
        hub.partner("acme", folder.resolve("acme"), ours);
    }

    private Packed packed(String number, byte[] payload) throws IOException {
        return packed(number, payload, ACME, hub.house.clock.instant());
    }

    private Packed packed(String number, byte[] payload, OwnKey signer, java.time.Instant when) throws IOException {
        return new Packer(acmes(), new KeyRing(List.of(signer)), when).pack(number, "order.edi", payload);
    }

    /** The agreement as the other side has it. */
    private Agreement acmes() throws IOException {
        var transport = new HashMap<>(agreed);
        transport.put("ours", "acme");
        transport.put("theirs", "hub");
        transport.put("certificates", folder.resolve("hub").toString());
        return Agreement.of(
                new Partner("hub", "Hub", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), transport));
    }

    private As2Line.Answer post(Packed packed) throws IOException, InterruptedException {
        return post(packed.fields(), packed.body());
    }

    private As2Line.Answer post(Fields fields, byte[] body) throws IOException, InterruptedException {
        return line.post(URI.create(hub.url()), fields.all(), body, Duration.ofSeconds(10));
    }

    private Receipt receipt(As2Line.Answer answer) throws IOException, As2Refused {
        assertThat(answer.status).as(new String(answer.body, ISO_8859_1)).isEqualTo(200);
        return Receipt.of(new Unpacker(acmes(), new KeyRing(List.of()), 1 << 20, hub.house.clock.instant())
                .unpack(answer.fields, answer.body));
    }

    private static void until(java.util.concurrent.Callable<Boolean> enough) throws Exception {
        for (int i = 0; !enough.call(); i++) {
            assertThat(i).as("it takes too long").isLessThan(200);
            Thread.sleep(25);
        }
    }
}
