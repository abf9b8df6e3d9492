package throughline.rules.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser's complaints in words that say what to do. */
final class SyntaxWords {

    private static final Pattern NO_VIABLE = Pattern.compile("no viable alternative at input '(.*)'");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private SyntaxWords() {}

    static String plain(String message) {
        Matcher input = NO_VIABLE.matcher(message.replace('\n', ' '));
        if (input.find()) {
            String text = input.group(1);
            if (text.matches(".*\\w\\s*=$")) {
                return "use == to compare (a single = is not a comparison): " + text;
            }
            if (text.matches(".*[\\w\")]\\s+\\w+$")) {
                return "a comma is missing before \"" + text.replaceAll(".*\\s", "") + "\"";
            }
            return "cannot read this near: " + text;
        }
        int expecting = message.indexOf(" expecting ");
        return "cannot read this: " + (expecting > 0 ? message.substring(0, expecting) : message);
    }

    static int column(Draft draft, int line, String message) {
        Matcher quoted = QUOTED.matcher(message);
        if (quoted.find() && line >= 1 && line <= draft.lines.length) {
            String[] words = quoted.group(1).strip().split("\\s+");
            return Math.max(1, draft.lines[line - 1].lastIndexOf(words[words.length - 1]) + 1);
        }
        return 1;
    }
}
