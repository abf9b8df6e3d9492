package throughline.operations.ruling;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import throughline.rules.RuleBookBinder;

/** A rule book's files as the one text that the trail keeps under its fingerprint, and back. */
public final class BookText {

    /** A file's head; books kept by earlier editions say no length. */
    private static final Pattern HEAD = Pattern.compile("// ([a-z]+/[^\\s]+\\.(?:drl|csv))(?: (\\d+))?\n");

    private BookText() {}

    /** Each file under a line with its path and its length in characters. */
    public static String of(Map<String, String> files) {
        var text = new StringBuilder();
        new TreeMap<>(files).forEach((path, body) -> text.append("// ")
                .append(path)
                .append(' ')
                .append(body.length())
                .append('\n')
                .append(body)
                .append('\n'));
        return text.toString();
    }

    /** The files by path; nothing when they do not have this fingerprint, so that nothing else is ever taken for them. */
    public static Optional<SortedMap<String, String>> files(String fingerprint, String text) {
        var files = new TreeMap<String, String>();
        var head = HEAD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!head.find(at) || head.start() != at) {
                return Optional.empty();
            }
            int from = head.end();
            int to = head.group(2) == null ? next(text, from) : from + Integer.parseInt(head.group(2));
            if (to >= text.length()) {
                return Optional.empty();
            }
            files.put(head.group(1), text.substring(from, to));
            at = to + 1;
        }
        return RuleBookBinder.fingerprint(files).equals(fingerprint) ? Optional.of(files) : Optional.empty();
    }

    /** Where a body ends that does not say its length: before the line break that the next head, or nothing, follows. */
    private static int next(String text, int from) {
        var head = HEAD.matcher(text);
        for (int at = from; head.find(at); at = head.end()) {
            if (head.start() > from && text.charAt(head.start() - 1) == '\n') {
                return head.start() - 1;
            }
        }
        return text.length() - 1;
    }
}
