package throughline.rules.gate;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be seen without parsing, and must be seen before: a parser is not to meet text made to overflow it. */
final class TextCheck {

    private static final int BRACKETS_DEEP = 16;
    private static final int CHARACTERS = 1_000_000;
    private static final String TYPOGRAPHIC = "\u201c\u201d\u201e\u2018\u2019";
    private static final Pattern KEYWORD = Pattern.compile("^(rule|query|when|then|end)\\b(.*)$");

    private final Draft draft;
    private final List<String> globals;
    private String state = "out";
    private int since;

    TextCheck(Draft draft, List<String> globals) {
        this.draft = draft;
        this.globals = globals;
    }

    void check() {
        if (draft.text.length() > CHARACTERS) {
            draft.refuse(1, 1, "SIZE", "the file is larger than " + CHARACTERS + " characters");
            return;
        }
        nesting();
        for (int i = 0; i < draft.lines.length && draft.clean(); i++) {
            characters(i + 1, draft.lines[i]);
        }
        if (draft.clean()) {
            keywords();
        }
    }

    private void nesting() {
        int depth = 0;
        for (int i = 0; i < draft.lines.length; i++) {
            for (int j = 0; j < draft.lines[i].length(); j++) {
                char c = draft.lines[i].charAt(j);
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                if (depth > BRACKETS_DEEP) {
                    draft.refuse(i + 1, j + 1, "NESTING", "too many brackets inside each other");
                    return;
                }
            }
        }
    }

    private void characters(int number, String line) {
        int escape = line.indexOf("\\u");
        if (escape >= 0) {
            draft.refuse(number, escape + 1, "ESCAPE", "unicode escapes (\\u....) are not allowed in rules");
        }
        String code = line.replaceAll("//.*", "");
        for (int j = 0; j < line.length(); j++) {
            char c = line.charAt(j);
            if (c < ' ' && c != '\t' || c == '\ufffd' || Character.getType(c) == Character.FORMAT) {
                draft.refuse(number, j + 1, "CHARACTER", "a character that cannot be seen or read");
                return;
            }
            if (j < code.length() && TYPOGRAPHIC.indexOf(c) >= 0) {
                draft.refuse(number, j + 1, "QUOTES", "typographic quotes: use straight quotes \" around text");
                return;
            }
        }
    }

    /** The words rule, when, then and end take turns; a missing one is reported where it is missing, not at the end of the file. */
    private void keywords() {
        boolean comment = false;
        for (int i = 0; i < draft.lines.length; i++) {
            String line = draft.lines[i].strip();
            if (comment || line.startsWith("/*")) {
                comment = !line.contains("*/");
                continue;
            }
            keyword(i + 1, line);
        }
        if (!state.equals("out")) {
            draft.refuse(draft.lines.length, 1, "MISSING", "the last rule (line " + since + ") has no \"end\"");
        }
        draft.rule = null;
    }

    private void keyword(int number, String raw) {
        String line =
                raw.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("//.*", "").strip();
        if (state.equals("when")
                && globals.stream().anyMatch(global -> line.matches(Pattern.quote(global) + "\\..*\\(.*"))) {
            draft.refuse(number, 1, "MISSING", "\"then\" is missing before this line");
            state = "then";
            return;
        }
        Matcher word = KEYWORD.matcher(line);
        if (!word.matches()) {
            if (line.endsWith(" end") && state.equals("then")) {
                state = "out";
            }
            return;
        }
        switch (word.group(1)) {
            case "rule", "query" -> begin(number, raw, line, word.group(1).equals("query"));
            case "when" -> expect(number, "rule", "\"when\" without a rule line above it", "when");
            case "then" -> {
                if (!state.equals("rule")) {
                    expect(number, "when", "\"then\" without \"when\" above it", "then");
                }
                state = "then";
            }
            default -> {
                if (state.equals("when")) {
                    draft.refuse(number, 1, "MISSING", "\"then\" is missing in the rule that starts in line " + since);
                } else if (!state.equals("then")) {
                    draft.refuse(number, 1, "MISSING", "\"end\" without a rule");
                }
                state = "out";
            }
        }
        inline(line, word.group(1));
    }

    private void begin(int number, String raw, String line, boolean query) {
        if (!state.equals("out")) {
            String missing = state.equals("rule") ? "when" : state.equals("when") ? "then" : "end";
            draft.refuse(
                    number,
                    1,
                    "MISSING",
                    "the rule before this line is not finished: \"" + missing + "\" is missing (it starts in line "
                            + since + ")");
        }
        state = query ? "then" : "rule";
        since = number;
        draft.rule = raw.replaceFirst("^(rule|query)\\s*", "").replace("\"", "").strip();
    }

    private void expect(int number, String before, String words, String now) {
        if (!state.equals(before)) {
            draft.refuse(number, 1, "MISSING", words);
        }
        state = now;
    }

    /** A rule that stands in one line. */
    private void inline(String line, String first) {
        if (first.equals("rule") && line.matches(".*\\bwhen\\b.*")) {
            state = "when";
        }
        if (!first.equals("end") && line.matches(".*\\bthen\\b.*")) {
            state = "then";
        }
        if (!first.equals("end") && line.matches(".*\\bend$")) {
            state = "out";
        }
    }
}
