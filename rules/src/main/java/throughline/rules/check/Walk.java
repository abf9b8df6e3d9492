package throughline.rules.check;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.rules.example.ExampleCase;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.tree.Operand;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Clause;
import throughline.rules.tree.RuleTree.Kind;
import throughline.rules.tree.Term;

/**
 * Plays one rule as it is written, without compiling it: for trying a thousand small changes of rules on their examples. What acts is always what
 * Drools compiled; a test holds the two against each other on every example.
 */
final class Walk {

    private final RuleTree rule;
    private final Map<Class<?>, List<Object>> facts = new HashMap<>();
    private final Map<String, Object> names = new HashMap<>();
    private final List<String> said = new ArrayList<>();

    private Walk(RuleTree rule, List<Object> facts) {
        this.rule = rule;
        facts.forEach(fact -> this.facts
                .computeIfAbsent(fact.getClass(), none -> new ArrayList<>())
                .add(fact));
    }

    /** What the rule proposes on an example, in the example's words, sorted. */
    static List<String> says(RuleTree rule, ExampleCase example) {
        return says(rule, example.facts(), example.day());
    }

    static List<String> says(RuleTree rule, List<Object> facts, LocalDate day) {
        if (!rule.period().covers(day)) {
            return List.of();
        }
        var walk = new Walk(rule, facts);
        rule.ways().forEach(way -> walk.match(way, 0));
        return walk.said.stream().sorted().toList();
    }

    private void match(List<Clause> way, int at) {
        if (at == way.size()) {
            rule.sayings().forEach(saying -> said.add(ExampleCase.words(saying.verb(), figure(saying))));
            return;
        }
        var clause = way.get(at);
        var candidates = facts.getOrDefault(clause.fact(), List.of());
        if (clause.kind() == Kind.EACH) {
            for (var candidate : candidates) {
                if (fits(clause, candidate)) {
                    match(way, at + 1);
                }
            }
        } else if (candidates.stream().anyMatch(candidate -> fits(clause, candidate))
                == (clause.kind() == Kind.EXISTS)) {
            match(way, at + 1);
        }
    }

    private boolean fits(Clause clause, Object fact) {
        if (!clause.name().isEmpty()) {
            names.put(clause.name(), fact);
        }
        for (var binding : clause.bindings()) {
            var value = field(fact, binding.path());
            if (value == null) {
                names.remove(binding.name());
            } else {
                names.put(binding.name(), value);
            }
        }
        return clause.tests().stream().allMatch(test -> holds(test.term(), fact));
    }

    private boolean holds(Term term, Object fact) {
        if (term instanceof Term.Compare compare) {
            return compared(compare.sign(), value(compare.left(), fact), value(compare.right(), fact));
        }
        if (term instanceof Term.Among among) {
            var left = value(among.left(), fact);
            return among.negated()
                    != among.values().stream().anyMatch(one -> compared(Term.Sign.EQUAL, left, value(one, fact)));
        }
        if (term instanceof Term.Word word) {
            return word.negated() != word(word, value(word.left(), fact), value(word.right(), fact));
        }
        if (term instanceof Term.All all) {
            return all.terms().stream().allMatch(each -> holds(each, fact));
        }
        if (term instanceof Term.Any any) {
            return any.terms().stream().anyMatch(each -> holds(each, fact));
        }
        return term instanceof Term.Not not && !holds(not.term(), fact);
    }

    private static boolean word(Term.Word word, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        var text = left.toString();
        return switch (word.operator()) {
            case "contains" -> text.contains(right.toString());
            case "startsWith" -> text.startsWith(right.toString());
            case "endsWith" -> text.endsWith(right.toString());
            default -> throw new IllegalStateException("no rule can ask for " + word.operator());
        };
    }

    private static boolean compared(Term.Sign sign, @Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            int order = one.compareTo(other);
            return switch (sign) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
        return switch (sign) {
            case EQUAL -> Objects.equals(left, right);
            case UNEQUAL -> !Objects.equals(left, right);
            default -> false;
        };
    }

    private @Nullable Object value(Operand operand, @Nullable Object fact) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Bound bound) {
            return field(names.get(bound.name()), bound.path());
        }
        return field(fact, ((Operand.Field) operand).path());
    }

    private static @Nullable Object field(@Nullable Object fact, String path) {
        Object value = fact;
        if (!path.isEmpty()) {
            for (var name : path.split("\\.")) {
                value = value == null ? null : component(value, name);
            }
        }
        return value instanceof Integer whole ? BigDecimal.valueOf(whole) : value;
    }

    /** The value of a field: a number is a {@link BigDecimal}; null when it is unknown. */
    static @Nullable Object read(Object fact, String path) {
        return field(fact, path);
    }

    private static @Nullable Object component(Object fact, String name) {
        try {
            return fact.getClass().getMethod(name).invoke(fact);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "%s has no %s".formatted(fact.getClass().getSimpleName(), name), e);
        }
    }

    /** The last number among the arguments; of a contract, its price; of a rebate, its percentage; of an account, its own number. */
    private @Nullable String figure(RuleTree.Saying saying) {
        if (saying.verb().equals("account")) {
            return String.valueOf(value(saying.arguments().get(1), null));
        }
        String figure = null;
        for (var argument : saying.arguments()) {
            var value = value(argument, null);
            if (value instanceof ContractPrice contract) {
                value = contract.price();
            } else if (value instanceof RebateAgreement rebate) {
                value = rebate.percent();
            }
            if (value instanceof BigDecimal number) {
                figure = number.toPlainString();
            }
        }
        return figure;
    }
}
