package throughline.rules.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import throughline.rules.RuleBookBinder;
import throughline.rules.tree.RuleTree;

/** Everything that can be said about a policy folder without compiling it. */
public final class PolicyCheck {

    private PolicyCheck() {}

    /**
     * @param files text of the policy files by path below the policy folder ({@code pricing/volume-break.drl})
     * @param examples CSV text by path ({@code pricing/examples/volume-break.csv})
     * @return by file and line; empty when nothing is wrong. Where the gate refuses a file, its rules are left out of the other checks
     */
    public static List<CheckFinding> of(SortedMap<String, String> files, SortedMap<String, String> examples) {
        return of(files, examples, LocalDate.now());
    }

    /** @param today by which rules have ended */
    public static List<CheckFinding> of(
            SortedMap<String, String> files, SortedMap<String, String> examples, LocalDate today) {
        var findings = new Findings();
        var rules = new LinkedHashMap<RuleTree, List<Shape>>();
        var names = new HashMap<String, RuleTree>();
        files.forEach((path, text) -> {
            var desk = RuleBookBinder.deskOf(path);
            if (desk == null) {
                findings.all.add(CheckFinding.of(RuleBookBinder.strayFile(path)));
                return;
            }
            var reading = Readings.of(desk, path, text);
            reading.mistakes().forEach(mistake -> findings.all.add(CheckFinding.of(mistake)));
            reading.rules().forEach(rule -> {
                name(rule, names, findings);
                rules.put(
                        rule,
                        rule.ways().stream().map(way -> new Shape(rule, way)).toList());
            });
        });
        var alone = new RuleChecks(findings, today);
        rules.forEach(alone::check);
        new PairChecks(findings).check(rules);
        new BandChecks(findings).check(rules);
        new ExampleChecks(findings, examples).check(rules);
        return findings.all.stream()
                .distinct()
                .sorted(Comparator.comparing(CheckFinding::file)
                        .thenComparingInt(CheckFinding::line)
                        .thenComparingInt(CheckFinding::column))
                .toList();
    }

    private static void name(RuleTree rule, Map<String, RuleTree> names, Findings findings) {
        var first = names.putIfAbsent(rule.name(), rule);
        if (first != null) {
            findings.add(
                    rule,
                    Findings.Saying.refuse(
                            "DUPLICATE",
                            "the name is already used by a rule in " + first.file(),
                            "give it its own number"));
        }
    }
}
