package throughline.routes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.routes.PartnerTls;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** A partner's web server that is visited, under TLS. */
class HttpPullTest {

    @TempDir
    static Path folder;

    private static TestTls tls;

    private final Landing landing = new Landing();
    private WebHost host;
    private String token = WebHost.TOKEN;
    private String key = "";
    private HttpServers servers;
    private HttpPull pull;

    @BeforeAll
    static void key() throws Exception {
        tls = TestTls.localhost(folder);
    }

    @BeforeEach
    void start() throws Exception {
        host = new WebHost(tls, tls.context(), false);
        servers = new HttpServers(name -> name.equals("key") ? key : token, new PartnerTls(Clock.systemUTC()));
        pull = new HttpPull(servers, landing.takings(), landing::queue);
    }

    @AfterEach
    void stop() {
        host.close();
        landing.close();
    }

    private Partner one(String... more) {
        return partner("pollUrl", host.url("/out/orders.edi"), more);
    }

    private Partner listed(String form, String... more) {
        host.list = form;
        return Landing.partner(
                Landing.with(partner("pollUrl", host.url("/out/"), more).transport(), "pollListing", form));
    }

    private Partner partner(String key, String value, String... more) {
        var all = Landing.with(Map.of(), key, value);
        for (int i = 0; i < more.length; i += 2) {
            all = Landing.with(all, more[i], more[i + 1]);
        }
        return host.partner(all);
    }

    @Test
    void theContentOfAnAddressIsTakenWhenItHasChanged() throws Exception {
        host.files.put("orders.edi", "first");
        landing.visit(pull, one());
        landing.visit(pull, one());
        host.files.put("orders.edi", "second");
        landing.visit(pull, one());
        host.files.put("orders.edi", "first");
        landing.visit(pull, one());
        landing.visit(pull, one());

        assertThat(landing.sealed()).containsExactly("first", "second", "first");
        assertThat(landing.received).hasSize(3).allMatch("harborview orders.edi"::equals);
        assertThat(landing.rows("select distinct channel from trail.message")).containsExactly("http-pull");
    }

    @Test
    void aServerThatKnowsNoVersionsIsBelievedByItsBytes() throws Exception {
        host.etags = false;
        host.files.put("orders.edi", "first");
        landing.visit(pull, one());
        landing.visit(pull, one());
        host.files.put("orders.edi", "second");
        landing.visit(pull, one());

        assertThat(landing.sealed()).containsExactly("first", "second");
    }

    @Test
    void listedFilesAreTakenOnceInWhateverFormTheyAreListed() throws Exception {
        for (var form : List.of("json", "html", "lines")) {
            host.files.clear();
            host.files.putAll(
                    Map.of(form + "-1.edi", "one", form + "-2.edi", "two", form + ".txt", "no", "x.edi.part", "half"));
            var partner = listed(form, "pollPattern", "*.edi");
            landing.visit(pull, partner);
            landing.visit(pull, partner);
            assertThat(landing.received)
                    .containsExactlyInAnyOrder("harborview " + form + "-1.edi", "harborview " + form + "-2.edi");
            landing.received.clear();
        }
        assertThat(host.files).hasSize(4);
    }

    @Test
    void whatIsDeletedThereIsSealedFirstAndAnotherOfThatNameIsNew() throws Exception {
        var partner = listed("html", "pollConfirm", "delete");
        host.files.put("orders.edi", "an order");
        landing.visit(pull, partner);
        assertThat(host.files).isEmpty();
        host.files.put("orders.edi", "an order");
        landing.visit(pull, partner);

        assertThat(landing.sealed()).containsExactly("an order", "an order");
        assertThat(host.files).isEmpty();
    }

