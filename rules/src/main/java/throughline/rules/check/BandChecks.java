package throughline.rules.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.check.Findings.Saying;
import throughline.rules.check.Numbers.Span;
import throughline.rules.tree.Operand;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Kind;
import throughline.rules.vocabulary.Vocabulary.Weighing;

/**
 * Rules that share a scale: they ask for bands of one number and propose things of one family. Between two bands nothing should be forgotten, and
 * none should reach into another. Bands are sorted once for each set of conditions that they stand under, and every search among them is binary.
 */
final class BandChecks {

    /** A rule with more conditions than that is compared with rules of the same conditions only. */
    private static final int CONDITIONS_AT_MOST = 5;

    private final Findings findings;
    private final Map<String, List<Band>> bands = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private long compared;

    BandChecks(Findings findings) {
        this.findings = findings;
    }

    /** @param scale what it is a band of, and for which family of proposals */
    private record Band(Shape shape, String key, String field, String scale, boolean whole, Span span, String said) {

        RuleTree rule() {
            return shape.rule();
        }
    }

    long compared() {
        return compared;
    }

    void check(Map<RuleTree, List<Shape>> rules) {
        var rests = new LinkedHashMap<Band, TreeSet<String>>();
        rules.forEach((rule, shapes) -> {
            if (rule.plain() && rule.period().on() && shapes.size() == 1) {
                collect(shapes.get(0), rests);
            }
        });
        rests.forEach((band, rest) -> bands.computeIfAbsent(band.scale() + rest, none -> new ArrayList<>())
                .add(band));
        bands.values().forEach(list -> list.sort(Comparator.comparing(Band::span, Numbers.RISING)));
        rests.forEach((band, rest) -> check(band, groups(band, rest)));
        bands.values().forEach(this::overlaps);
    }

    private static void collect(Shape shape, Map<Band, TreeSet<String>> rests) {
        var said = Said.of(shape);
        if (said.isEmpty()) {
            return;
        }
        var family = said.stream()
                .map(one -> one.verb().family() + one.about())
                .sorted()
                .collect(Collectors.joining("+"));
        var words = said.stream().map(Said::toString).collect(Collectors.joining(" and "));
        shape.looks().forEach((key, look) -> look.limits().forEach((field, limit) -> {
            var numbers = limit.numbers();
            if (numbers != null && numbers.spans().size() == 1 && look.clause().kind() == Kind.EACH) {
                var scale = shape.rule().desk() + " " + family + " " + key + "." + field + " ";
                var band = new Band(
                        shape,
                        key,
                        field,
                        scale,
                        numbers.whole(),
                        numbers.spans().get(0),
                        words);
                rests.put(band, rest(shape, key, field));
            }
        }));
    }

    /** Everything else that the rule asks for. */
    private static TreeSet<String> rest(Shape shape, String key, String field) {
        var rest = new TreeSet<String>();
        shape.looks().forEach((other, look) -> {
            var fact = shape.fact(look);
            if (!other.equals(key)
                    && (fact == null || !fact.once() || look.clause().kind() != Kind.EACH)) {
                rest.add(other);
            }
            look.links().forEach(link -> rest.add(other + ": " + link));
            look.limits().forEach((limited, limit) -> {
                if (!other.equals(key) || !limited.equals(field)) {
                    rest.add(other + "." + limited + " " + limit);
                }
            });
        });
        return rest;
    }

