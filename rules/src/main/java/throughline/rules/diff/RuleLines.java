package throughline.rules.diff;

import java.util.ArrayList;
import java.util.List;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Kind;

/** A rule's conditions and consequences, each as one line that can be compared and read. */
final class RuleLines {

    private RuleLines() {}

    /** {@code Line: cases >= 10}; a fact without a comparison is one line too. */
    static List<String> conditions(RuleTree rule) {
        var lines = new ArrayList<String>();
        for (int way = 0; way < rule.ways().size(); way++) {
            var prefix = rule.ways().size() > 1 ? "way %d: ".formatted(way + 1) : "";
            for (var clause : rule.ways().get(way)) {
                var kind = clause.kind() == Kind.EACH ? "" : clause.kind() == Kind.NOT ? "not " : "exists ";
                var fact = prefix + kind + clause.fact().getSimpleName();
                if (clause.kind() != Kind.EACH) {
                    lines.add(prefix + clause);
                    continue;
                }
                lines.add(fact + (clause.name().isEmpty() ? "" : " named " + clause.name()));
                clause.tests().forEach(test -> lines.add(fact + ": " + test.term()));
                clause.bindings().forEach(binding -> lines.add(fact + ": " + binding));
            }
        }
        return lines;
    }

    static List<String> consequences(RuleTree rule) {
        return rule.sayings().stream().map(Object::toString).toList();
    }

    /** What a line is about: lines about the same stand in for each other. */
    static String subject(String line) {
        int colon = line.indexOf(": ");
        if (colon > 0 && !line.contains("(")) {
            var rest = line.substring(colon + 2);
            int space = rest.indexOf(' ');
            return line.substring(0, colon + 2) + (space < 0 ? rest : rest.substring(0, space));
        }
        int bracket = line.indexOf('(');
        return bracket < 0 ? line : line.substring(0, bracket);
    }
}