    @Test
    void whatCouldNotBeDeletedIsNotTakenTwiceAndWhatCouldNotBeSealedIsNotDeleted() throws Exception {
        var partner = listed("html", "pollConfirm", "delete");
        host.files.put("orders.edi", "an order");
        host.odd.put("DELETE /out/orders.edi", "500");
        landing.visit(pull, partner);
        landing.visit(pull, partner);
        assertThat(landing.received).containsExactly("harborview orders.edi");
        assertThat(landing.rows("select last_error from desk.way"))
                .singleElement()
                .asString()
                .contains("answered 500");
        host.odd.clear();
        landing.visit(pull, partner);
        assertThat(landing.received).hasSize(1);
        assertThat(host.files).isEmpty();

        host.files.put("next.edi", "another");
        landing.run("alter table trail.content add constraint disk_full check (false) not valid");
        landing.visit(pull, partner);
        assertThat(host.files).containsKey("next.edi");
        landing.run("alter table trail.content drop constraint disk_full");
        landing.visit(pull, partner);
        assertThat(landing.sealed()).containsExactly("an order", "another");
    }

    @Test
    void whoeverEndsBetweenSealingAndTellingTakesNothingTwice() throws Exception {
        var partner = listed("html", "pollConfirm", "delete");
        host.files.put("orders.edi", "an order");
        var dying = new HttpPull(servers, landing.takings(), message -> {
            landing.queue(message);
            throw new IllegalStateException("the power is gone");
        });
        landing.visit(dying, partner);
        assertThat(host.files).containsKey("orders.edi");
        landing.visit(pull, partner);

        assertThat(landing.received).hasSize(1);
        assertThat(host.files).isEmpty();
    }

    @Test
    void whatReplacedAFileInTheMeantimeIsNotDeletedUnread() throws Exception {
        var partner = listed("html", "pollConfirm", "delete");
        host.files.put("orders.edi", "first");
        var meanwhile = new HttpPull(servers, landing.takings(), message -> {
            landing.queue(message);
            host.files.put("orders.edi", "second");
        });
        landing.visit(meanwhile, partner);
        assertThat(host.files).containsEntry("orders.edi", "second");
        landing.visit(pull, partner);

        assertThat(landing.sealed()).containsExactly("first", "second");
        assertThat(host.files).isEmpty();
    }

    @Test
    void aServerThatWantsToBeToldIsToldWhatWasSealed() throws Exception {
        host.files.put("orders.edi", "an order");
        landing.visit(pull, one("pollConfirm", "post", "confirmUrl", host.url("/taken")));

        var message =
                MessageId.parse(landing.rows("select id from trail.message").get(0));
        assertThat(host.posted)
                .containsExactly("{\"name\": \"orders.edi\", \"url\": \"%s\", \"sha256\": \"%s\", \"message\": \"%s\"}"
                        .formatted(
                                host.url("/out/orders.edi"),
                                landing.rows("select encode(sha256, 'hex') from trail.message")
                                        .get(0),
                                message));
    }

    @Test
    void whatIsCutOffOrTooLargeIsNotSealedAndDoesNotKeepTheOthersBack() throws Exception {
        host.files.put("a.edi", "x".repeat(1_100_000));
        host.files.put("b.edi", "an order");
        landing.visit(pull, listed("lines", "maxMegabytes", "1"));
        assertThat(landing.sealed()).containsExactly("an order");
        assertThat(landing.rows("select last_error from desk.way"))
                .singleElement()
                .asString()
                .contains("larger than");

        host.files.clear();
        host.files.put("c.edi", "y".repeat(900_000));
        host.cutAfter = 500_000;
        landing.visit(pull, listed("lines"));
        assertThat(landing.sealed()).hasSize(1);
        host.cutAfter = Integer.MAX_VALUE;
        landing.visit(pull, listed("lines"));
        assertThat(landing.sealed()).hasSize(2);
    }

    @Test
    void aFileThatHasJustChangedIsLeftUntilItHasNot() throws Exception {
        host.files.put("orders.edi", "half an or");
        host.modified = Instant.now();
        landing.visit(pull, one("unchangedSeconds", "3600"));
        assertThat(landing.received).isEmpty();

        host.modified = Instant.now().minusSeconds(7200);
        landing.visit(pull, one("unchangedSeconds", "3600"));
        assertThat(landing.received).hasSize(1);
    }

