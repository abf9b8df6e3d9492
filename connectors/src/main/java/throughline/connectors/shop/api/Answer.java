package throughline.connectors.shop.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a shop's interface answered. */
public final class Answer {

    private static final int MOST_WORDS = 300;
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final int status;
    private final byte[] bytes;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param headers one value each */
    public Answer(int status, byte[] bytes, Map<String, String> headers) {
        this.status = status;
        this.bytes = bytes.clone();
        this.headers.putAll(headers);
    }

    public int status() {
        return status;
    }

    boolean good() {
        return status >= 200 && status < 300;
    }

    byte[] bytes() {
        return bytes;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** @throws IOException when the shop did not answer in JSON */
    JsonNode json() throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException wrong) {
            throw new IOException("the shop did not answer in JSON (status %d)".formatted(status), wrong);
        }
    }

    /** What is good, as JSON; what is not is refused in the shop's own words. */
    JsonNode json(String what) throws IOException {
        if (!good()) {
            throw new ShopRefused("%s: the shop answered %d%s".formatted(what, status, words()));
        }
        return json();
    }

    /** Its errors, in short: {@code {"errors": ...}}, {@code {"message": ...}}, or nothing. */
    private String words() {
        try {
            var said = json();
            for (var name : List.of("errors", "error_description", "message", "error")) {
                var text = said.path(name);
                if (!text.isMissingNode() && !text.isNull()) {
                    var plain = (text.isString() ? text.asString() : text.toString()).replaceAll("\\p{Cntrl}", " ");
                    return ": " + (plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) + "..." : plain);
                }
            }
            return "";
        } catch (IOException notJson) {
            return "";
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The objects of an array; empty when there is none. */
    static List<JsonNode> all(JsonNode array) {
        var all = new ArrayList<JsonNode>();
        array.forEach(all::add);
        return all;
    }

    /** A text or a number's digits; empty when it is neither. */
    static String text(JsonNode in, String name) {
        var value = in.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    static String lower(JsonNode in, String name) {
        return text(in, name).toLowerCase(Locale.ROOT);
    }
}
