package throughline.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields of a MIME entity or an HTTP message (RFC 5322 2.2), found without regard to case; of several by one name the first. */
public final class Fields {

    private final TreeMap<String, String> values;

    private Fields(TreeMap<String, String> values) {
        this.values = values;
    }

    public static Fields of(Map<String, String> values) {
        var own = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        own.putAll(values);
        return new Fields(own);
    }

    /** Reads lines {@code Name: value}; a line that begins with a blank goes on with the one before it. What is no field is passed over. */
    static Fields parse(String head) {
        var found = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : head.replaceAll("\r?\n[ \t]+", " ").split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                found.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new Fields(found);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    String value(String name, String otherwise) {
        return value(name).orElse(otherwise);
    }

    /** The same with one field more, or with another value. */
    Fields with(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("a control character cannot stand in the field " + name);
        }
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Fields(more);
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** As they stand before a body, the empty line included. */
    byte[] bytes() {
        var text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    /** The value of a field without its parameters, in small letters: {@code multipart/signed}. */
    String word(String name) {
        var value = value(name, "");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** A parameter of a field's value (RFC 2045 5.1), without its quotes. */
    Optional<String> parameter(String name, String parameter) {
        var value = value(name, "");
        for (int at = value.indexOf(';'); at >= 0 && at < value.length(); ) {
            int equals = value.indexOf('=', at);
            if (equals < 0) {
                return Optional.empty();
            }
            var word = value.substring(at + 1, equals).strip();
            var read = quoted(value, equals + 1);
            if (word.equalsIgnoreCase(parameter)) {
                return Optional.of(read.text());
            }
            at = value.indexOf(';', read.end());
        }
        return Optional.empty();
    }

    private record Read(String text, int end) {}

    /** A word, or a text in quotes in which a backslash takes the next character as it is. */
    private static Read quoted(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) == ' ') {
            at++;
        }
        if (at >= value.length() || value.charAt(at) != '"') {
            int end = value.indexOf(';', at);
            end = end < 0 ? value.length() : end;
            return new Read(value.substring(at, end).strip(), end);
        }
        var text = new StringBuilder();
        for (at++; at < value.length() && value.charAt(at) != '"'; at++) {
            if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                at++;
            }
            text.append(value.charAt(at));
        }
        return new Read(text.toString(), Math.min(at + 1, value.length()));
    }

    /** An AS2 identifier as a header says it (RFC 4130 6.2): quotes around it, if any, are not part of it. */
    public Optional<String> identifier(String name) {
        return value(name)
                .map(value -> value.startsWith("\"") ? quoted(value, 0).text() : value);
    }

    /** The same for writing: in quotes when it has anything but letters, digits and plain signs. */
    static String inQuotes(String value) {
        return value.matches("[!#-\\[\\]-~]+")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
