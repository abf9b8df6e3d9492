package throughline.rules.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.rules.tree.Operand;
import throughline.rules.tree.Operand.Literal;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Clause;
import throughline.rules.tree.RuleTree.Kind;
import throughline.rules.tree.RuleTree.Period;
import throughline.rules.tree.RuleTree.Saying;
import throughline.rules.tree.RuleTree.Test;
import throughline.rules.tree.Term;
import throughline.rules.tree.Term.Compare;
import throughline.rules.tree.Term.Sign;
import throughline.rules.vocabulary.Vocabulary;

/**
 * The small changes of one rule: a limit moved by the smallest step, a comparison turned round, a value taken from a list, a condition dropped, a
 * figure changed, dates moved by a day, the rule switched off. Changes that cannot make a difference, because no fact can be so, are left out.
 */
final class Mutants {

    private final RuleTree rule;
    private final Map<String, Mutant> made = new LinkedHashMap<>();

    private Mutants(RuleTree rule) {
        this.rule = rule;
    }

    /** @param advice which example would notice it; may be empty */
    record Mutant(RuleTree rule, int line, String change, String advice) {}

    static List<Mutant> of(RuleTree rule) {
        var mutants = new Mutants(rule);
        if (rule.period().on()) {
            for (int way = 0; way < rule.ways().size(); way++) {
                for (int at = 0; at < rule.ways().get(way).size(); at++) {
                    mutants.clause(way, at);
                }
            }
            mutants.figures();
            mutants.dates();
            mutants.add(
                    with(rule, rule.ways(), rule.sayings(), new Period(false, null, null)),
                    rule.line(),
                    "the rule is switched off",
                    "add an example that makes it speak");
        }
        mutants.made.remove(meaning(rule));
        return List.copyOf(mutants.made.values());
    }

    private void add(RuleTree changed, int line, String change, String advice) {
        made.putIfAbsent(meaning(changed), new Mutant(changed, line, change, advice));
    }

    /** Two changes that leave the same values to every field are one; one that changes nothing is none. */
    private static String meaning(RuleTree rule) {
        var text = new StringBuilder();
        for (var way : rule.ways()) {
            new Shape(rule, way).looks().values().forEach(look -> text.append(look.key())
                    .append(possible(rule, look))
                    .append(look.links()));
            text.append(" or ");
        }
        return text.append(rule.sayings()).append(rule.period()).toString();
    }

    /** The limits within what a field can be at all. */
    private static Map<String, Limit> possible(RuleTree rule, Shape.Look look) {
        var possible = new LinkedHashMap<String, Limit>();
        var fact = Vocabulary.of(rule.desk()).fact(look.clause().fact().getSimpleName());
        look.limits().forEach((path, limit) -> {
            var field = fact == null ? null : fact.field(path);
            var numbers = limit.numbers();
            if (field == null || numbers == null) {
                possible.put(path, limit);
            } else {
                var range = new Numbers.Span(
                        field.range().from(), false, field.range().to(), false);
                possible.put(
                        path,
                        new Limit(numbers.both(Numbers.of(numbers.whole(), range)), false, Set.of(), limit.unknown()));
            }
        });
        return possible;
    }

    private void clause(int way, int at) {
        var clause = rule.ways().get(way).get(at);
        for (int i = 0; i < clause.tests().size(); i++) {
            var test = clause.tests().get(i);
            if (sameFact(test.term(), clause)) {
                continue;
            }
            for (var other : others(test.term(), clause)) {
                var tests = new ArrayList<>(clause.tests());
                tests.set(i, new Test(other.term(), test.line(), test.column()));
                add(replaced(way, at, clause.with(tests)), test.line(), other.words(), other.advice());
            }
            var fewer = new ArrayList<>(clause.tests());
            fewer.remove(i);
            add(
                    replaced(way, at, clause.with(fewer)),
                    test.line(),
                    "%s: %s is dropped".formatted(clause.fact().getSimpleName(), test.term()),
                    "add an example in which all else holds and this does not");
        }
        if (clause.kind() != Kind.EACH) {
            var clauses = new ArrayList<>(rule.ways().get(way));
            clauses.remove(at);
            add(
                    with(rule, replaced(way, clauses), rule.sayings(), rule.period()),
                    clause.line(),
                    clause + " is dropped",
                    "add an example in which all else holds and this does not");
        }
    }

