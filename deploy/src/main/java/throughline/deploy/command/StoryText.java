package throughline.deploy.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A story told from the beginning: each message, what it says, what was decided about it and why, what the books hold, what left for it. */
final class StoryText {

    private final JsonNode story;
    private final SourceText source;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, JsonNode> messages = new HashMap<>();
    private final Map<Long, JsonNode> documents = new HashMap<>();
    private final Set<Object> told = new HashSet<>();

    /** @param source where the bytes behind a line of the books are looked up */
    StoryText(String key, JsonNode story, SourceText source) {
        this.story = story;
        this.source = source;
        story.path("messages").forEach(message -> messages.put(text(message, "id"), message));
        story.path("documents")
                .forEach(document -> documents.put(document.path("id").asLong(), document));
        lines.add(isEmpty(story) ? "Nothing is known under %s.".formatted(key) : key);
        story.path("documents").forEach(document -> {
            if (!isOurs(document) && !isAnswer(document)) {
                document("", document);
            }
        });
        theRest();
        if (!story.path("complete").asBoolean(true)) {
            lines.add("");
            lines.add("This is the newest part; there is more.");
        }
    }

    /** Whether nothing hangs together with the key. */
    static boolean isEmpty(JsonNode story) {
        return story.propertyStream()
                .allMatch(part -> !part.getValue().isArray() || part.getValue().isEmpty());
    }

    /** What no document of a partner's led to: messages that could not be read, entries of the opening, answers on their own. */
    private void theRest() {
        documents.values().stream()
                .sorted((a, b) ->
                        Long.compare(a.path("id").asLong(), b.path("id").asLong()))
                .forEach(document -> {
                    if (!told.contains(document.path("id").asLong())) {
                        document("", document);
                    }
                });
        story.path("messages").forEach(message -> message("", text(message, "id")));
        story.path("entries").forEach(entry -> {
            if (!told.contains(text(entry, "number"))) {
                entry("", entry);
            }
        });
    }

    private void document(String indent, JsonNode document) {
        long id = document.path("id").asLong();
        if (!told.add(id)) {
            return;
        }
        if (indent.isEmpty()) {
            lines.add("");
        }
        if (!isOurs(document)) {
            message(indent, text(document, "message"));
        }
        lines.add("%s%s %s from %s to %s: %s%s"
                .formatted(
                        indent,
                        text(document, "type"),
                        text(document, "number"),
                        text(document, "sender"),
                        text(document, "receiver"),
                        words(text(document, "status")),
                        place(document.path("span"))));
        var inner = indent + "  ";
        if (isOurs(document) && messages.containsKey(text(document, "message"))) {
            left(inner, text(document, "message"));
        }
        each("findings", "document", id, finding -> finding(inner, finding));
        each("decisions", "document", id, decision -> decision(inner, decision));
        each("entries", "document", id, entry -> entry(inner, entry));
        each("links", "from", id, link -> {
            var next = documents.get(link.path("to").asLong());
            if (next != null && !told.contains(next.path("id").asLong())) {
                lines.add("%s%s".formatted(inner, text(link, "kind")));
                document(inner + "  ", next);
            }
        });
    }

    /** Several documents may have left in one message, which is told once. */
    private void left(String indent, String id) {
        var message = messages.get(id);
        if (message != null && told.contains(id)) {
            lines.add("%sin message %s to %s %s, told above"
                    .formatted(indent, id, text(message, "partner"), text(message, "name")));
        } else {
            message(indent, id);
        }
    }

    private void message(String indent, String id) {
        var message = messages.get(id);
        if (message == null || !told.add(id)) {
            return;
        }
        lines.add("%smessage %s %s %s, %d bytes, %s by %s: %s %s"
                .formatted(
                        indent,
                        id,
                        text(message, "direction").equals("OUT") ? "to " + text(message, "partner") : "in",
                        text(message, "name"),
                        message.path("size").asLong(),
                        text(message, "sealedAt"),
                        text(message, "channel"),
                        words(text(message, "status")),
                        text(message, "text"))
                .stripTrailing());
        lines.add("%s  sha256 %s".formatted(indent, text(message, "sha256")));
        if (message.path("readWith").isString()) {
            lines.add("%s  read with the partner folder %s".formatted(indent, text(message, "readWith")));
        }
        story.path("findings").forEach(finding -> {
            if (text(finding, "message").equals(id) && finding.path("document").isNull()) {
                finding(indent + "  ", finding);
            }
        });
    }

    private void finding(String indent, JsonNode finding) {
        lines.add("%s%s %s: %s%s (%s must act)"
                .formatted(
                        indent,
                        words(text(finding, "severity")),
                        text(finding, "code"),
                        text(finding, "text"),
                        place(finding.path("span")),
                        text(finding, "who")));
    }

    private void decision(String indent, JsonNode decision) {
        var book = text(decision, "ruleBook");
        lines.add("%sdecided %s of %s: %s, %s%s"
                .formatted(
                        indent,
                        text(decision, "kind"),
                        text(decision, "subject"),
                        words(text(decision, "outcome")),
                        text(decision, "reason"),
                        book.isEmpty() ? "" : ", rule book " + book));
        for (var firing : decision.path("firings")) {
            int line = firing.path("line").asInt(-1);
            lines.add("%s  %srule \"%s\" (%s): %s %s because %s"
                    .formatted(
                            indent,
                            line < 0 ? "" : "line %d: ".formatted(line + 1),
                            text(firing, "rule"),
                            text(firing, "policy"),
                            text(firing, "verb"),
                            text(firing, "number"),
                            text(firing, "reason"))
                    .replace("  because", " because"));
        }
    }

    private void entry(String indent, JsonNode entry) {
        if (!told.add(text(entry, "number"))) {
            return;
        }
        lines.add("%sposted %s %s, about %s, %s on %s, hash %s"
                .formatted(
                        indent,
                        text(entry, "number"),
                        text(entry, "kind"),
                        text(entry, "about"),
                        text(entry, "entity"),
                        text(entry, "on"),
                        text(entry, "hash")));
        for (var line : entry.path("lines")) {
            lines.add("%s  %-12s %-40s %14s %-4s%s"
                    .formatted(
                            indent,
                            text(line, "account"),
                            text(line, "name"),
                            line.path("amount").decimalValue().toPlainString(),
                            text(line, "unit"),
                            place(line.path("source"))));
        }
    }

    private void each(String list, String field, long id, Consumer<JsonNode> tell) {
        for (var each : story.path(list)) {
            if (each.path(field).asLong(-1) == id) {
                tell.accept(each);
            }
        }
    }

    /** Offset and length, and the bytes themselves. */
    private String place(JsonNode span) {
        if (!span.isObject()) {
            return "";
        }
        return "  bytes %d+%d %s"
                .formatted(span.path("offset").asLong(), span.path("length").asLong(), source.of(span, messages))
                .stripTrailing();
    }

    private static boolean isOurs(JsonNode document) {
        return text(document, "direction").equals("OUT");
    }

    private static boolean isAnswer(JsonNode document) {
        return text(document, "type").equals("ApplicationResponse");
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "" : value.asString(value.toString());
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
