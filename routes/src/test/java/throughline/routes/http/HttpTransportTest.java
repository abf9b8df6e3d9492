package throughline.routes.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.routes.PartnerTls;
import throughline.routes.TestTls;

class HttpTransportTest {

    private static final byte[] BYTES = "ISA*00*~".getBytes(UTF_8);

    private final List<Headers> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpTransport transport =
            new HttpTransport(new HttpServers(name -> "s3cret of " + name, new PartnerTls(Clock.systemUTC())));
    private volatile int answer = 202;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        answer(server);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theBytesArePostedUnderTheirName() throws Exception {
        transport.send(partner(Map.of("url", url("http"), "contentType", "application/edi-x12")), "one.edi", BYTES);

        assertThat(bodies).containsExactly("ISA*00*~");
        assertThat(asked.get(0).getFirst("Idempotency-Key")).isEqualTo("one.edi");
        assertThat(asked.get(0).getFirst("Content-Type")).isEqualTo("application/edi-x12");
        assertThat(asked.get(0).getFirst("Authorization")).isNull();
    }

    @Test
    void aCredentialIsShownAsBearerTokenOrWithAUserAsBasic() throws Exception {
        transport.send(partner(Map.of("url", url("http"), "credential", "acme")), "one.edi", BYTES);
        transport.send(partner(Map.of("url", url("http"), "credential", "acme", "user", "us")), "two.edi", BYTES);

        assertThat(asked.get(0).getFirst("Authorization")).isEqualTo("Bearer s3cret of acme");
        assertThat(asked.get(1).getFirst("Authorization")).isEqualTo("Basic dXM6czNjcmV0IG9mIGFjbWU=");
    }

    @Test
    void aCredentialIsNeverShownInTheOpen() {
        var open = "http://127.0.0.1:%d/in".formatted(server.getAddress().getPort());

        assertThatThrownBy(() -> transport.send(partner(Map.of("url", open, "credential", "acme")), "one.edi", BYTES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("needs https");
        assertThat(asked).isEmpty();
    }

    @Test
    void anythingButAYesIsAFailureAndARedirectIsNotFollowed() {
        for (int status : List.of(302, 400, 401, 500)) {
            answer = status;
            assertThatThrownBy(() -> transport.send(partner(Map.of("url", url("http"))), "one.edi", BYTES))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered " + status);
        }
        assertThat(asked).hasSize(4);
    }

    @Test
    void theWayCanBeTriedWithoutSending() throws Exception {
        answer = 405;
        assertThat(transport.check(partner(Map.of("url", url("http"))))).contains("is there: it answered 405");
        answer = 401;
        assertThatThrownBy(() -> transport.check(partner(Map.of("url", url("http")))))
                .hasMessageContaining("does not let us in");
        assertThat(bodies).allMatch(String::isEmpty);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
        server.stop(0);
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        secure.setHttpsConfigurator(
                new HttpsConfigurator(TestTls.localhost(folder).context()));
        server = secure;
        answer(server);

        assertThatThrownBy(() ->
                        transport.send(partner(Map.of("url", url("https"), "credential", "acme")), "one.edi", BYTES))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("certification path");
        assertThat(asked).isEmpty();
    }

    private void answer(HttpServer here) {
        here.createContext("/in", exchange -> {
            asked.add(exchange.getRequestHeaders());
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (answer == 302) {
                exchange.getResponseHeaders().add("Location", "/in");
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        here.start();
    }

    private String url(String scheme) {
        return "%s://localhost:%d/in".formatted(scheme, server.getAddress().getPort());
    }

    private static Partner partner(Map<String, String> transport) {
        return new Partner("acme", "Acme", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), transport);
    }
}
