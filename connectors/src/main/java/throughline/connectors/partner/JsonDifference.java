package throughline.connectors.partner;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first place at which two JSON trees differ.
 *
 * @param pointer where, as a JSON pointer ({@code /documents/0/lines/1/quantity/amount})
 * @param expected what the one says there, or null when it says nothing
 * @param read what the other says there, or null
 */
record JsonDifference(String pointer, @Nullable JsonNode expected, @Nullable JsonNode read) {

    static @Nullable JsonDifference between(JsonNode expected, JsonNode read) {
        return between("", expected, read);
    }

    String words() {
        return "at %s it says %s, and we read %s"
                .formatted(pointer.isEmpty() ? "/" : pointer, said(expected), said(read));
    }

    private static @Nullable JsonDifference between(String at, @Nullable JsonNode expected, @Nullable JsonNode read) {
        if (expected == null || read == null) {
            return expected == read ? null : new JsonDifference(at, expected, read);
        }
        if (expected.isObject() && read.isObject()) {
            var names = new TreeSet<String>(expected.propertyNames());
            names.addAll(read.propertyNames());
            for (var name : names) {
                var found = between(
                        at + "/" + name.replace("~", "~0").replace("/", "~1"), expected.get(name), read.get(name));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (expected.isArray() && read.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), read.size()); i++) {
                var found = between(at + "/" + i, expected.get(i), read.get(i));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return expected.equals(read) ? null : new JsonDifference(at, expected, read);
    }

    private static String said(@Nullable JsonNode node) {
        if (node == null) {
            return "nothing";
        }
        var text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
