package throughline.rules.check;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import throughline.rules.Desk;
import throughline.rules.check.Findings.Saying;
import throughline.rules.check.Shape.Look;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Kind;
import throughline.rules.vocabulary.Vocabulary;
import throughline.rules.vocabulary.Vocabulary.Question;

/** What can be seen in one rule alone. */
final class RuleChecks {

    /** What each desk's rules are asked about. */
    private static final Map<Desk, Set<Question>> ASKED = Map.of(
            Desk.ORDER, EnumSet.of(Question.CHECKS),
            Desk.PRICING, EnumSet.of(Question.PRICES),
            Desk.CREDIT, EnumSet.of(Question.CREDIT),
            Desk.ALLOCATION, EnumSet.of(Question.STOCK, Question.SHORT),
            Desk.EXCEPTION, EnumSet.of(Question.CASE),
            Desk.POSTING, EnumSet.of(Question.POSTING));

    private final Findings findings;
    private final LocalDate today;

    RuleChecks(Findings findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    void check(RuleTree rule, List<Shape> shapes) {
        paragraph(rule);
        dates(rule);
        never(rule, shapes);
        unused(rule, shapes);
        combinations(rule, shapes);
    }

    private void paragraph(RuleTree rule) {
        if (rule.policy().isBlank()) {
            findings.add(
                    rule,
                    Saying.warn(
                            "PARAGRAPH",
                            "the rule does not say which paragraph of the written policy it stands for",
                            "add @policy( \"...\" ) below its name"));
        }
    }

    private void dates(RuleTree rule) {
        var until = rule.period().until();
        if (rule.period().never()) {
            findings.add(
                    rule,
                    Saying.refuse(
                            "NEVER",
                            "it ends before it begins: the rule can never speak",
                            "date-expires is the first day on which it is in force no more"));
        } else if (until != null && !until.isAfter(today)) {
            findings.add(
                    rule,
                    Saying.warn("ENDED", "it has not been in force since " + until, "delete it, or give it new dates"));
        }
    }

    /** Each way in which it might speak is looked at; a rule of which no way is left can never speak. */
    private void never(RuleTree rule, List<Shape> shapes) {
        for (var shape : shapes) {
            for (var look : shape.looks().values()) {
                for (var limit : look.limits().entrySet()) {
                    limit(rule, shape, look, limit.getKey(), limit.getValue());
                }
            }
        }
    }

    private void limit(RuleTree rule, Shape shape, Look look, String path, Limit limit) {
        var place = shape.place(look.key(), path);
        var negative = look.clause().kind() == Kind.NOT;
        var outcome = negative ? "this condition always holds" : "the rule can never speak";
        if (limit.empty()) {
            findings.add(
                    rule,
                    place.line(),
                    place.column(),
                    Saying.refuse(
                            "NEVER",
                            "these limits on %s exclude each other: %s".formatted(path, outcome),
                            "correct one of them"));
            return;
        }
        var fact = shape.fact(look);
        var field = fact == null ? null : fact.field(path);
        if (field == null) {
            return;
        }
        var range = field.range();
        var numbers = limit.numbers();
        if (numbers != null && !limit.unknown()) {
            var possible = Numbers.of(numbers.whole(), new Numbers.Span(range.from(), false, range.to(), false));
            if (numbers.both(possible).empty()) {
                findings.add(
                        rule,
                        place.line(),
                        place.column(),
                        Saying.refuse(
                                "NEVER",
                                "%s is %s and never %s: %s".formatted(path, possible, numbers, outcome),
                                "correct the limit"));
            }
        } else if (!range.values().isEmpty() && !limit.except()) {
            var unknown = new TreeSet<>(limit.texts());
            range.values().forEach(unknown::remove);
            if (!unknown.isEmpty()) {
                findings.add(
                        rule,
                        place.line(),
                        place.column(),
                        Saying.warn(
                                "VALUE",
                                "%s is one of %s, and never %s"
                                        .formatted(
                                                path, String.join(", ", range.values()), String.join(" or ", unknown)),
                                "correct the text"));
            }
        }
    }

    private void unused(RuleTree rule, List<Shape> shapes) {
        for (var shape : shapes) {
            var together = EnumSet.copyOf(ASKED.getOrDefault(rule.desk(), Set.of()));
            for (var look : shape.looks().values()) {
                var fact = shape.fact(look);
                if (fact != null && look.clause().kind() != Kind.NOT) {
                    together.retainAll(fact.asked());
                }
            }
            if (together.isEmpty()) {
                findings.add(
                        rule,
                        Saying.warn(
                                "UNUSED",
                                shape.looks().values().stream()
                                        .map(look -> look.clause().fact().getSimpleName())
                                        .distinct()
                                        .collect(Collectors.joining(
                                                " and ",
                                                "",
                                                " are never on the table together: the rule cannot speak")),
                                "ask for facts of one question"));
                return;
            }
        }
    }

    /** Facts of which there may be many, and that nothing links to anything, are tried in every combination. */
    private void combinations(RuleTree rule, List<Shape> shapes) {
        for (var shape : shapes) {
            var linked = new HashSet<String>();
            shape.looks().values().forEach(look -> linked.addAll(look.linked()));
            var loose = shape.looks().values().stream()
                    .filter(look -> look.clause().kind() == Kind.EACH && many(shape, look))
                    .filter(look -> look.linked().isEmpty() && !linked.contains(look.key()))
                    .toList();
            if (loose.size() > 1) {
                var last = loose.get(loose.size() - 1);
                findings.add(
                        rule,
                        last.clause().line(),
                        last.clause().column(),
                        Saying.warn(
                                "CROSS",
                                "nothing links %s to %s: the rule speaks for every combination of them"
                                        .formatted(
                                                last.clause().fact().getSimpleName(),
                                                loose.get(0).clause().fact().getSimpleName()),
                                "compare a field of one with a field of the other"));
                return;
            }
        }
    }

    private static boolean many(Shape shape, Look look) {
        Vocabulary.Fact fact = shape.fact(look);
        return fact != null && !fact.once();
    }
}
