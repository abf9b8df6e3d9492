package throughline.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.check.Findings.Saying;
import throughline.rules.tree.RuleTree;

/**
 * Rules that add nothing because another one always speaks when they do. Rules are filed by what they propose and by the value that they ask of a
 * field, so that each is compared with few others.
 */
final class PairChecks {

    /** With how many others a rule is compared at most: a thousand rules that ask of no field a value are not all compared with each other. */
    static final int COMPARED_AT_MOST = 100;

    private final Findings findings;
    private final Map<String, List<Seen>> filed = new HashMap<>();
    private final Map<String, Seen> exact = new HashMap<>();
    private long compared;

    PairChecks(Findings findings) {
        this.findings = findings;
    }

    private record Seen(RuleTree rule, List<Shape> shapes, List<Said> said) {}

    /** How many pairs were looked at. */
    long compared() {
        return compared;
    }

    void check(Map<RuleTree, List<Shape>> rules) {
        var all = new ArrayList<Seen>();
        rules.forEach((rule, shapes) -> {
            if (rule.plain() && rule.period().on() && !shapes.isEmpty()) {
                all.add(new Seen(rule, shapes, Said.of(shapes.get(0))));
            }
        });
        all.forEach(this::file);
        all.forEach(this::check);
    }

    private void file(Seen seen) {
        var anchor = anchors(seen).stream().findFirst().orElse("");
        seen.said().stream().map(said -> key(seen, said, anchor)).distinct().forEach(key -> filed.computeIfAbsent(
                        key, none -> new ArrayList<>())
                .add(seen));
    }

    private static String key(Seen seen, Said said, String anchor) {
        return seen.rule().desk() + " " + said.verb().family() + " " + anchor;
    }

    /** The fields of which it asks one value. */
    private static List<String> anchors(Seen seen) {
        var anchors = new ArrayList<String>();
        if (seen.shapes().size() == 1) {
            seen.shapes().get(0).looks().forEach((key, look) -> look.limits().forEach((field, limit) -> {
                var only = limit.only();
                if (only != null) {
                    anchors.add(key + "." + field + "=" + only);
                }
            }));
        }
        return anchors;
    }

    private void check(Seen seen) {
        if (seen.said().isEmpty()) {
            return;
        }
        var twin = exact.putIfAbsent(spelled(seen), seen);
        if (twin != null && twin.rule().period().meets(seen.rule().period())) {
            duplicate(seen, twin);
            return;
        }
        var candidates = new LinkedHashSet<Seen>();
        var said = seen.said().get(0);
        var anchors = anchors(seen);
        anchors.add("");
        for (var anchor : anchors) {
            for (var other : filed.getOrDefault(key(seen, said, anchor), List.of())) {
                if (candidates.size() < COMPARED_AT_MOST && other != seen) {
                    candidates.add(other);
                }
            }
        }
        for (var other : candidates) {
            compared++;
            if (swallowed(seen, other)) {
                return;
            }
        }
    }

    private static String spelled(Seen seen) {
        return seen.shapes().stream()
                        .map(shape -> shape.looks().values().stream()
                                .map(look -> look.key() + look.limits() + look.links())
                                .sorted()
                                .collect(Collectors.joining()))
                        .sorted()
                        .collect(Collectors.joining(" or "))
                + seen.said().stream()
                        .map(said -> said.about() + said.toString() + said.others())
                        .sorted()
                        .toList();
    }

    private void duplicate(Seen seen, Seen twin) {
        boolean adds = seen.said().stream().anyMatch(Said::adds);
        findings.add(
                seen.rule(),
                Saying.refuse(
                        "DUPLICATE",
                        "it proposes on the same conditions what %s proposes%s"
                                .formatted(
                                        Findings.called(twin.rule(), seen.rule()),
                                        adds ? ": it would count twice" : ""),
                        "delete one of them"));
    }

    private boolean swallowed(Seen seen, Seen other) {
        if (!other.rule().period().contains(seen.rule().period()) || !implies(seen, other)) {
            return false;
        }
        boolean stronger = false;
        Said by = null;
        for (var said : seen.said()) {
            by = counts(said, other);
            if (by == null) {
                return false;
            }
            stronger |= !by.same(said);
        }
        if (!stronger && implies(other, seen) && before(seen.rule(), other.rule())) {
            return false;
        }
        if (!stronger) {
            findings.add(
                    seen.rule(),
                    Saying.warn(
                            "SWALLOWED",
                            "it adds nothing: whenever it speaks, %s proposes the same"
                                    .formatted(Findings.called(other.rule(), seen.rule())),
                            "delete it, or let the other one not speak there"));
        } else {
            findings.add(
                    seen.rule(),
                    Saying.warn(
                            "OUTWEIGHED",
                            "it never counts: whenever it speaks, %s proposes %s, which counts more"
                                    .formatted(Findings.called(other.rule(), seen.rule()), by),
                            "delete it, or let the other one not speak there"));
        }
        return true;
    }

    private static boolean before(RuleTree one, RuleTree other) {
        int byFile = one.file().compareTo(other.file());
        return byFile < 0 || byFile == 0 && one.line() < other.line();
    }

    /** The other's proposal that makes this one needless. */
    private static @Nullable Said counts(Said said, Seen other) {
        for (var theirs : other.said()) {
            if (!said.adds() && (theirs.same(said) || theirs.outweighs(said))) {
                return theirs;
            }
        }
        return null;
    }

    private static boolean implies(Seen one, Seen other) {
        return one.shapes().stream().allMatch(mine -> other.shapes().stream().anyMatch(mine::implies));
    }
}
