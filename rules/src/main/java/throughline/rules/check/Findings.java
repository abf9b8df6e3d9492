package throughline.rules.check;

import java.util.ArrayList;
import java.util.List;
import throughline.rules.check.CheckFinding.Severity;
import throughline.rules.tree.RuleTree;

/** What the checks found so far. */
final class Findings {

    final List<CheckFinding> all = new ArrayList<>();

    /** What a check says of a rule. */
    record Saying(Severity severity, String code, String text, String advice) {

        static Saying refuse(String code, String text, String advice) {
            return new Saying(Severity.REFUSE, code, text, advice);
        }

        static Saying warn(String code, String text, String advice) {
            return new Saying(Severity.WARN, code, text, advice);
        }
    }

    /** At the rule's first line. */
    void add(RuleTree rule, Saying saying) {
        add(rule, rule.line(), 1, saying);
    }

    void add(RuleTree rule, int line, int column, Saying saying) {
        all.add(new CheckFinding(
                rule.file(),
                line,
                column,
                saying.severity(),
                saying.code(),
                saying.text(),
                saying.advice(),
                rule.name()));
    }

    /** A rule in the words of a finding about another. */
    static String called(RuleTree other, RuleTree from) {
        return other.file().equals(from.file())
                ? "\"%s\" (line %d)".formatted(other.name(), other.line())
                : "\"%s\" (%s:%d)".formatted(other.name(), other.file(), other.line());
    }
}
