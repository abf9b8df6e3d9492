package throughline.connectors.flat;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes a feed of a map's YAML. What it does not understand is refused with its line: nothing is guessed. */
public final class FeedFile {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final Set<String> KEYS = Set.of(
            "document",
            "format",
            "file",
            "charset",
            "delimiter",
            "quote",
            "header",
            "tag",
            "columns",
            "records",
            "documents",
            "decimal",
            "dates",
            "fields",
            "line",
            "lines",
            "ignored",
            "each",
            "rows");
    private static final Set<String> OF_JSON =
            Set.of("document", "format", "file", "decimal", "dates", "fields", "lines", "ignored", "each", "rows");

    private final String name;
    private final JsonNode root;
    private final Map<String, Integer> lines;

    private FeedFile(String name, String text) {
        this.name = name;
        try {
            root = YAML.readTree(text);
            lines = YamlLines.of(YAML, text);
        } catch (JacksonException wrong) {
            var location = wrong.getLocation();
            throw new FeedRefused(
                    location == null ? 0 : Math.max(0, location.getLineNr()),
                    String.valueOf(wrong.getOriginalMessage())
                            .lines()
                            .findFirst()
                            .orElse("this is not YAML"));
        }
    }

    /**
     * @param name the file below the partner's folder
     * @throws FeedRefused for the first mistake, with its line
     */
    public static Feed read(String name, String text) {
        return new FeedFile(name, text).feed();
    }

    private Feed feed() {
        if (!root.isObject()) {
            throw refused("", "this map is empty; it needs document, format and fields");
        }
        known("", root, KEYS);
        var kind = oneOf("document", Arrays.asList(FeedKind.values()), FeedKind::document);
        boolean fixed =
                oneOf("format", List.of("CSV", "FIXED", "JSON"), word -> word).equals("FIXED");
        var form = root.path("format").asString("").equals("JSON") ? json() : form(fixed);
        var meaning = new FeedMeaning(this, kind, form).of(root);
        var file = text("", root, "file");
        return new Feed(
                name,
                kind,
                file == null ? null : glob(file),
                form,
                form.json() != null ? new Feed.Grouping(List.of(), JsonRecords.DOCUMENT, false) : grouping(form),
                meaning,
                Set.copyOf(texts("/ignored", root.path("ignored"))));
    }

    private Feed.Form form(boolean fixed) {
        var tag = root.has("tag") ? range("/tag", root.path("tag"), fixed) : null;
        boolean header = !fixed && tag == null && !root.has("columns") && !root.has("records");
        if (root.has("header") && root.path("header").asBoolean(header) != header && header) {
            throw refused("/header", "without a header the map has to number its columns under 'columns'");
        }
        var records = new LinkedHashMap<String, Map<String, Feed.Range>>();
        if (tag != null) {
            required("records");
            root.path("records")
                    .forEachEntry((type, columns) -> records.put(type, columns("/records/" + type, columns, fixed)));
        } else if (root.has("columns")) {
            records.put("", columns("/columns", root.path("columns"), fixed));
        } else if (fixed || root.has("records")) {
            throw refused(
                    "", fixed ? "a fixed-width map needs 'columns', or 'tag' and 'records'" : "'records' needs 'tag'");
        }
        boolean named = header || root.path("header").asBoolean(false);
        return new Feed.Form(fixed, charset(), letter("delimiter", ','), quote(), named, tag, records, null);
    }

    private Feed.Form json() {
        known("", root, OF_JSON);
        // Anything might be JSON of ours or of a shop: what is read by this map is known by its name.
        required("file");
        required("rows");
        var each = root.has("each") ? pointer("/each", root.path("each").asString("")) : null;
        var paths = new Feed.Paths(each, pointer("/rows", root.path("rows").asString("")));
        return new Feed.Form(false, StandardCharsets.UTF_8, ',', '"', false, null, Map.of(), paths);
    }

    /** A JSON pointer, checked. */
    String pointer(String at, String said) {
        if (!said.matches("(/[^/]+)+")) {
            throw refused(at, "'%s' is no JSON pointer; write /order/id".formatted(said));
        }
        return said;
    }

    private Map<String, Feed.Range> columns(String pointer, JsonNode columns, boolean fixed) {
        if (!columns.isObject()) {
            throw refused(
                    pointer,
                    "name the columns, each with its place, such as {number: %s}".formatted(fixed ? "1-10" : "1"));
        }
        var ranges = new LinkedHashMap<String, Feed.Range>();
        columns.forEachEntry((column, place) -> ranges.put(column, range(pointer + "/" + column, place, fixed)));
        return ranges;
    }

