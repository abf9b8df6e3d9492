package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner whose orders lie on its web server, behind a token that the database keeps. */
class CredentialDayTest {

    private static final String TOKEN = "a token that nobody else may know";

    @TempDir
    Path folder;

    @Test
    void anOrderIsFetchedWithATokenThatIsTypedInOnceAndStandsNowhereInTheClear() throws Exception {
        var order = Purchases.order(60_101);
        List<String> shown = new CopyOnWriteArrayList<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/out/order.edi", exchange -> {
            var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            shown.add(authorization);
            boolean known = authorization.equals("Bearer " + TOKEN);
            exchange.sendResponseHeaders(known ? 200 : 401, known ? order.length : -1);
            if (known) {
                exchange.getResponseBody().write(order);
            }
            exchange.close();
        });
        server.start();
        try (var installation = new Installation(folder)) {
            prepare(installation, server.getAddress().getPort());
            var calls = installation.up();
            var data = installation.data();
            assertThat(installation.run("partner", "check", "northgate").out())
                    .contains("credential set northgate-token");

            var set = installation.typed(TOKEN + "\n", "credential", "set", "northgate-token");
            assertThat(set.code()).as(set.err()).isZero();
            assertThat(set.out()).contains("is kept").doesNotContain(TOKEN);

            assertThat(installation.run("credential", "list").out())
                    .contains("northgate-token")
                    .doesNotContain(TOKEN);
            assertThat(installation.run("partner", "check", "northgate").out()).contains("is clean");
            assertThat(installation.run("partner", "reach", "northgate").out()).contains("can be read");
            calls.until("trace/LIFE-60101", story -> story.path("documents").size() > 1);
            assertThat(installation.run("credential", "rekey").out()).contains("1 credentials");
            assertThat(installation.run("partner", "reach", "northgate").out()).contains("can be read");
            assertThat(Files.readString(data.resolve("secrets/credential-key")).lines())
                    .hasSize(1);
            assertThat(Files.readString(data.resolve("log/throughline.log"))).doesNotContain(TOKEN);
            assertThat(shown).contains("Bearer " + TOKEN);
            calls.assertProved();
        } finally {
            server.stop(0);
        }
    }

    /** Northgate as it comes, but with its orders on a server of its own. */
    private static void prepare(Installation installation, int port) throws Exception {
        var shipped = Installation.HOME.resolve("connectors/partners/northgate");
        var own = Files.createDirectories(installation.data().resolve("partners/northgate"));
        var profile = Files.readString(shipped.resolve("profile.yaml"));
        assertThat(profile).contains("transport: {kind: folder}");
        Files.writeString(
                own.resolve("profile.yaml"),
                profile.replace(
                        "{kind: folder}",
                        ("{kind: http, url: \"http://localhost:%1$d/in\", pollUrl: \"http://localhost:%1$d/out/order.edi\","
                                        + " pollSeconds: 5, credential: northgate-token}")
                                .formatted(port)),
                UTF_8);
        Files.copy(shipped.resolve("README.md"), own.resolve("README.md"));
        for (var each : List.of("maps", "samples", "guides")) {
            SftpDayTest.copy(shipped.resolve(each), own.resolve(each));
        }
    }
}
