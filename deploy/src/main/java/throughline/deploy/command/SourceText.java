package throughline.deploy.command;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The bytes that a line of the books or a document was read from, as far as they fit on a line. */
final class SourceText {

    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final int WIDEST = 60;

    private final Function<String, byte[]> payload;
    private final Map<String, byte[]> fetched = new HashMap<>();

    /** @param payload a message's bytes by its id; asked once for each message that is not large */
    SourceText(Function<String, byte[]> payload) {
        this.payload = payload;
    }

    String of(JsonNode span, Map<String, JsonNode> messages) {
        var id = span.path("message").asString("");
        var message = messages.get(id);
        if (message == null || message.path("size").asLong() > LARGEST_MESSAGE) {
            return span.path("segment").asString("");
        }
        var bytes = fetched.computeIfAbsent(id, payload);
        int from = (int) Math.min(bytes.length, span.path("offset").asLong());
        int to = (int) Math.min(bytes.length, from + span.path("length").asLong());
        var text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).replaceAll("\\s+", " ");
        return text.length() > WIDEST ? text.substring(0, WIDEST) + "..." : text;
    }
}
