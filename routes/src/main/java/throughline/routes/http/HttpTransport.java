package throughline.routes.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import throughline.connectors.Partner;
import throughline.routes.Said;
import throughline.routes.outbound.Transport;

/**
 * Posts the bytes to the partner's address. A redirect is refused: the profile says where a partner is, not the other side. Its
 * certificate is checked as a browser would, and so is the name in it.
 */
public final class HttpTransport implements Transport {

    private final HttpServers servers;

    public HttpTransport(HttpServers servers) {
        this.servers = servers;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        var request = servers.request(partner, HttpServers.address(partner, "url"))
                .header("Content-Type", new Said(partner).or("contentType", "application/octet-stream"))
                .header("Idempotency-Key", name)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        int status = servers.status(partner, request);
        if (status < 200 || status > 299) {
            throw new IOException("%s answered %d to %s".formatted(partner.code(), status, name));
        }
    }

    /** Asks without a body; whatever the answer is, it says that there is somebody. Where we fetch, something has to be there to read. */
    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        var said = new Said(partner);
        var found = said.optional("url") == null && HttpPlace.isSaid(partner) ? "" : bringing(partner);
        if (HttpPlace.isSaid(partner)) {
            found = (found + " " + fetching(partner)).strip();
        }
        return found;
    }

    private String bringing(Partner partner) throws IOException, InterruptedException {
        var request = servers.request(partner, HttpServers.address(partner, "url"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
        int status = servers.status(partner, request);
        if (status == 401 || status == 403) {
            throw new IOException(
                    "%s is there, but does not let us in: it answered %d".formatted(request.uri(), status));
        }
        return "%s is there: it answered %d.".formatted(request.uri(), status);
    }

    private String fetching(Partner partner) throws IOException, InterruptedException {
        var place = HttpPlace.of(partner);
        var visit = new HttpVisit(servers, partner, place);
        if (place.listing() == HttpPlace.Form.NONE) {
            return "%s can be read.".formatted(visit.look());
        }
        return "%s lists %d files that are wanted."
                .formatted(place.poll(), visit.list().size());
    }
}