    /** An example has one line, so that none can show what a link between lines is for. */
    private boolean sameFact(Term term, Clause clause) {
        var fact = Vocabulary.of(rule.desk()).fact(clause.fact().getSimpleName());
        var field = fact != null && term instanceof Compare compare
                ? fact.field(compare.left().toString())
                : null;
        return field != null && field.range().type() == Vocabulary.Type.FACT;
    }

    private RuleTree replaced(int way, int at, Clause clause) {
        var clauses = new ArrayList<>(rule.ways().get(way));
        clauses.set(at, clause);
        return with(rule, replaced(way, clauses), rule.sayings(), rule.period());
    }

    private List<List<Clause>> replaced(int way, List<Clause> clauses) {
        var ways = new ArrayList<>(rule.ways());
        ways.set(way, clauses);
        return ways;
    }

    private static RuleTree with(RuleTree rule, List<List<Clause>> ways, List<Saying> sayings, Period period) {
        return new RuleTree(
                rule.file(), rule.line(), rule.desk(), rule.name(), rule.policy(), period, ways, sayings, rule.plain());
    }

    private record Other(Term term, String words, String advice) {

        private Other(Term was, Term term, String advice) {
            this(term, was + " becomes " + term, advice);
        }
    }

    /** A comparison in other ways. */
    private List<Other> others(Term term, Clause clause) {
        var others = new ArrayList<Other>();
        if (term instanceof Compare compare) {
            compared(compare, clause, others);
        } else if (term instanceof Term.Among among) {
            for (int i = 0; i < among.values().size() && among.values().size() > 1; i++) {
                var fewer = new ArrayList<>(among.values());
                var gone = fewer.remove(i);
                others.add(new Other(
                        new Term.Among(among.left(), among.negated(), fewer),
                        "%s is taken from the list of %s".formatted(gone, among.left()),
                        "add an example with %s.%s %s".formatted(clause.fact().getSimpleName(), among.left(), gone)));
            }
            others.add(new Other(
                    new Term.Among(among.left(), !among.negated(), among.values()),
                    "the list of %s is turned round".formatted(among.left()),
                    ""));
        } else if (term instanceof Term.Word word) {
            others.add(new Other(word, new Term.Word(word.left(), !word.negated(), word.operator(), word.right()), ""));
        } else if (term instanceof Term.All all) {
            parts(all.terms(), clause).forEach(other -> others.add(new Other(all, new Term.All(other), "")));
        } else if (term instanceof Term.Any any) {
            parts(any.terms(), clause).forEach(other -> others.add(new Other(any, new Term.Any(other), "")));
        } else if (term instanceof Term.Not not) {
            others.add(new Other(not, not.term(), ""));
        }
        return others;
    }

    private List<List<Term>> parts(List<Term> terms, Clause clause) {
        var parts = new ArrayList<List<Term>>();
        for (int i = 0; i < terms.size(); i++) {
            for (var other : others(terms.get(i), clause)) {
                var changed = new ArrayList<>(terms);
                changed.set(i, other.term());
                parts.add(changed);
            }
            if (terms.size() > 1) {
                var fewer = new ArrayList<>(terms);
                fewer.remove(i);
                parts.add(fewer);
            }
        }
        return parts;
    }

    private void compared(Compare compare, Clause clause, List<Other> others) {
        var advice = compare.right() instanceof Literal literal && literal.value() != null
                ? "add an example with %s.%s %s".formatted(clause.fact().getSimpleName(), compare.left(), literal)
                : "";
        if (compare.right() instanceof Literal literal && literal.value() instanceof BigDecimal limit) {
            var step = step(clause, compare.left());
            for (var moved : List.of(limit.add(step), limit.subtract(step))) {
                others.add(new Other(
                        compare,
                        new Compare(compare.left(), compare.sign(), new Literal(moved)),
                        nextTo(clause, compare, limit, moved)));
            }
        }
        var edge =
                switch (compare.sign()) {
                    case LESS -> Sign.AT_MOST;
                    case AT_MOST -> Sign.LESS;
                    case MORE -> Sign.AT_LEAST;
                    case AT_LEAST -> Sign.MORE;
                    default -> null;
                };
        if (edge != null) {
            others.add(new Other(compare, new Compare(compare.left(), edge, compare.right()), advice));
        }
        others.add(new Other(compare, new Compare(compare.left(), compare.sign().opposite(), compare.right()), advice));
    }

