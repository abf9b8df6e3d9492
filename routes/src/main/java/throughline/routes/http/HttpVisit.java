package throughline.routes.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.listing.Listing;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Spool;
import throughline.routes.fetching.Whole;

/** What is read and said on one visit to a partner's web server. */
final class HttpVisit {

    private static final int LONGEST_LIST = 4 << 20;

    private final HttpServers servers;
    private final Partner partner;
    private final HttpPlace place;

    HttpVisit(HttpServers servers, Partner partner, HttpPlace place) {
        this.servers = servers;
        this.partner = partner;
        this.place = place;
    }

    /**
     * A file that is listed.
     *
     * @param version what the list says of its state; may be empty
     */
    record Listed(String name, URI address, String version) {}

    /**
     * A file as it was read, whole.
     *
     * @param etag as the server gave it; may be empty
     * @param modified the same
     */
    record Read(Spool bytes, String etag, String modified) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** That there is something to be read, which is not. */
    URI look() throws IOException, InterruptedException {
        var response = servers.read(partner, place.poll(), Map.of());
        try (var unread = response.body()) {
            if (!isGone(response) && response.statusCode() != 204) {
                good(response, place.poll());
            }
        }
        return place.poll();
    }

    /** What the server says lies there, as far as it is wanted. */
    List<Listed> list() throws IOException, InterruptedException {
        var response = servers.read(partner, place.poll(), Map.of());
        byte[] bytes;
        try (var body = response.body()) {
            good(response, place.poll());
            bytes = body.readNBytes(LONGEST_LIST + 1);
        }
        if (bytes.length > LONGEST_LIST) {
            throw new IOException("%s lists more than %,d bytes of names".formatted(place.poll(), LONGEST_LIST));
        }
        var entries =
                switch (place.listing()) {
                    case JSON -> Listing.json(bytes);
                    case HTML -> Listing.html(bytes);
                    default -> Listing.lines(bytes);
                };
        var wanted = new ArrayList<Listed>();
        for (var entry : entries) {
            listed(response.uri(), entry)
                    .filter(file -> place.wants(file.name()))
                    .ifPresent(wanted::add);
        }
        return wanted;
    }

    /** What names no file is passed by: a page leads to other pages as well. */
    private static Optional<Listed> listed(URI list, Listing.Entry entry) {
        try {
            var address = list.resolve(entry.address().replace(" ", "%20"));
            var path = String.valueOf(address.getRawPath());
            var name = URLDecoder.decode(
                    path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean itself =
                    address.getRawPath() != null && address.getRawPath().equals(list.getRawPath());
            return name.isEmpty() || itself
                    ? Optional.empty()
                    : Optional.of(new Listed(name, address, entry.version()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * Reads a file.
     *
     * @param etag of what we have already, or null
     * @param modified the same
     * @return nothing when it is not there, is what we have, or may still be written
     */
    Optional<Read> read(URI address, @Nullable String etag, @Nullable String modified)
            throws IOException, InterruptedException {
        if (!HttpServers.isSameServer(place.poll(), address)) {
            throw new IOException("%s lists a file of another server, which is not fetched: %s"
                    .formatted(place.poll().getHost(), address.getHost()));
        }
        var headers = new HashMap<String, String>();
        put(headers, "If-None-Match", etag);
        put(headers, "If-Modified-Since", modified);
        var response = servers.read(partner, address, headers);
        try (var body = response.body()) {
            if (response.statusCode() == 304 || response.statusCode() == 204 || isGone(response)) {
                return Optional.empty();
            }
            good(response, address);
            if (isYoung(response)) {
                return Optional.empty();
            }
            return Optional.of(new Read(
                    Spool.of(whole(response, body), place.most()),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Last-Modified").orElse("")));
        }
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(name, value);
        }
    }

    /** What is coded on the way would not have the bytes that the server counts. */
    private static InputStream whole(HttpResponse<InputStream> response, InputStream body) throws IOException {
        var headers = response.headers();
        if (!headers.firstValue("Content-Encoding").orElse("identity").equals("identity")) {
            throw new IOException("%s sends it coded (Content-Encoding), which nobody asked for"
                    .formatted(response.uri().getHost()));
        }
        return new Whole(body, headers.firstValueAsLong("Content-Length").orElse(-1), "it");
    }

    /** By the server's own clock: a file that it is still being given has just changed. */
    private boolean isYoung(HttpResponse<?> response) {
        var modified = moment(response, "Last-Modified");
        var now = moment(response, "Date");
        if (modified.isEmpty() || now.isEmpty()) {
            return false;
        }
        var age = Duration.between(modified.get(), now.get());
        return !age.isNegative() && age.compareTo(place.times().unchanged()) < 0;
    }

    private static Optional<Instant> moment(HttpResponse<?> response, String header) {
        try {
            return response.headers().firstValue(header).map(text -> ZonedDateTime.parse(
                            text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Where what was fetched is taken away, there may be nothing for a while. */
    private boolean isGone(HttpResponse<?> response) {
        return place.confirming() != HttpPlace.Confirming.NOTHING
                && (response.statusCode() == 404 || response.statusCode() == 410);
    }

    private static void good(HttpResponse<?> response, URI address) throws IOException {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new IOException("%s is there, but does not let us in: it answered %d".formatted(address, status));
        }
        if (status != 200) {
            throw new IOException("%s answered %d".formatted(address, status));
        }
    }

    /** It is sealed: now, and not before, the server is told. */
    void confirm(String name, URI address, Read read, MessageId message) throws IOException, InterruptedException {
        var confirm = place.confirm();
        int status;
        if (confirm == null) {
            var request = servers.request(partner, address).DELETE();
            if (read.etag().startsWith("\"")) {
                // What has taken its place in the meantime is not ours to delete.
                request.header("If-Match", read.etag());
            }
            status = servers.status(partner, request.build());
        } else {
            var said = "{\"name\": %s, \"url\": %s, \"sha256\": \"%s\", \"message\": \"%s\"}"
                    .formatted(
                            quoted(name),
                            quoted(address.toString()),
                            read.bytes().sha256(),
                            message);
            status = servers.status(
                    partner,
                    servers.request(partner, confirm)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", message.toString())
                            .POST(HttpRequest.BodyPublishers.ofString(said))
                            .build());
        }
        boolean gone = confirm == null && (status == 404 || status == 410 || status == 412);
        if (!gone && (status < 200 || status > 299)) {
            throw new IOException("%s is sealed, and the server answered %d when it was told".formatted(name, status));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
