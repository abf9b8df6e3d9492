package throughline.operations.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import throughline.rules.RuleBook;
import throughline.rules.example.Examples;
import throughline.rules.gate.DecisionTable;
import throughline.rules.gate.Mistake;
import throughline.rules.gate.SourceGate;

/** Runs the examples of policies, and says at line and column what they do not bear out. */
final class Proof {

    private static final Pattern PLACE = Pattern.compile("(\\S+\\.csv):(\\d+) (.*)", Pattern.DOTALL);

    private Proof() {}

    /** Examples that fail, and rules that no example makes speak. */
    static List<Mistake> mistakes(RuleBook book, Texts texts) {
        var examples = new Examples(book, RuleBook.Engine.FASTEST);
        var mistakes = new ArrayList<Mistake>();
        var results = new ArrayList<Examples.Result>();
        texts.examples().forEach((path, table) -> {
            try {
                results.addAll(examples.run(Map.of(path, table)));
            } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
                mistakes.add(unreadable(path, String.valueOf(unreadable.getMessage())));
            }
        });
        results.stream()
                .filter(result -> !result.passed())
                .forEach(result -> mistakes.add(at(
                        result.place()
                                + " example \"%s\": expected [%s], got [%s]"
                                        .formatted(result.example(), result.expected(), result.actual()),
                        "EXAMPLE")));
        for (var rule : examples.unproved(results)) {
            mistakes.add(unproved(texts, rule));
        }
        return mistakes;
    }

    private static Mistake unreadable(String path, String words) {
        var known = PLACE.matcher(words);
        return known.matches() ? at(words, "EXAMPLES") : new Mistake(path, 1, 1, "EXAMPLES", words, null);
    }

    private static Mistake at(String words, String code) {
        var place = PLACE.matcher(words);
        if (!place.matches()) {
            throw new IllegalArgumentException("no place in: " + words);
        }
        return new Mistake(place.group(1), Integer.parseInt(place.group(2)), 1, code, place.group(3), null);
    }

    private static Mistake unproved(Texts texts, String rule) {
        for (var policy : texts.policies().entrySet()) {
            if (SourceGate.ruleNames(policy.getKey(), policy.getValue()).contains(rule)) {
                return new Mistake(
                        policy.getKey(),
                        line(policy.getKey(), policy.getValue(), rule),
                        1,
                        "UNPROVED",
                        "no example makes this rule speak",
                        rule);
            }
        }
        return new Mistake("?", 1, 1, "UNPROVED", "no example makes this rule speak", rule);
    }

    /** Where a rule begins; 1 where that is not to be found. */
    static int line(String path, String text, String rule) {
        if (DecisionTable.is(path)) {
            return DecisionTable.rows(path, text).stream()
                    .filter(row -> row.name().equals(rule))
                    .mapToInt(DecisionTable.Row::row)
                    .findFirst()
                    .orElse(1);
        }
        int at = text.indexOf("\"" + rule + "\"");
        return at < 0
                ? 1
                : (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
