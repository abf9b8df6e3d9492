package throughline.rules.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import throughline.rules.RuleBookBinder;
import throughline.rules.gate.SourceGate;
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
        var findings = new ArrayList<CheckFinding>();
        var rules = new ArrayList<RuleTree>();
        var names = new TreeMap<String, String>();
        files.forEach((path, text) -> {
            var desk = RuleBookBinder.deskOf(path);
            if (desk == null) {
                findings.add(CheckFinding.of(RuleBookBinder.strayFile(path)));
                return;
            }
            var reading = new SourceGate(desk, path).read(text);
            reading.mistakes().forEach(mistake -> findings.add(CheckFinding.of(mistake)));
            rules.addAll(reading.rules());
        });
        return findings.stream()
                .sorted(Comparator.comparing(CheckFinding::file)
                        .thenComparingInt(CheckFinding::line)
                        .thenComparingInt(CheckFinding::column))
                .toList();
    }
}