    private Feed.Range range(String pointer, JsonNode place, boolean fixed) {
        var said = place.asString("").strip();
        if (!said.matches(fixed ? "[1-9]\\d{0,4}(-[1-9]\\d{0,4})?" : "[1-9]\\d{0,3}")) {
            throw refused(
                    pointer,
                    "'%s' is no place; write %s"
                            .formatted(
                                    said,
                                    fixed
                                            ? "from-to, counted from 1, such as 1-10"
                                            : "the column's number, counted from 1"));
        }
        var ends = said.split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[ends.length - 1]);
        if (to < from) {
            throw refused(pointer, "%s ends before it begins".formatted(said));
        }
        return new Feed.Range(from, to);
    }

    private Feed.Grouping grouping(Feed.Form form) {
        var said = root.path("documents");
        if (said.isObject()) {
            known("/documents", said, Set.of("by", "from"));
            var by = texts("/documents/by", said.path("by"));
            var from = text("/documents", said, "from");
            if (from != null && !form.records().containsKey(from)) {
                throw refused("/documents/from", "there is no record '%s' under 'records'".formatted(from));
            }
            if (by.isEmpty() == (from == null)) {
                throw refused("/documents", "say either 'by' with key columns or 'from' with a type of record");
            }
            if (!form.header()
                    && !by.isEmpty()
                    && !form.records().getOrDefault("", Map.of()).keySet().containsAll(by)) {
                throw refused("/documents/by", "not all of %s are columns of this map".formatted(by));
            }
            return new Feed.Grouping(by, from, false);
        }
        var word = said.isMissingNode() ? "record" : said.asString("");
        if (form.tag() != null || !Set.of("record", "file").contains(word)) {
            throw refused(
                    said.isMissingNode() ? "" : "/documents",
                    "'documents' says which records are one document: {by: [column]}, {from: TYPE}, file or record");
        }
        return new Feed.Grouping(List.of(), null, word.equals("file"));
    }

    private Charset charset() {
        var said = text("", root, "charset");
        try {
            var charset = said == null ? StandardCharsets.UTF_8 : Charset.forName(said);
            boolean simple = charset.equals(StandardCharsets.UTF_8)
                    || charset.newEncoder().maxBytesPerChar() == 1.0f;
            if (!simple || !"A;1".equals(new String("A;1".getBytes(StandardCharsets.US_ASCII), charset))) {
                throw refused(
                        "/charset", "%s is not read here; UTF-8 and those of one byte a character are".formatted(said));
            }
            return charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw refused(
                    "/charset", "there is no character set '%s'; usual ones are UTF-8 and ISO-8859-1".formatted(said));
        }
    }

    private char quote() {
        return root.has("quote") && root.path("quote").asString("").isEmpty() ? 0 : letter("quote", '"');
    }

    char letter(String key, char usual) {
        if (!root.has(key)) {
            return usual;
        }
        var said = root.path(key).asString("");
        if (said.equals("TAB")) {
            return '\t';
        }
        if (said.length() != 1 || said.charAt(0) > 126 || said.charAt(0) == '\n' || said.charAt(0) == '\r') {
            throw refused("/" + key, "'%s' must be one character, or TAB".formatted(said));
        }
        return said.charAt(0);
    }

    /** {@code orders-*.csv} as a pattern; case does not matter. */
    private static Pattern glob(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }

    private <T> T oneOf(String key, List<T> all, java.util.function.Function<T, String> word) {
        required(key);
        var said = root.path(key).asString("");
        return all.stream()
                .filter(each -> word.apply(each).equals(said))
                .findFirst()
                .orElseThrow(() -> refused(
                        "/" + key,
                        "there is no %s '%s'; there are %s"
                                .formatted(key, said, all.stream().map(word).collect(Collectors.joining(", ")))));
    }

    void required(String key) {
        if (!root.has(key)) {
            throw refused("", "the key '%s' is missing".formatted(key));
        }
    }

    void known(String pointer, JsonNode in, Set<String> keys) {
        in.forEachEntry((key, value) -> {
            if (!keys.contains(key)) {
                throw refused(
                        pointer + "/" + key,
                        "there is no key '%s'; the keys here are %s"
                                .formatted(key, keys.stream().sorted().collect(Collectors.joining(", "))));
            }
        });
    }

    @Nullable
    String text(String pointer, JsonNode in, String key) {
        if (!in.has(key)) {
            return null;
        }
        if (!in.path(key).isValueNode() || in.path(key).asString("").isEmpty()) {
            throw refused(pointer + "/" + key, "'%s' must be a text".formatted(key));
        }
        return in.path(key).asString("");
    }

    List<String> texts(String pointer, JsonNode said) {
        var texts = new ArrayList<String>();
        if (said.isArray()) {
            for (var each : said) {
                texts.add(each.asString(""));
            }
        } else if (!said.isMissingNode()) {
            texts.add(said.asString(""));
        }
        if (texts.contains("")) {
            throw refused(pointer, "this must be a list of texts");
        }
        return texts;
    }

    FeedRefused refused(String pointer, String text) {
        var at = pointer;
        while (!lines.containsKey(at) && at.contains("/")) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return new FeedRefused(lines.getOrDefault(at, 0), text);
    }
}