    /** The number that stands on one side of the limit as it is, and on the other side of the moved one. */
    private static String nextTo(Clause clause, Compare compare, BigDecimal limit, BigDecimal moved) {
        boolean up = moved.compareTo(limit) > 0;
        var between =
                switch (compare.sign()) {
                    case AT_LEAST, LESS -> up ? limit : moved;
                    case MORE, AT_MOST -> up ? moved : limit;
                    default -> limit;
                };
        return "add an example with %s.%s %s"
                .formatted(clause.fact().getSimpleName(), compare.left(), Operand.plain(between));
    }

    /** The smallest step that people mean: a whole case, day or unit, a cent, a hundredth of a percent. */
    private BigDecimal step(Clause clause, Operand left) {
        var fact = Vocabulary.of(rule.desk()).fact(clause.fact().getSimpleName());
        Vocabulary.@Nullable Field field = fact == null ? null : fact.field(left.toString());
        boolean whole = field != null
                && (field.range().type() == Vocabulary.Type.WHOLE
                        || field.range().unit().equals("base units"));
        return whole ? BigDecimal.ONE : new BigDecimal("0.01");
    }

    private void figures() {
        for (int i = 0; i < rule.sayings().size(); i++) {
            var saying = rule.sayings().get(i);
            for (int j = 0; j < saying.arguments().size(); j++) {
                // An example names the account, and not how far it goes before others.
                if (!saying.verb().equals("account")
                        && saying.arguments().get(j) instanceof Literal literal
                        && literal.value() instanceof BigDecimal figure) {
                    var arguments = new ArrayList<>(saying.arguments());
                    arguments.set(j, new Literal(figure.add(BigDecimal.ONE)));
                    figure(i, arguments, "%s %s becomes %s".formatted(saying.verb(), literal, arguments.get(j)));
                }
            }
            if (rule.sayings().size() > 1) {
                var fewer = new ArrayList<>(rule.sayings());
                fewer.remove(i);
                add(with(rule, rule.ways(), fewer, rule.period()), saying.line(), saying.verb() + " is dropped", "");
            }
        }
    }

    private void figure(int at, List<Operand> arguments, String change) {
        var saying = rule.sayings().get(at);
        var sayings = new ArrayList<>(rule.sayings());
        sayings.set(at, new Saying(saying.verb(), arguments, saying.reason(), saying.line(), saying.column()));
        add(
                with(rule, rule.ways(), sayings, rule.period()),
                saying.line(),
                change,
                "add an example that makes it speak");
    }

    private void dates() {
        var period = rule.period();
        var tried = new HashSet<Period>();
        var from = period.from();
        if (from != null) {
            tried.add(new Period(true, from.plusDays(1), period.until()));
            tried.add(new Period(true, from.minusDays(1), period.until()));
            tried.add(new Period(true, null, period.until()));
        }
        var until = period.until();
        if (until != null) {
            tried.add(new Period(true, from, until.plusDays(1)));
            tried.add(new Period(true, from, until.minusDays(1)));
            tried.add(new Period(true, from, null));
        }
        for (var other : tried) {
            add(
                    with(rule, rule.ways(), rule.sayings(), other),
                    rule.line(),
                    "it is in force " + other + " and not " + period,
                    "add examples of today " + days(from, until));
        }
    }

    private static String days(@Nullable LocalDate from, @Nullable LocalDate until) {
        var days = new ArrayList<String>();
        if (from != null) {
            days.add(from.minusDays(1).toString());
            days.add(from.toString());
        }
        if (until != null) {
            days.add(until.minusDays(1).toString());
            days.add(until.toString());
        }
        return String.join(", ", days);
    }
}
