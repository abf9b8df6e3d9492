package throughline.operations.governance;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import throughline.rules.gate.DecisionTable;
import throughline.rules.gate.SourceGate;

/**
 * Switches rules off in their text, so that the fingerprint of the book says so and the book can be made again: {@code enabled false} stands before
 * the rule's {@code when}, and no line moves. A table names it in a row at its end.
 */
final class RuleSwitch {

    private static final String OFF = "enabled false ";

    private RuleSwitch() {}

    /** The rule that a name, or the beginning of one, means: {@code P-110} for "P-110 Volume break: ...". */
    static List<String> named(SortedMap<String, String> policies, String name) {
        var rules = policies.entrySet().stream()
                .flatMap(file -> SourceGate.ruleNames(file.getKey(), file.getValue()).stream())
                .sorted()
                .toList();
        if (rules.contains(name)) {
            return List.of(name);
        }
        return rules.stream()
                .filter(rule -> rule.startsWith(name) && !Character.isLetterOrDigit(rule.charAt(name.length())))
                .toList();
    }

    /** The file that a rule stands in. */
    static Optional<String> file(SortedMap<String, String> policies, String rule) {
        return policies.entrySet().stream()
                .filter(file ->
                        SourceGate.ruleNames(file.getKey(), file.getValue()).contains(rule))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    /** The policies with these rules switched off; those that are not there are no matter. */
    static SortedMap<String, String> off(SortedMap<String, String> policies, Collection<String> rules) {
        var files = new TreeMap<>(policies);
        for (var rule : rules) {
            file(files, rule)
                    .ifPresent(path -> files.computeIfPresent(
                            path,
                            (same, text) -> DecisionTable.is(path) ? DecisionTable.off(text, rule) : off(text, rule)));
        }
        return files;
    }

    private static String off(String text, String rule) {
        int name = text.indexOf("rule \"" + rule + "\"");
        if (name < 0) {
            // More than one blank after "rule".
            name = text.indexOf("\"" + rule + "\"");
        }
        int when = when(text, text.indexOf('"', name) + rule.length() + 2);
        var head = text.substring(name, when).replaceAll("\\benabled\\s+(?:true|false)\\s?", "");
        return text.substring(0, name) + head + OFF + text.substring(when);
    }

    /** Where the rule's {@code when} begins: outside of texts in quotes and of comments. */
    private static int when(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = text.indexOf('"', i + 1);
            } else if (text.startsWith("//", i)) {
                i = text.indexOf('\n', i);
            } else if (text.startsWith("/*", i)) {
                i = text.indexOf("*/", i) + 1;
            } else if (text.startsWith("when", i)
                    && !Character.isJavaIdentifierPart(text.charAt(i - 1))
                    && !Character.isJavaIdentifierPart(text.charAt(i + 4))) {
                return i;
            }
            if (i < 0) {
                break;
            }
        }
        throw new IllegalArgumentException("a rule has no when");
    }
}
