package throughline.deploy.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Speaks to a running appliance over its own programming interface. */
final class Calls {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final String token;

    Calls(String address, String token) {
        this.api = URI.create(address).resolve("/api/v1/");
        this.token = token;
    }

    /** Hands a message in; its id. */
    String hand(String name, byte[] bytes) throws IOException, InterruptedException {
        var answer = send(request("messages?name=" + name).POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Installation.JSON.readTree(answer.body()).path("message").asString();
    }

    String hand(String name, Supplier<InputStream> bytes) throws IOException, InterruptedException {
        var answer = send(request("messages?name=" + name).POST(BodyPublishers.ofInputStream(bytes)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return Installation.JSON.readTree(answer.body()).path("message").asString();
    }

    /** What became of a message, once nothing more happens to it by itself. */
    JsonNode atRest(String message) throws IOException, InterruptedException {
        return until("messages/" + message + "/result", result -> result.path("atRest")
                .asBoolean(false));
    }

    /** Asks again and again; an appliance that is away for a moment is asked again as well. */
    JsonNode until(String path, Predicate<JsonNode> enough) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        String last = "nothing";
        while (Instant.now().isBefore(end)) {
            try {
                var answer = send(request(path).GET());
                last = answer.body();
                if (answer.statusCode() == 200 && enough.test(Installation.JSON.readTree(last))) {
                    return Installation.JSON.readTree(last);
                }
            } catch (IOException away) {
                last = away.toString();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("%s is not as it should be: %s".formatted(path, last));
    }

    /** The answer as it is. */
    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(request(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Installation.JSON.readTree(answer.body());
    }

    byte[] payload(String message) throws IOException, InterruptedException {
        return http.send(request("messages/" + message + "/payload").GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Every check of the books holds. */
    void assertProved() throws IOException, InterruptedException {
        var answer = post("verify", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (var check : Installation.JSON.readTree(answer.body()).path("checks")) {
            assertThat(check.path("ok").asBoolean()).as(check.toString()).isTrue();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
