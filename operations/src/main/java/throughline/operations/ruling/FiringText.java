package throughline.operations.ruling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/** What rules proposed, as the JSON text that the trail keeps with a decision. */
public final class FiringText {

    private FiringText() {}

    public static String of(List<RuleFiring> firings) {
        var json = new StringBuilder(firings.size() * 160 + 2).append('[');
        for (var firing : firings) {
            json.append(json.length() == 1 ? "{" : ",{");
            member(json, "rule", firing.rule()).append(',');
            member(json, "policy", firing.policy()).append(',');
            member(json, "verb", firing.verb())
                    .append(",\"line\":")
                    .append(firing.line())
                    .append(',');
            member(json, "number", firing.number()).append(',');
            member(json, "reason", firing.reason()).append(",\"facts\":[");
            var first = true;
            for (var fact : firing.facts()) {
                text(first ? json : json.append(','), String.valueOf(fact));
                first = false;
            }
            json.append("]}");
        }
        return json.append(']').toString();
    }

    private static StringBuilder member(StringBuilder json, String name, @Nullable String value) {
        json.append('"').append(name).append("\":");
        return value == null ? json.append("null") : text(json, value);
    }

    private static StringBuilder text(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"');
    }
}
