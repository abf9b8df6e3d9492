package throughline.rules;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.rules.facts.Availability;
import throughline.rules.facts.Line;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.UsualQuantity;

/** What the two sides of a comparison stand for: fields of the fact, values with a name, literals. */
final class Operands {

    private final Object[] slots;
    private final Map<String, Integer> names;
    private final List<RuleText.Clause> clauses;

    /**
     * @param slots facts and bound values as they were when the walk ended
     * @param names where they lie, by the names that the rule gives them
     * @param clauses of the rule's text, which say what the names are given to
     */
    Operands(Object[] slots, Map<String, Integer> names, List<RuleText.Clause> clauses) {
        this.slots = slots;
        this.names = names;
        this.clauses = clauses;
    }

    /** Stands for any fact of a kind: its fields have names and no values. */
    private record Unknown(Class<?> type) {}

    Object unknown(Class<?> type) {
        return new Unknown(type);
    }

    /**
     * One side.
     *
     * @param name of the fact's field that it is; null for literals and values of other facts
     * @param value null when nothing is known
     * @param origin what a value with a name was read from, or empty
     */
    record Operand(FactNames.@Nullable Name name, @Nullable Object value, String origin, boolean isNull) {

        String called() {
            return name == null ? words() : name.first();
        }

        String unit() {
            return name == null
                            || name.kind() != FactNames.Kind.IS
                            || name.second().isEmpty()
                    ? ""
                    : " " + name.second();
        }

        /** The value, and where it comes from. */
        String words() {
            if (name != null) {
                return value == null ? name.first() : "%s (%s)".formatted(plain(), name.first());
            }
            return origin.isEmpty() ? plain() : "%s (%s)".formatted(plain(), origin);
        }

        String plain() {
            if (value instanceof BigDecimal exact) {
                return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
            }
            if (value instanceof Line line) {
                return "line %d".formatted(line.no() + 1);
            }
            if (value instanceof Boolean yes) {
                return yes ? "yes" : "no";
            }
            return value == null ? "unknown" : value.toString();
        }
    }

    Operand of(Expression expression, Object fact) {
        if (expression instanceof EnclosedExpr enclosed) {
            return of(enclosed.getInner(), fact);
        }
        if (expression instanceof NullLiteralExpr) {
            return new Operand(null, null, "", true);
        }
        if (expression instanceof BooleanLiteralExpr yes) {
            return new Operand(null, yes.getValue(), "", false);
        }
        if (expression instanceof LiteralStringValueExpr literal) {
            return new Operand(null, literal.getValue().replaceAll("(?<=\\d)[_lLdDfFB]+$", ""), "", false);
        }
        if (expression instanceof UnaryExpr minus && minus.getOperator() == UnaryExpr.Operator.MINUS) {
            return new Operand(null, "-" + of(minus.getExpression(), fact).plain(), "", false);
        }
        if (expression instanceof NameExpr name) {
            return named(name.getNameAsString(), fact);
        }
        if (expression instanceof FieldAccessExpr access) {
            var scope = access.getScope();
            return field(scope instanceof ThisExpr ? fact : inner(scope, fact), access.getNameAsString());
        }
        return new Operand(null, FactWords.print(expression), "", false);
    }

    /** The fact that a longer name goes through: {@code line.sku}, {@code $line.sku}. */
    private Object inner(Expression scope, Object fact) {
        var through = of(scope, fact).value();
        if (through != null) {
            return through;
        }
        return new Unknown(
                fact instanceof Unknown unknown
                                && (unknown.type() == PricedLine.class
                                        || unknown.type() == Availability.class
                                        || unknown.type() == UsualQuantity.class)
                        ? Line.class
                        : fact.getClass());
    }

    private Operand named(String name, Object fact) {
        var slot = names.get(name);
        if (slot != null) {
            var value = slots[slot];
            return new Operand(null, value, value instanceof Record ? "" : origin(name), false);
        }
        return field(fact, name);
    }

    private static Operand field(Object fact, String field) {
        if (fact instanceof Unknown unknown) {
            return new Operand(FactNames.of(unknown.type(), field), null, "", false);
        }
        try {
            var value = fact.getClass().getMethod(field).invoke(fact);
            return new Operand(FactNames.of(fact.getClass(), field), value, "", false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s has no %s".formatted(fact.getClass().getSimpleName(), field), e);
        }
    }

    private String origin(String variable) {
        for (var clause : clauses) {
            if (clause.bound().get(variable) instanceof NameExpr field) {
                for (var desk : Desk.values()) {
                    for (var fact : desk.facts()) {
                        if (fact.getSimpleName().equals(clause.fact())) {
                            return FactNames.of(fact, field.getNameAsString()).first();
                        }
                    }
                }
            }
        }
        return "";
    }
}
