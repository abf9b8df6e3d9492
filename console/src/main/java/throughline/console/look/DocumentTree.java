package throughline.console.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A canonical document as lines to read, each value with the bytes it was read from. */
public final class DocumentTree {

    /** So many lines are shown; the rest is in the JSON. */
    public static final int LONGEST = 2000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One line.
     *
     * @param depth from 0
     * @param name of the property, or the place in a list from 1
     * @param value empty for what has lines of its own below it
     * @param bytes {@code offset,length} in the document's message, or null when no bytes said it
     * @param segment the place's name ({@code PO102}), or empty
     */
    public record Line(int depth, String name, String value, @Nullable String bytes, String segment) {}

    private final Map<String, JsonNode> spans;
    private final List<Line> lines = new ArrayList<>();

    private DocumentTree(Map<String, JsonNode> spans) {
        this.spans = spans;
    }

    /** The lines of a document's JSON; of what the sender said beyond our maps, too. */
    public static List<Line> of(String json) {
        var document = JSON.readTree(json);
        var provenance = document.path("provenance");
        var tree = new DocumentTree(Map.copyOf(properties(provenance.path("spans"))));
        document.properties().forEach(property -> {
            if (!property.getKey().equals("provenance")) {
                tree.add(0, property.getKey(), "/" + property.getKey(), property.getValue());
            }
        });
        tree.addUnread(provenance.path("unread"));
        return List.copyOf(tree.lines);
    }

    private void add(int depth, String name, String pointer, JsonNode value) {
        if (lines.size() >= LONGEST) {
            return;
        }
        if (value.isValueNode()) {
            line(depth, name, value.asString(), spans.get(pointer));
        } else if (isAmount(value)) {
            line(depth, name, amount(value), near(pointer, value));
        } else if (!value.isEmpty()) {
            line(depth, name, "", null);
            if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    add(depth + 1, Integer.toString(i + 1), pointer + "/" + i, value.get(i));
                }
            } else {
                value.properties().forEach(property -> {
                    if (!isSpan(property.getValue())) {
                        add(depth + 1, property.getKey(), pointer + "/" + property.getKey(), property.getValue());
                    }
                });
            }
        }
    }

    private void addUnread(JsonNode unread) {
        if (unread.isEmpty() || lines.size() >= LONGEST) {
            return;
        }
        line(0, "not read by our map", "", null);
        for (var value : unread) {
            line(1, value.path("element").asString(), value.path("value").asString(), value.path("span"));
        }
    }

    private void line(int depth, String name, String value, @Nullable JsonNode span) {
        var known = span != null && span.has("offset") && span.path("length").asInt() > 0;
        lines.add(new Line(
                Math.min(5, depth),
                name,
                value,
                known && span != null
                        ? span.path("offset").asString() + ","
                                + span.path("length").asString()
                        : null,
                known && span != null ? span.path("segment").asString("") : ""));
    }

    /** Money, prices and quantities are one value to the eye. */
    private static boolean isAmount(JsonNode value) {
        return value.isObject()
                && value.has("amount")
                && value.properties().stream().allMatch(part -> part.getValue().isValueNode());
    }

    private static String amount(JsonNode value) {
        var text = new StringBuilder();
        if (value.has("currency")) {
            text.append(value.path("currency").asString()).append(' ');
        }
        text.append(value.path("amount").asString());
        if (value.has("unit")) {
            text.append(value.has("currency") ? "/" : " ")
                    .append(value.path("unit").asString());
        }
        return text.toString();
    }

    private @Nullable JsonNode near(String pointer, JsonNode value) {
        var own = spans.get(pointer);
        return own != null ? own : value.has("amount") ? spans.get(pointer + "/amount") : null;
    }

    /** A span as a value ({@code source} of a line): where something stood, which every value below it says better. */
    private static boolean isSpan(JsonNode value) {
        return value.isObject() && value.has("offset") && value.has("segment");
    }

    private static Map<String, JsonNode> properties(JsonNode object) {
        var all = new java.util.HashMap<String, JsonNode>();
        object.properties().forEach(property -> all.put(property.getKey(), property.getValue()));
        return all;
    }
}
