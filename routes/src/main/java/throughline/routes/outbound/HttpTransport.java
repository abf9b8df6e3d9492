package throughline.routes.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import throughline.connectors.Partner;

/** Posts the bytes to the partner's address. A redirect is refused: the profile says where a partner is, not the other side. */
public final class HttpTransport implements Transport {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(partner))
                .timeout(PATIENCE)
                .header("Content-Type", partner.transport().getOrDefault("contentType", "application/octet-stream"))
                .header("Idempotency-Key", name)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("%s answered %d to %s".formatted(partner.code(), status, name));
        }
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
