package throughline.ledger.trail;

import java.util.Set;

/** The canonical JSON of a document, as text. */
final class Canonical {

    /** Members that say where a value stood, not what it was. */
    private static final Set<String> PLACES = Set.of("provenance", "source");

    private final String json;
    private final StringBuilder kept = new StringBuilder();
    private int at;

    private Canonical(String json) {
        this.json = json;
    }

    /** The same text without where its values stood: equal for the same document in two files. */
    static String withoutProvenance(String json) {
        var scan = new Canonical(json);
        scan.all();
        return scan.kept.toString();
    }

    private void all() {
        while (at < json.length()) {
            if (json.charAt(at) != '"') {
                kept.append(json.charAt(at++));
                continue;
            }
            var start = at;
            skipString();
            var isName = at < json.length() && skipBlanks(at) < json.length() && json.charAt(skipBlanks(at)) == ':';
            if (isName && PLACES.contains(json.substring(start + 1, at - 1))) {
                at = skipBlanks(at) + 1;
                skipValue();
                kept.append('-');
            } else {
                kept.append(json, start, at);
            }
        }
    }

    private void skipValue() {
        at = skipBlanks(at);
        var depth = 0;
        while (at < json.length()) {
            var c = json.charAt(at);
            if (c == '"') {
                skipString();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            at++;
        }
    }

    private void skipString() {
        at++;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private int skipBlanks(int from) {
        var i = from;
        while (i < json.length() && Character.isWhitespace(json.charAt(i))) {
            i++;
        }
        return i;
    }
}
