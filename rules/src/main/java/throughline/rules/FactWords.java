package throughline.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import throughline.rules.Answer.Reason;
import throughline.rules.Operands.Operand;

/** Says conditions and what was found instead in sentences. It decides nothing: what failed was found by the compiled predicates. */
final class FactWords {

    private final Operands operands;

    FactWords(Operands operands) {
        this.operands = operands;
    }

    /** There was no fact of the kind at all. */
    Reason none(Class<?> type) {
        return new Reason("", FactNames.noun(type), "there was none");
    }

    Reason some(Class<?> type) {
        return new Reason("", FactNames.noun(type), "there was one");
    }

    /** There were facts of the kind, and none that belongs to what stands before it in the rule. */
    Reason noneSuch(Class<?> type, List<Expression> conditions) {
        return new Reason(text(conditions), FactNames.noun(type) + such(type, conditions), "there was none");
    }

    /** There was a fact that must not be there. */
    Reason unwanted(Class<?> type, List<Expression> conditions) {
        return new Reason(
                text(conditions),
                "that there is not " + FactNames.noun(type) + such(type, conditions),
                "there was one");
    }

    Reason absent(Class<?> type, List<Expression> conditions) {
        return new Reason(
                text(conditions),
                "that there is not " + FactNames.noun(type) + such(type, conditions),
                "there was none");
    }

    /** Conditions that were compiled as one, in a way that their text does not show. */
    Reason together(List<Expression> conditions, Object fact) {
        var found = new LinkedHashSet<String>();
        var needs = new ArrayList<String>();
        for (var each : conditions) {
            var phrase = phrase(each, fact);
            needs.add(phrase.needs());
            found.add(phrase.found());
        }
        return new Reason(
                text(conditions), "all of this together: " + String.join(" and ", needs), String.join(" and ", found));
    }

    Reason reason(Expression condition, Object fact) {
        var phrase = phrase(condition, fact);
        return new Reason(print(condition), phrase.needs(), phrase.found());
    }

    private String such(Class<?> type, List<Expression> conditions) {
        var holds = conditions.stream()
                .map(each -> phrase(each, operands.unknown(type)).holds())
                .toList();
        return holds.isEmpty() ? "" : " for which " + String.join(" and ", holds);
    }

    private static String text(List<Expression> conditions) {
        return String.join(", ", conditions.stream().map(FactWords::print).toList());
    }

    static String print(Expression condition) {
        return PrintUtil.printNode(condition);
    }

    /**
     * One condition in words.
     *
     * @param needs after "it needs"
     * @param holds as a sentence that is true when it holds
     * @param found what there was
     */
    private record Phrase(String needs, String holds, String found) {}

    private Phrase phrase(Expression condition, Object fact) {
        if (condition instanceof EnclosedExpr enclosed) {
            return phrase(enclosed.getInner(), fact);
        }
        if (condition instanceof BinaryExpr binary) {
            return switch (binary.getOperator()) {
                case AND -> joined(binary, " and ", fact);
                case OR -> joined(binary, " or ", fact);
                default ->
                    compared(
                            operands.of(binary.getLeft(), fact),
                            binary.getOperator().asString(),
                            operands.of(binary.getRight(), fact));
            };
        }
        if (condition instanceof PointFreeExpr word) {
            return word(word, fact);
        }
        if (condition instanceof UnaryExpr not && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return flag(operands.of(not.getExpression(), fact), false);
        }
        return flag(operands.of(condition, fact), true);
    }

    private Phrase joined(BinaryExpr binary, String by, Object fact) {
        var left = phrase(binary.getLeft(), fact);
        var right = phrase(binary.getRight(), fact);
        var found = new LinkedHashSet<>(List.of(left.found(), right.found()));
        return new Phrase(
                left.needs() + by + right.needs(), left.holds() + by + right.holds(), String.join(" and ", found));
    }

    private static Phrase flag(Operand operand, boolean wanted) {
        var name = operand.name();
        if (name == null || name.kind() != FactNames.Kind.FLAG) {
            return is(operand, wanted ? "yes" : "no");
        }
        var said = wanted ? name.first() : name.second();
        return new Phrase("that " + said, said, Boolean.TRUE.equals(operand.value()) ? name.first() : name.second());
    }

    private static Phrase compared(Operand left, String operator, Operand right) {
        if (left.name() == null && right.name() != null) {
            return compared(right, mirrored(operator), left);
        }
        var name = left.name();
        if (name != null && name.kind() == FactNames.Kind.FLAG && right.value() instanceof Boolean yes) {
            return flag(left, yes == operator.equals("=="));
        }
        if (right.isNull()) {
            return known(left, operator.equals("!="));
        }
        var wanted = words(operator) + right.words();
        if (name != null && name.kind() == FactNames.Kind.COUNT) {
            var counted = wanted + " " + name.first();
            var exact = operator.equals("==") ? "exactly " + counted : counted;
            return new Phrase(exact, name.second() + " " + exact, name.second() + " " + left.plain());
        }
        return is(left, wanted);
    }

    private static Phrase is(Operand left, String wanted) {
        return new Phrase(
                "%s to be %s%s".formatted(left.called(), wanted, left.unit()),
                "%s is %s%s".formatted(left.called(), wanted, left.unit()),
                found(left));
    }

    private static String found(Operand left) {
        return left.value() == null ? "it is not known" : "it is %s%s".formatted(left.plain(), left.unit());
    }

    private static Phrase known(Operand left, boolean wanted) {
        var said = wanted ? "known" : "unknown";
        return new Phrase(left.called() + " to be " + said, left.called() + " is " + said, found(left));
    }

    private static Phrase begins(Operand left, String how) {
        var phrase = left.called() + " " + how;
        return new Phrase(phrase, phrase, found(left));
    }

    private Phrase word(PointFreeExpr word, Object fact) {
        var left = operands.of(word.getLeft(), fact);
        var right = String.join(
                ", ",
                word.getRight().stream()
                        .map(each -> operands.of(each, fact).words())
                        .toList());
        var not = word.isNegated() ? "not " : "";
        return switch (word.getOperator().asString()) {
            case "in", "memberOf" -> is(left, not + "one of " + right);
            case "contains" ->
                new Phrase(
                        "%s %sto contain %s".formatted(left.called(), not, right),
                        "%s %scontains %s".formatted(left.called(), not, right),
                        found(left));
            case "str[startsWith]" -> begins(left, not + "to begin with " + right);
            case "str[endsWith]" -> begins(left, not + "to end with " + right);
            default ->
                throw new IllegalStateException(
                        "the gate lets no %s pass".formatted(word.getOperator().asString()));
        };
    }

    private static String words(String operator) {
        return switch (operator) {
            case ">=" -> "at least ";
            case ">" -> "more than ";
            case "<=" -> "at most ";
            case "<" -> "less than ";
            case "!=" -> "other than ";
            default -> "";
        };
    }

    private static String mirrored(String operator) {
        if (Set.of("==", "!=").contains(operator)) {
            return operator;
        }
        return operator.startsWith(">") ? "<" + operator.substring(1) : ">" + operator.substring(1);
    }
}
