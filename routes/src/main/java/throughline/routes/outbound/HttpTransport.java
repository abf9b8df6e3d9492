package throughline.routes.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.PartnerSecrets;

/**
 * Posts the bytes to the partner's address. A redirect is refused: the profile says where a partner is, not the other side. Its
 * certificate is checked as a browser would, and so is the name in it.
 */
public final class HttpTransport implements Transport {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final PartnerSecrets secrets;

    public HttpTransport(PartnerSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        var request = request(partner)
                .header("Content-Type", partner.transport().getOrDefault("contentType", "application/octet-stream"))
                .header("Idempotency-Key", name)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("%s answered %d to %s".formatted(partner.code(), status, name));
        }
    }

    /** Asks without a body; whatever the answer is, it says that there is somebody. */
    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        var request = request(partner)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status == 401 || status == 403) {
            throw new IOException(
                    "%s is there, but does not let us in: it answered %d".formatted(request.uri(), status));
        }
        return "%s is there: it answered %d.".formatted(request.uri(), status);
    }

    private HttpRequest.Builder request(Partner partner) throws IOException {
        var address = address(partner);
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        var authorization = authorization(partner);
        if (authorization != null) {
            if (!"https".equals(address.getScheme()) && !"localhost".equals(address.getHost())) {
                throw new IOException("the profile of %s would show a credential over http; it needs https"
                        .formatted(partner.code()));
            }
            request.header("Authorization", authorization);
        }
        return request;
    }

    private @Nullable String authorization(Partner partner) throws IOException {
        var credential = partner.transport().get("credential");
        if (credential == null) {
            return null;
        }
        var secret = secrets.of(credential);
        var user = partner.transport().get("user");
        if (user == null) {
            return "Bearer " + secret;
        }
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static URI address(Partner partner) throws IOException {
        var url = partner.transport().get("url");
        if (url == null || !(url.startsWith("https://") || url.startsWith("http://"))) {
            throw new IOException("the profile of %s has no transport.url beginning with https:// or http://"
                    .formatted(partner.code()));
        }
        return URI.create(url);
    }
}
