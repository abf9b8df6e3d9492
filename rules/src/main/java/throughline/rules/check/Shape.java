package throughline.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.rules.tree.Operand;
import throughline.rules.tree.Operand.Bound;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Clause;
import throughline.rules.tree.RuleTree.Kind;
import throughline.rules.tree.Term;
import throughline.rules.vocabulary.Vocabulary;

/**
 * One way in which a rule comes to speak, so that two rules can be compared whatever names they give: for each fact the values that are left to its
 * fields, and all else in one canonical spelling.
 */
final class Shape {

    private final RuleTree rule;
    private final Vocabulary words;
    private final Map<String, Look> looks = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * What is asked of one fact.
     *
     * @param limits by field
     * @param links everything else, spelled alike in every rule
     * @param linked the looks that it speaks of
     */
    record Look(String key, Clause clause, Map<String, Limit> limits, Set<String> links, Set<String> linked) {}

    Shape(RuleTree rule, List<Clause> way) {
        this.rule = rule;
        this.words = Vocabulary.of(rule.desk());
        way.forEach(this::look);
    }

    RuleTree rule() {
        return rule;
    }

    Map<String, Look> looks() {
        return looks;
    }

    /** One of a kind is the same fact wherever it is asked for; of others each condition sees another one. */
    private void look(Clause clause) {
        var fact = words.fact(clause.fact().getSimpleName());
        var kind = clause.kind() == Kind.EACH ? "" : clause.kind() + " ";
        var plain = kind + clause.fact().getSimpleName();
        var key = plain;
        if (fact == null || !fact.once()) {
            for (int number = 2; looks.containsKey(key); number++) {
                key = plain + " " + number;
            }
        }
        var look = looks.computeIfAbsent(
                key, name -> new Look(name, clause, new TreeMap<>(), new TreeSet<>(), new TreeSet<>()));
        if (!clause.name().isEmpty()) {
            names.put(clause.name(), key);
        }
        clause.bindings().forEach(binding -> names.put(binding.name(), look.key() + "." + binding.path()));
        clause.tests().forEach(test -> take(test.term(), look));
    }

    private void take(Term term, Look look) {
        if (term instanceof Term.All all) {
            all.terms().forEach(each -> take(each, look));
            return;
        }
        var field = LimitReader.field(term);
        var limit = field == null ? null : new LimitReader(look.clause().fact()).limit(field, term);
        if (field != null && limit != null) {
            look.limits().merge(field, limit, Limit::both);
        } else {
            look.links().add(spelled(term, look));
        }
    }

    private String spelled(Term term, Look look) {
        if (term instanceof Term.Compare compare) {
            var left = spelled(compare.left(), look);
            var right = spelled(compare.right(), look);
            return left + " " + compare.sign().written() + " " + right;
        }
        if (term instanceof Term.Among among) {
            return spelled(among.left(), look)
                    + (among.negated() ? " not in " : " in ")
                    + among.values().stream()
                            .map(one -> spelled(one, look))
                            .sorted()
                            .toList();
        }
        if (term instanceof Term.Word word) {
            return "%s %s%s %s"
                    .formatted(
                            spelled(word.left(), look),
                            word.negated() ? "not " : "",
                            word.operator(),
                            spelled(word.right(), look));
        }
        if (term instanceof Term.Any any) {
            return "any of "
                    + any.terms().stream()
                            .map(one -> spelled(one, look))
                            .sorted()
                            .toList();
        }
        if (term instanceof Term.All all) {
            return "all of "
                    + all.terms().stream()
                            .map(one -> spelled(one, look))
                            .sorted()
                            .toList();
        }
        return term instanceof Term.Not not ? "not " + spelled(not.term(), look) : term.toString();
    }

    private String spelled(Operand operand, Look look) {
        if (operand instanceof Bound bound) {
            var origin = names.getOrDefault(bound.name(), bound.name());
            var space = origin.indexOf('.');
            look.linked().add(space < 0 ? origin : origin.substring(0, space));
            return bound.path().isEmpty() ? origin : origin + "." + bound.path();
        }
        return operand.toString();
    }

    /** A verb's argument, spelled alike in every rule. */
    String spelled(Operand argument) {
        if (argument instanceof Bound bound) {
            return names.getOrDefault(bound.name(), bound.name());
        }
        return argument.toString();
    }

    /** Whether the other speaks whenever this does: it asks for no more, of no more facts. */
    boolean implies(Shape other) {
        for (var theirs : other.looks.values()) {
            var mine = looks.get(theirs.key());
            if (mine == null) {
                return false;
            }
            boolean narrower = theirs.clause().kind() == Kind.NOT ? narrower(theirs, mine) : narrower(mine, theirs);
            if (!narrower) {
                return false;
            }
        }
        return true;
    }

    private static boolean narrower(Look narrow, Look wide) {
        return narrow.links().containsAll(wide.links())
                && wide.limits().entrySet().stream().allMatch(entry -> {
                    var own = narrow.limits().get(entry.getKey());
                    return own != null && own.within(entry.getValue());
                });
    }

    /** Where a field of a fact is limited for the first time, or where the fact is asked for. */
    RuleTree.Test place(String key, String field) {
        var clause = clauses(key).stream()
                .flatMap(each -> each.tests().stream())
                .filter(test -> field.equals(LimitReader.anyField(test.term())))
                .findFirst();
        var look = looks.get(key);
        return clause.orElseGet(() -> new RuleTree.Test(
                new Term.All(List.of()),
                look == null ? rule.line() : look.clause().line(),
                look == null ? 1 : look.clause().column()));
    }

    private List<Clause> clauses(String key) {
        var clauses = new ArrayList<Clause>();
        var look = looks.get(key);
        if (look == null) {
            return clauses;
        }
        clauses.add(look.clause());
        rule.ways().forEach(way -> way.stream()
                .filter(each -> each.fact() == look.clause().fact())
                .forEach(clauses::add));
        return clauses;
    }

    Vocabulary words() {
        return words;
    }

    /** The vocabulary's fact that a look is about. */
    Vocabulary.@Nullable Fact fact(Look look) {
        return words.fact(look.clause().fact().getSimpleName());
    }
}
