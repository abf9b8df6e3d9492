package throughline.connectors.flat;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a map's {@code fields} and {@code lines} say. */
final class FeedMeaning {

    private static final Set<String> KEYS =
            Set.of("column", "value", "otherwise", "codes", "dates", "decimal", "decimals");

    private final FeedFile file;
    private final FeedKind kind;
    private final Feed.Form form;
    private List<String> dates = List.of("yyyy-MM-dd", "yyyyMMdd");
    private char decimal = '.';

    FeedMeaning(FeedFile file, FeedKind kind, Feed.Form form) {
        this.file = file;
        this.kind = kind;
        this.form = form;
    }

    Feed.Meaning of(JsonNode root) {
        decimal = file.letter("decimal", '.');
        if (decimal != '.' && decimal != ',') {
            throw file.refused("/decimal", "the decimal sign is a point or a comma");
        }
        dates = dates("", root, dates);
        file.required("fields");
        file.required("lines");
        var fields = values("/fields", "", root.path("fields"), kind.fields());
        var lines = values("/lines", "", root.path("lines"), kind.lines());
        for (var name : kind.required()) {
            boolean there = name.startsWith("lines/") ? lines.containsKey(name.substring(6)) : fields.containsKey(name);
            if (!there) {
                throw file.refused(
                        name.startsWith("lines/") ? "/lines" : "/fields",
                        "'%s' is missing: there is no %s without it".formatted(name, kind.document()));
            }
        }
        if (FeedKind.items().stream().noneMatch(lines::containsKey)) {
            throw file.refused("/lines", "a line needs one of sku, gtin and buyerPart");
        }
        if (lines.containsKey("price") && !fields.containsKey("currency")) {
            throw file.refused("/fields", "'currency' is missing: a price needs one, if only {value: EUR}");
        }
        var line = file.text("", root, "line");
        if ((line == null) != (form.tag() == null)
                || line != null && !form.records().containsKey(line)) {
            throw file.refused("/line", "'line' says which type under 'records' is a line; it goes with 'tag'");
        }
        return new Feed.Meaning(form.json() != null ? JsonRecords.LINE : line == null ? "" : line, fields, lines);
    }

    private Map<String, Feed.Value> values(
            String pointer, String under, JsonNode said, Map<String, FeedKind.Type> names) {
        var values = new LinkedHashMap<String, Feed.Value>();
        said.forEachEntry((key, value) -> {
            var name = under + key;
            var place = pointer + "/" + key;
            if (names.containsKey(name)) {
                values.put(name, value(place, value, names.get(name) == FeedKind.Type.DATE));
            } else if (names.containsKey(name + "[]")) {
                int index = 0;
                for (var each : value.isArray() ? value : List.of(value)) {
                    values.put(name + "/" + index++, value(place, each, false));
                }
            } else if (value.isObject() && names.keySet().stream().anyMatch(each -> each.startsWith(name + "/"))) {
                values.putAll(values(place, name + "/", value, names));
            } else {
                throw file.refused(
                        place,
                        "%s has no '%s' here; there are %s"
                                .formatted(
                                        kind.document(),
                                        key,
                                        names.keySet().stream().collect(Collectors.joining(", "))));
            }
        });
        return values;
    }

    private Feed.Value value(String pointer, JsonNode said, boolean dated) {
        if (!said.isObject()) {
            return value(pointer, said.asString(""), null, Map.of(), dates, decimal, 0);
        }
        file.known(pointer, said, KEYS);
        var column = file.text(pointer, said, "column");
        var constant = file.text(pointer, said, "value");
        if ((column == null) == (constant == null)) {
            throw file.refused(pointer, "say either 'column' or 'value'");
        }
        var codes = new LinkedHashMap<String, String>();
        said.path("codes").forEachEntry((theirs, ours) -> codes.put(theirs, ours.asString("")));
        var own = file.text(pointer, said, "decimal");
        int decimals = said.path("decimals").asInt(0);
        if (decimals < 0 || decimals > 9 || own != null && !Set.of(".", ",").contains(own)) {
            throw file.refused(pointer, "'decimals' is 0 to 9, 'decimal' a point or a comma");
        }
        if (constant != null) {
            return new Feed.Value("", null, constant, codes, dates, decimal, decimals);
        }
        var otherwise = file.text(pointer, said, "otherwise");
        return value(
                pointer,
                String.valueOf(column),
                otherwise,
                codes,
                dated ? dates(pointer, said, dates) : dates,
                own == null ? decimal : own.charAt(0),
                decimals);
    }

    private Feed.Value value(
            String pointer,
            String said,
            @Nullable String otherwise,
            Map<String, String> codes,
            List<String> patterns,
            char sign,
            int decimals) {
        if (said.isBlank()) {
            throw file.refused(pointer, "name the column that holds this");
        }
        if (form.json() != null) {
            var record = pointer.startsWith("/lines") ? JsonRecords.LINE : JsonRecords.DOCUMENT;
            return new Feed.Value(record, file.pointer(pointer, said), otherwise, codes, patterns, sign, decimals);
        }
        if (form.records().isEmpty()) {
            return new Feed.Value("", said, otherwise, codes, patterns, sign, decimals);
        }
        var found = new ArrayList<String>();
        for (var record : form.records().entrySet()) {
            if (record.getValue().containsKey(said)) {
                found.add(record.getKey());
            }
        }
        int dot = said.indexOf('.');
        if (found.isEmpty()
                && dot > 0
                && form.records().getOrDefault(said.substring(0, dot), Map.of()).containsKey(said.substring(dot + 1))) {
            return new Feed.Value(
                    said.substring(0, dot), said.substring(dot + 1), otherwise, codes, patterns, sign, decimals);
        }
        if (found.size() != 1) {
            throw file.refused(
                    pointer,
                    found.isEmpty()
                            ? "there is no column '%s' in this map".formatted(said)
                            : "the column '%s' is in the records %s; write which, as %s.%s"
                                    .formatted(said, found, found.get(0), said));
        }
        return new Feed.Value(found.get(0), said, otherwise, codes, patterns, sign, decimals);
    }

    private List<String> dates(String pointer, JsonNode in, List<String> usual) {
        var said = file.texts(pointer + "/dates", in.path("dates"));
        for (var pattern : said) {
            try {
                var unused = DateTimeFormatter.ofPattern(pattern);
            } catch (IllegalArgumentException wrong) {
                throw file.refused(
                        pointer + "/dates",
                        "'%s' is no form of a date; write it as dd.MM.yyyy or yyyyMMdd".formatted(pattern));
            }
        }
        return said.isEmpty() ? usual : said;
    }
}