    /** The bands under the same conditions, and those under some of them: these speak there too. */
    private List<List<Band>> groups(Band band, TreeSet<String> rest) {
        var groups = new ArrayList<List<Band>>();
        var conditions = List.copyOf(rest);
        int subsets = conditions.size() > CONDITIONS_AT_MOST ? 1 : 1 << conditions.size();
        for (int dropped = 0; dropped < subsets; dropped++) {
            var kept = new TreeSet<String>();
            for (int i = 0; i < conditions.size(); i++) {
                if ((dropped & 1 << i) == 0) {
                    kept.add(conditions.get(i));
                }
            }
            var group = bands.get(band.scale() + kept);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private void check(Band band, List<List<Band>> groups) {
        upwards(band, groups);
        for (var group : groups.subList(1, groups.size())) {
            // The last that begins before this one: between the two there may be a hole as well.
            int before = place(group, band);
            while (before >= 0 && Numbers.RISING.compare(group.get(before).span(), band.span()) > 0) {
                before--;
            }
            if (before >= 0) {
                upwards(group.get(before), groups);
            }
            edges(band, group);
        }
    }

    /** Follows the bands from one end to the next beginning, until nothing goes on. */
    private void upwards(Band from, List<List<Band>> groups) {
        var reach = from;
        boolean further = true;
        while (further) {
            further = false;
            for (var group : groups) {
                var next = continues(group, reach);
                if (next != null) {
                    reach = next;
                    further = true;
                }
            }
        }
        Band above = null;
        for (var group : groups) {
            var next = above(group, reach);
            if (next != null && (above == null || Numbers.RISING.compare(next.span(), above.span()) < 0)) {
                above = next;
            }
        }
        if (above != null && !(reach.span().point() && above.span().point())) {
            gap(reach, above);
        }
    }

    /** The band that covers what comes right after another's end, and reaches further; null when none does. */
    private @Nullable Band continues(List<Band> group, Band reach) {
        Band best = null;
        for (int i = place(group, reach); i >= 0; i--) {
            compared++;
            var candidate = group.get(i);
            if (Span.compareHigh(candidate.span(), reach.span()) > 0
                    && (best == null || Span.compareHigh(candidate.span(), best.span()) > 0)
                    && candidate.rule().period().meets(reach.rule().period())) {
                best = candidate;
            }
            if (Numbers.RISING.compare(candidate.span(), reach.span()) < 0) {
                break;
            }
        }
        return best;
    }

    /** The last band of a group that begins no later than right after another's end; -1 when all begin later. */
    private int place(List<Band> group, Band reach) {
        int low = 0;
        int high = group.size() - 1;
        while (low <= high) {
            compared++;
            int middle = (low + high) >>> 1;
            if (Numbers.touches(reach.whole(), reach.span(), group.get(middle).span())) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private @Nullable Band above(List<Band> group, Band reach) {
        for (int i = place(group, reach) + 1; i < group.size(); i++) {
            compared++;
            if (group.get(i).rule().period().meets(reach.rule().period())) {
                return group.get(i);
            }
        }
        return null;
    }

    private void gap(Band below, Band above) {
        var hole = Numbers.between(below.whole(), below.span(), above.span());
        if (hole.empty() || !told.add(below.scale() + hole)) {
            return;
        }
        tell(
                above,
                "GAP",
                "nothing is proposed for %s %s: %s ends before it"
                        .formatted(field(above), hole, Findings.called(below.rule(), above.rule())),
                "let one begin where the other ends, unless nothing is to happen there");
    }

    /** Neighbours under the same conditions. */
    private void overlaps(List<Band> group) {
        Band widest = null;
        for (var band : group) {
            compared++;
            if (widest != null) {
                overlap(widest, band, false);
            }
            if (widest == null || Span.compareHigh(band.span(), widest.span()) > 0) {
                widest = band;
            }
        }
    }

    /** A band under more conditions may stand across others on purpose; one number that both have is an edge that was counted twice. */
    private void edges(Band band, List<Band> wider) {
        int at = place(wider, band);
        for (int i = Math.max(0, at - 1); i <= at; i++) {
            compared++;
            var other = wider.get(i);
            boolean first = Numbers.RISING.compare(other.span(), band.span()) <= 0;
            overlap(first ? other : band, first ? band : other, true);
        }
    }

    private void overlap(Band below, Band above, boolean pointOnly) {
        var both = below.span().both(above.span());
        if (both.empty()
                || pointOnly && !both.point()
                || below.said().equals(above.said())
                || below.span().contains(above.span())
                || above.span().contains(below.span())
                || !below.rule().period().meets(above.rule().period())
                || !weighed(above)
                || !told.add(below.scale() + " both " + both)) {
            return;
        }
        tell(
                above,
                "OVERLAP",
                "for %s %s it proposes %s, and %s proposes %s"
                        .formatted(
                                field(above),
                                both,
                                above.said(),
                                Findings.called(below.rule(), above.rule()),
                                below.said()),
                "let one begin where the other ends");
    }

    /** Whether only one of several proposals counts. */
    private static boolean weighed(Band band) {
        return Said.of(band.shape()).stream()
                .map(said -> said.verb().weighing())
                .anyMatch(weighing -> weighing != Weighing.SUM && weighing != Weighing.ALL);
    }

    private static String field(Band band) {
        return new Operand.Field(band.field()).toString();
    }

    private void tell(Band band, String code, String text, String advice) {
        var place = band.shape().place(band.key(), band.field());
        findings.add(band.rule(), place.line(), place.column(), Saying.warn(code, text, advice));
    }
}
