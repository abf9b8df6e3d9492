package throughline.deploy.command;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A story in indented lines: one heading per kind of thing, one line per thing, whatever the appliance tells of it. */
final class StoryText {

    private final List<String> lines = new ArrayList<>();

    StoryText(String key, JsonNode story) {
        lines.add(isEmpty(story) ? "Nothing is known under %s.".formatted(key) : key);
        story.properties().forEach(part -> {
            if (part.getValue().isArray() && !part.getValue().isEmpty()) {
                lines.add(words(part.getKey()));
                part.getValue().forEach(each -> lines.add("  " + line(each)));
            }
        });
    }

    /** Whether nothing hangs together with the key. */
    static boolean isEmpty(JsonNode story) {
        return story.propertyStream()
                .allMatch(part -> !part.getValue().isArray() || part.getValue().isEmpty());
    }

    private static String words(String name) {
        var words = name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String line(JsonNode node) {
        if (!node.isObject()) {
            return node.asString(node.toString());
        }
        var parts = new ArrayList<String>();
        node.properties().forEach(part -> {
            var value = part.getValue();
            if (value.isArray() || value.isObject()) {
                if (!value.isEmpty()) {
                    parts.add(part.getKey() + " " + nested(value));
                }
            } else if (!value.isNull() && !value.asString("").isEmpty()) {
                parts.add(part.getKey() + " " + value.asString());
            }
        });
        return String.join(", ", parts);
    }

    private static String nested(JsonNode value) {
        if (value.isObject()) {
            return "(" + line(value) + ")";
        }
        var inside = new ArrayList<String>();
        value.forEach(each -> inside.add(each.isObject() ? "(" + line(each) + ")" : each.asString(each.toString())));
        return "[" + String.join("; ", inside) + "]";
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