    @Test
    void nobodyIsLedToAnotherServer() throws Exception {
        host.files.put("orders.edi", "an order");
        try (var inside = new WebHost(tls, tls.context(), false)) {
            inside.files.put("orders.edi", "somebody else's");
            host.odd.put("GET /out/orders.edi", inside.url("/out/orders.edi"));
            landing.visit(pull, one());
            host.odd.clear();
            host.files.clear();
            host.files.put("x.edi\">x</a><a href=\"" + inside.url("/out/orders.edi"), "a list that lies");
            landing.visit(pull, listed("html", "pollPattern", "orders.edi"));

            assertThat(inside.asked).isEmpty();
        }
        assertThat(landing.received).isEmpty();
        assertThat(landing.rows("select last_error from desk.way"))
                .singleElement()
                .asString()
                .contains("another server");
        host.files.clear();
        host.files.put("moved.edi", "an order");
        host.odd.put("GET /out/orders.edi", "/out/moved.edi");
        landing.visit(pull, one());
        assertThat(landing.sealed()).containsExactly("an order");
    }

    @Test
    void aServerThatNobodyVouchesForGetsNoToken() throws Exception {
        host.files.put("orders.edi", "an order");
        var other = TestTls.named(folder, "other", "dns:localhost");
        landing.visit(
                pull,
                Landing.partner(Landing.with(
                        one().transport(), "certificates", other.certificates().toString())));

        assertThat(host.asked).isEmpty();
        assertThat(landing.rows("select last_error from desk.way"))
                .singleElement()
                .asString()
                .contains("certification path")
                .doesNotContain(token);
    }

    @Test
    void aServerThatAsksForACertificateOfOursGetsIt() throws Exception {
        var ours = TestTls.named(folder, "ours", "dns:throughline.example");
        try (var strict = new WebHost(tls, context(ours), true)) {
            strict.files.put("orders.edi", "an order");
            var partner = strict.partner(Map.of("pollUrl", strict.url("/out/orders.edi"), "clientCertificate", "key"));
            landing.visit(pull, Landing.partner(without(partner.transport(), "clientCertificate")));
            assertThat(landing.received).isEmpty();
            key = pem(ours);
            landing.visit(pull, partner);
        }
        assertThat(landing.sealed()).containsExactly("an order");
    }

    private static Map<String, String> without(Map<String, String> transport, String key) {
        var less = Landing.with(transport, key, "");
        less.remove(key);
        return less;
    }

    private SSLContext context(TestTls trusted) throws Exception {
        var keys = store(tls);
        var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, TestTls.PASSWORD.toCharArray());
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("client", store(trusted).getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private static KeyStore store(TestTls tls) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(tls.store())) {
            store.load(in, TestTls.PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(TestTls tls) throws Exception {
        var store = store(tls);
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n%s"
                .formatted(
                        lines.encodeToString(store.getKey("server", TestTls.PASSWORD.toCharArray())
                                .getEncoded()),
                        Files.readString(tls.certificates().resolve("server.pem")));
    }

    @Test
    void aServerThatIsGoneIsRestedFromAndVisitedAgainWhenItIsBack() throws Exception {
        token = "a wrong one";
        host.files.put("orders.edi", "an order");
        for (int i = 0; i < 5; i++) {
            landing.visit(pull, one());
        }
        assertThat(landing.rows("select code || ' ' || state from desk.case_")).containsExactly("FETCH_FAILED open");
        assertThat(landing.rows("select reason from desk.case_"))
                .singleElement()
                .asString()
                .contains("does not let us in")
                .doesNotContain(token);

        token = WebHost.TOKEN;
        landing.visit(pull, one());
        assertThat(landing.received).hasSize(1);
        assertThat(landing.rows("select state from desk.case_")).containsExactly("closed");
    }

    @Test
    void theWayIsTriedWithoutTakingAnything() throws Exception {
        var transport = new HttpTransport(servers);
        host.files.putAll(Map.of("a.edi", "one", "b.txt", "two"));

        assertThat(transport.check(listed("html", "pollPattern", "*.edi", "pollConfirm", "delete")))
                .contains("lists 1 files that are wanted");
        assertThat(transport.check(partner("pollUrl", host.url("/out/a.edi")))).contains("can be read");
        assertThatThrownBy(() -> transport.check(partner("pollUrl", host.url("/out/none"))))
                .hasMessageContaining("answered 404");
        assertThat(host.files).hasSize(2);
        assertThat(landing.rows("select id from trail.message")).isEmpty();
    }
}
