package throughline.routes.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.PartnerSecrets;
import throughline.routes.PartnerTls;
import throughline.routes.Said;

/**
 * Our way to partners' web servers. A certificate is checked, and the name in it; what shows who we are is shown under TLS only; and a
 * redirect never leads to another server than the profile names.
 */
public final class HttpServers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 3;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final PartnerSecrets secrets;
    private final PartnerTls tls;
    /** By trust and key: a client keeps connections and threads of its own. */
    private final Map<SSLContext, HttpClient> clients = new ConcurrentHashMap<>();

    public HttpServers(PartnerSecrets secrets, PartnerTls tls) {
        this.secrets = secrets;
        this.tls = tls;
    }

    /**
     * An address that a profile names.
     *
     * @throws IOException when it is none, or would show something in the open that must not be
     */
    static URI address(Partner partner, String key) throws IOException {
        var text = new Said(partner).needed(key);
        try {
            var address = URI.create(text.strip());
            if (address.getHost() != null && Set.of("https", "http").contains(String.valueOf(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("transport.%s of %s is no address".formatted(key, partner.code()), noAddress);
        }
        throw new IOException("the profile of %s has no transport.%s beginning with https:// or http://"
                .formatted(partner.code(), key));
    }

    /** With what shows who we are. */
    HttpRequest.Builder request(Partner partner, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        var authorization = authorization(partner);
        if (authorization != null) {
            if (!isCovered(address)) {
                throw new IOException("the profile of %s would show a credential over http; it needs https"
                        .formatted(partner.code()));
            }
            request.header("Authorization", authorization);
        }
        return request;
    }

    private static boolean isCovered(URI address) {
        return "https".equals(address.getScheme()) || "localhost".equals(address.getHost());
    }

    /** Whether what comes from there cannot have been changed on its way. */
    static boolean isSure(URI address) {
        return "https".equals(address.getScheme()) || LOOPBACK.contains(String.valueOf(address.getHost()));
    }

    private @Nullable String authorization(Partner partner) throws IOException {
        var said = new Said(partner);
        var credential = said.optional("credential");
        if (credential == null) {
            return null;
        }
        var secret = secrets.of(credential);
        var user = said.optional("user");
        if (user == null) {
            return "Bearer " + secret;
        }
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever the answer is; its body has to be closed. */
    HttpResponse<InputStream> send(Partner partner, HttpRequest request) throws IOException, InterruptedException {
        return client(partner).send(request, BodyHandlers.ofInputStream());
    }

    /** @return the status; the body is not read */
    int status(Partner partner, HttpRequest request) throws IOException, InterruptedException {
        var response = send(partner, request);
        response.body().close();
        return response.statusCode();
    }

    /** Reads something, and goes where the same server says it is. */
    HttpResponse<InputStream> read(Partner partner, URI address, Map<String, String> headers)
            throws IOException, InterruptedException {
        var at = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var request = request(partner, at).GET();
            headers.forEach(request::header);
            var response = send(partner, request.build());
            int status = response.statusCode();
            if (status < 300 || status > 399 || status == 304) {
                return response;
            }
            response.body().close();
            at = elsewhere(at, response.headers().firstValue("Location").orElse(""));
        }
        throw new IOException("%s sends us from one address to the next".formatted(address.getHost()));
    }

    private static URI elsewhere(URI from, String location) throws IOException {
        try {
            var to = from.resolve(location);
            if (!location.isBlank() && isSameServer(from, to)) {
                return to;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("%s sends us to what is no address".formatted(from.getHost()), noAddress);
        }
        throw new IOException("%s sends us to another server, and the profile names this one: nothing is fetched"
                .formatted(from.getHost()));
    }

    /** The profile says where a partner is; what comes from there does not lead us anywhere else, least of all into our own network. */
    static boolean isSameServer(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort()
                && other.getUserInfo() == null;
    }

    private HttpClient client(Partner partner) throws IOException {
        var key = new Said(partner).optional("clientCertificate");
        var context = tls.context(partner, key == null ? null : secrets.of(key));
        var known = clients.get(context);
        if (known != null) {
            return known;
        }
        var client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .sslContext(context)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var other = clients.putIfAbsent(context, client);
        return other == null ? client : other;
    }
}
