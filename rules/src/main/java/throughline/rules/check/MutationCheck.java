package throughline.rules.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleBookBinder;
import throughline.rules.example.ExampleCase;
import throughline.rules.gate.SourceGate;
import throughline.rules.tree.RuleTree;

/**
 * Whether the examples would notice a mistake: each rule is broken in turn, in every small way, and played on the examples of its file. A change
 * after which every example still holds is a mistake that nobody would see.
 *
 * <p>Nothing is compiled for it. The rules are played as they are written; a test holds that against the compiled book on every example.
 */
public final class MutationCheck {

    private MutationCheck() {}

    /**
     * A change that no example notices.
     *
     * @param line of what was changed
     * @param change in words: {@code cases >= 10 becomes cases >= 11}
     * @param advice which example would notice it; empty when that cannot be said
     */
    public record Unnoticed(String file, int line, String rule, String change, String advice) {

        @Override
        public String toString() {
            return "%s:%d nobody notices when %s%s (rule \"%s\")"
                    .formatted(file, line, change, advice.isEmpty() ? "" : " - " + advice, rule);
        }
    }

    /**
     * What came of it.
     *
     * @param rules that were broken
     * @param changes that were tried
     * @param unnoticed by file and line
     */
    public record Report(int rules, int changes, List<Unnoticed> unnoticed) {

        public Report {
            unnoticed = List.copyOf(unnoticed);
        }
    }

    /**
     * Breaks the rules of every file.
     *
     * @param only the file to look at, below the policy folder; null for all
     * @throws IllegalArgumentException for a file that the gate refuses, or examples that cannot be read
     */
    public static Report of(
            SortedMap<String, String> files, SortedMap<String, String> examples, @Nullable String only) {
        var unnoticed = new ArrayList<Unnoticed>();
        int rules = 0;
        int changes = 0;
        for (var file : files.entrySet()) {
            if (only != null && !only.equals(file.getKey())) {
                continue;
            }
            var cases = cases(file.getKey(), examples);
            for (var rule : rules(file.getKey(), file.getValue())) {
                rules++;
                var before = says(rule, cases);
                for (var mutant : Mutants.of(rule)) {
                    changes++;
                    if (says(mutant.rule(), cases).equals(before)) {
                        unnoticed.add(new Unnoticed(
                                rule.file(), mutant.line(), rule.name(), mutant.change(), mutant.advice()));
                    }
                }
            }
        }
        unnoticed.sort(Comparator.comparing(Unnoticed::file).thenComparingInt(Unnoticed::line));
        return new Report(rules, changes, unnoticed);
    }

    private static List<ExampleCase> cases(String policy, Map<String, String> examples) {
        var path = ExampleCase.examples(policy);
        var text = examples.get(path);
        return text == null ? List.of() : ExampleCase.read(path, text);
    }

    private static List<RuleTree> rules(String path, String text) {
        var desk = RuleBookBinder.deskOf(path);
        if (desk == null) {
            throw new IllegalArgumentException(RuleBookBinder.strayFile(path).toString());
        }
        var reading = new SourceGate(desk, path).read(text);
        if (!reading.mistakes().isEmpty()) {
            throw new IllegalArgumentException(reading.mistakes().get(0).toString());
        }
        return reading.rules();
    }

    private static Map<Integer, List<String>> says(RuleTree rule, List<ExampleCase> cases) {
        var said = new HashMap<Integer, List<String>>();
        cases.forEach(example -> said.put(example.line(), Walk.says(rule, example)));
        return said;
    }
}
