package throughline.routes.as2;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import throughline.connectors.as2.Fields;

/** Posts to a partner's AS2 address. A redirect is not followed: the profile says where a partner is, not the other side. */
final class As2Line {

    /** An answer holds a receipt, at most; a larger one is not read. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private static final Duration CONNECT = Duration.ofSeconds(20);

    // HTTP/1.1 from the start: an offer to change to HTTP/2 confuses old servers.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What a server answered. */
    static final class Answer {

        final int status;
        final Fields fields;
        final byte[] body;

        Answer(int status, Fields fields, byte[] body) {
            this.status = status;
            this.fields = fields;
            this.body = body;
        }

        boolean good() {
            return status >= 200 && status <= 299;
        }
    }

    Answer post(URI address, Map<String, String> fields, byte[] body, Duration patience)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        fields.forEach(request::header);
        return answer(request.build());
    }

    /** Asks without a body; whatever the answer is, there is somebody. */
    Answer ask(URI address, Duration patience) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address)
                .timeout(patience)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /**
     * A server may have closed the connection that is left from the last message without saying so; then it goes once more, on a new one.
     * It has the same number, so nobody takes it twice.
     */
    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return once(request);
        } catch (IOException failure) {
            if (!isCut(failure)) {
                throw failure;
            }
            return once(request);
        }
    }

    private static boolean isCut(IOException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof EOFException
                    || each instanceof SocketException && !(each instanceof ConnectException)) {
                return true;
            }
        }
        return false;
    }

    private Answer once(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        byte[] body;
        try (var bytes = response.body()) {
            body = bytes.readNBytes(LARGEST_ANSWER + 1);
        }
        if (body.length > LARGEST_ANSWER) {
            throw new IOException("%s answered with more than %,d bytes".formatted(request.uri(), LARGEST_ANSWER));
        }
        var fields = new TreeMap<String, String>();
        response.headers().map().forEach((name, values) -> fields.put(name, values.get(0)));
        return new Answer(response.statusCode(), Fields.of(fields), body);
    }
}
