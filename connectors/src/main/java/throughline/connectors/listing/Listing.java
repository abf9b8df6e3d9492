package throughline.connectors.listing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a list of files as a web server gives it: JSON, the links of a page, or one address on each line. */
public final class Listing {

    /** More files than these are not looked at in one list. */
    public static final int MOST = 10_000;

    private static final int LONGEST_TAG = 4_096;
    private static final Pattern HREF =
            Pattern.compile("\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))", Pattern.CASE_INSENSITIVE);
    private static final List<String> LISTS = List.of("files", "items", "entries", "value", "data");
    private static final List<String> ADDRESSES = List.of("url", "href", "link", "path", "name");
    private static final List<String> VERSIONS =
            List.of("etag", "sha256", "md5", "version", "modified", "lastModified", "mtime", "updated", "size");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Listing() {}

    /**
     * A file as the list names it.
     *
     * @param address as it is written, mostly relative to the list's own
     * @param version what the list says of its state, in whatever form; empty when it says nothing
     */
    public record Entry(String address, String version) {}

    /**
     * An array, or an object that has one under {@code files}, {@code items}, {@code entries}, {@code value} or {@code data}. Each element is
     * an address, or an object with one under {@code url}, {@code href}, {@code link}, {@code path} or {@code name}.
     *
     * @throws IOException when it is something else
     */
    public static List<Entry> json(byte[] bytes) throws IOException {
        var found = new ArrayList<Entry>();
        for (var element : array(bytes)) {
            var address = element.isString() ? element.asString() : first(element, ADDRESSES);
            if (address == null || address.isBlank()) {
                throw new IOException("the list of files has an entry without an address (%s)"
                        .formatted(String.join(", ", ADDRESSES)));
            }
            add(found, new Entry(address, element.isObject() ? version(element) : ""));
        }
        return found;
    }

    private static JsonNode array(byte[] bytes) throws IOException {
        try {
            var root = JSON.readTree(bytes);
            if (root.isArray()) {
                return root;
            }
            for (var key : LISTS) {
                if (root.path(key).isArray()) {
                    return root.path(key);
                }
            }
        } catch (JacksonException noJson) {
            throw new IOException("the list of files is no JSON", noJson);
        }
        throw new IOException(
                "the list of files is neither an array nor has one under %s".formatted(String.join(", ", LISTS)));
    }

    private static @Nullable String first(JsonNode element, List<String> keys) {
        for (var key : keys) {
            var value = element.path(key);
            if (value.isString() && !value.asString().isBlank()) {
                return value.asString();
            }
        }
        return null;
    }

    private static String version(JsonNode element) {
        var said = new StringBuilder();
        for (var key : VERSIONS) {
            var value = element.path(key);
            if (value.isString() || value.isNumber()) {
                said.append(said.isEmpty() ? "" : " ").append(key).append('=').append(value.asString());
            }
        }
        return said.toString();
    }

    /** The links of a page, as servers write them for a directory. */
    public static List<Entry> html(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var small = text.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Entry>();
        for (int at = small.indexOf("<a"); at >= 0; at = small.indexOf("<a", at + 2)) {
            int end = text.indexOf('>', at);
            if (end < 0) {
                break;
            }
            if (end - at > LONGEST_TAG || !Character.isWhitespace(text.charAt(at + 2))) {
                continue;
            }
            var link = HREF.matcher(text.substring(at, end));
            if (link.find()) {
                add(found, new Entry(plain(link), ""));
            }
        }
        return found;
    }

    private static String plain(java.util.regex.Matcher link) {
        for (int group = 1; group <= link.groupCount(); group++) {
            if (link.group(group) != null) {
                return link.group(group)
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                        .strip();
            }
        }
        return "";
    }

    /** One address on each line; empty lines, and those that begin with {@code #}, say nothing. */
    public static List<Entry> lines(byte[] bytes) throws IOException {
        var found = new ArrayList<Entry>();
        for (var line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                add(found, new Entry(line.strip(), ""));
            }
        }
        return found;
    }

    private static void add(List<Entry> found, Entry entry) throws IOException {
        if (found.size() == MOST) {
            throw new IOException("the list names more than %,d files: ask for a shorter one".formatted(MOST));
        }
        found.add(entry);
    }
}
