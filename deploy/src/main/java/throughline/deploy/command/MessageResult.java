package throughline.deploy.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of one message, as {@code process} tells it. */
final class MessageResult {

    private static final Set<String> WELL = Set.of("accepted");

    private final Path file;
    private final JsonNode result;

    MessageResult(Path file, JsonNode result) {
        this.file = file;
        this.result = result;
    }

    /** Nothing more happens by itself: it was taken or set aside, and what we owe for it has been sent. */
    static boolean atRest(JsonNode result) {
        return result.path("atRest").asBoolean(false);
    }

    boolean accepted() {
        return WELL.contains(result.path("status").asString(""));
    }

    ObjectNode json() {
        var json = ApplianceClient.JSON.createObjectNode();
        json.put("file", file.toString());
        for (var name : List.of("message", "partner", "format", "status")) {
            json.set(name, result.path(name).isMissingNode() ? json.nullNode() : result.path(name));
        }
        json.set("documents", picked("documents", "type", "number", "status", "reason"));
        json.set(
                "acknowledgements",
                result.path("acknowledgements").isMissingNode() ? json.arrayNode() : result.path("acknowledgements"));
        json.put("journalEntries", result.path("journalEntries").asLong(0));
        json.set("outbound", picked("outbound", "type", "number"));
        json.set("cases", picked("cases", "code", "who", "where", "text"));
        return json;
    }

    private JsonNode picked(String list, String... names) {
        var rows = ApplianceClient.JSON.createArrayNode();
        for (var each : result.path(list)) {
            var row = rows.addObject();
            for (var name : names) {
                row.set(name, each.path(name).isMissingNode() ? row.nullNode() : each.path(name));
            }
        }
        return rows;
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add("%-9s %s  %s %s  message %s"
                .formatted(word("status"), file, word("partner"), word("format"), word("message")));
        documents(lines, "documents", "  in   ");
        documents(lines, "outbound", "  out  ");
        var acknowledged = strings(result.path("acknowledgements"));
        if (!acknowledged.isEmpty()) {
            lines.add("  answered " + String.join(", ", acknowledged));
        }
        if (result.path("journalEntries").asLong(0) > 0) {
            lines.add("  %d journal entries"
                    .formatted(result.path("journalEntries").asLong()));
        }
        for (var each : result.path("cases")) {
            lines.add("  case %s for %s: %s"
                    .formatted(
                            each.path("code").asString(),
                            each.path("who").asString(),
                            each.path("text").asString()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private void documents(List<String> lines, String list, String head) {
        for (var each : result.path(list)) {
            lines.add("%s%s %s %s  %s"
                    .formatted(
                            head,
                            each.path("type").asString(""),
                            each.path("number").asString(""),
                            each.path("status").asString(""),
                            each.path("reason").asString(""))
                    .stripTrailing());
        }
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream()
                .map(each -> each.isString() ? each.asString() : each.toString())
                .collect(Collectors.toList());
    }

    private String word(String name) {
        return result.path(name).asString("-");
    }
}
