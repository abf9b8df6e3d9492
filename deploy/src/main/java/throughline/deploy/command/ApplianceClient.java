package throughline.deploy.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to an appliance over its own API, as any other program would, with the token it left for commands on this machine. */
final class ApplianceClient {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int UNPROCESSABLE = 422;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI api;
    private final String token;

    ApplianceClient(String address, String token) {
        this.api = URI.create(address).resolve("/api/v1/");
        this.token = token;
    }

    String address() {
        return api.resolve("/").toString();
    }

    JsonNode get(String path, Map<String, String> query) {
        return send(request(path, query).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return postText(path, body.toString());
    }

    /** The same where a 422 is an answer too: what stands against what was asked for. */
    JsonNode postJudged(String path, JsonNode body) {
        var request = request(path, Map.of())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return JSON.readTree(new String(bytes(request, UNPROCESSABLE), StandardCharsets.UTF_8));
    }

    /** Sends a JSON text as it is written. */
    JsonNode postText(String path, String json) {
        var text = BodyPublishers.ofString(json);
        return send(request(path, Map.of())
                .header("Content-Type", "application/json")
                .POST(text)
                .build());
    }

    /** A message's bytes as they were sealed. */
    byte[] payload(String message) {
        return bytes(request("messages/" + message + "/payload", Map.of()).GET().build());
    }

    /** The bytes of what is no JSON. */
    byte[] file(String path, Map<String, String> query) {
        return bytes(request(path, query).setHeader("Accept", "*/*").GET().build());
    }

    String text(String path) {
        return new String(file(path, Map.of()), StandardCharsets.UTF_8);
    }

    /** Streams a file's bytes in. */
    JsonNode upload(Path file, Map<String, String> query) {
        return upload("messages", file, query);
    }

    JsonNode upload(String path, Path file, Map<String, String> query) {
        return send(request(path, query)
                .header("Content-Type", "application/octet-stream")
                .POST(bytesOf(file))
                .build());
    }

    private static BodyPublisher bytesOf(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new CommandFault("There is no file " + file);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        var asked = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        var target = api.resolve(asked.isEmpty() ? path : path + "?" + asked);
        return HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(HttpRequest request) {
        var body = new String(bytes(request), StandardCharsets.UTF_8);
        return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private byte[] bytes(HttpRequest request) {
        return bytes(request, 0);
    }

    /** @param fine a status besides those of success that is an answer, or 0 */
    private byte[] bytes(HttpRequest request, int fine) {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if ((answer.statusCode() < 200 || answer.statusCode() > 299) && answer.statusCode() != fine) {
                throw refused(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new CommandFault(
                    "The appliance at %s does not answer (%s). It may be starting or stopping; try again."
                            .formatted(
                                    api.resolve("/"),
                                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFault("Interrupted.");
        }
    }

    /** Problems come as RFC 9457 says, with what to do about them. */
    private static CommandFault refused(int status, String body) {
        try {
            var problem = JSON.readTree(body);
            var text = "%s %s"
                    .formatted(
                            problem.path("detail").asString(""),
                            problem.path("action").asString(""))
                    .strip();
            return new CommandFault(text.isEmpty() ? "The appliance answered %d.".formatted(status) : text);
        } catch (RuntimeException noProblem) {
            return new CommandFault("The appliance answered %d.".formatted(status));
        }
    }
}
