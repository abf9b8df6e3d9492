package throughline.rules.gate;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;
import throughline.rules.tree.Operand;
import throughline.rules.tree.Operand.Bound;
import throughline.rules.tree.Operand.Field;
import throughline.rules.tree.Operand.Literal;
import throughline.rules.tree.Term;
import throughline.rules.tree.Term.All;
import throughline.rules.tree.Term.Among;
import throughline.rules.tree.Term.Any;
import throughline.rules.tree.Term.Compare;
import throughline.rules.tree.Term.Not;
import throughline.rules.tree.Term.Sign;
import throughline.rules.tree.Term.Word;

/** The parser's expressions as terms. */
final class TermReader {

    private final Set<String> names;

    /** @param names of facts and values that the rule has given so far */
    TermReader(Set<String> names) {
        this.names = names;
    }

    /** Nothing for an expression that compares nothing: a name given to a field. */
    @Nullable
    Term term(Expression expression) {
        return term(expression, null);
    }

    /** @param left what a half comparison ({@code cases > 1 && < 5}) goes on with */
    private @Nullable Term term(Expression expression, @Nullable Operand left) {
        if (expression instanceof EnclosedExpr enclosed) {
            return term(enclosed.getInner(), left);
        }
        if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            Term inner = term(unary.getExpression(), left);
            return inner == null ? null : new Not(inner);
        }
        if (expression instanceof HalfBinaryExpr half && left != null) {
            return new Compare(left, sign(half.getOperator().asString()), operand(half.getRight()));
        }
        if (expression instanceof PointFreeExpr word) {
            return word(word);
        }
        if (expression instanceof BinaryExpr binary) {
            return switch (binary.getOperator()) {
                case AND -> new All(parts(binary, BinaryExpr.Operator.AND, left));
                case OR -> new Any(parts(binary, BinaryExpr.Operator.OR, left));
                default ->
                    compare(
                            operand(binary.getLeft()),
                            sign(binary.getOperator().asString()),
                            operand(binary.getRight()));
            };
        }
        return null;
    }

    private List<Term> parts(BinaryExpr binary, BinaryExpr.Operator operator, @Nullable Operand before) {
        var parts = new ArrayList<Term>();
        Expression first = binary.getLeft();
        if (first instanceof BinaryExpr inner && inner.getOperator() == operator) {
            parts.addAll(parts(inner, operator, before));
        } else {
            add(parts, term(first, before));
        }
        add(parts, term(binary.getRight(), subject(parts, before)));
        return parts;
    }

    private static void add(List<Term> parts, @Nullable Term term) {
        if (term != null) {
            parts.add(term);
        }
    }

    private static @Nullable Operand subject(List<Term> parts, @Nullable Operand before) {
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Compare last ? last.left() : before;
    }

    private static Term compare(Operand left, Sign sign, Operand right) {
        return left instanceof Literal && !(right instanceof Literal)
                ? new Compare(right, sign.turned(), left)
                : new Compare(left, sign, right);
    }

    private Term word(PointFreeExpr word) {
        String operator = word.getOperator().asString();
        Operand left = operand(word.getLeft());
        if (operator.equals("in")) {
            return new Among(
                    left,
                    word.isNegated(),
                    word.getRight().stream().map(this::operand).toList());
        }
        String name = operator.equals("str") && word.getArg1() != null
                ? word.getArg1().toString()
                : operator;
        return new Word(left, word.isNegated(), name, operand(word.getRight().get(0)));
    }

    private static Sign sign(String written) {
        for (Sign sign : Sign.values()) {
            if (sign.written().equals(written)) {
                return sign;
            }
        }
        // HalfBinaryExpr says "LESS" or "<", depending on how it was made
        return Sign.valueOf(
                switch (written) {
                    case "EQUALS" -> "EQUAL";
                    case "NOT_EQUALS" -> "UNEQUAL";
                    case "LESS_EQUALS" -> "AT_MOST";
                    case "GREATER" -> "MORE";
                    case "GREATER_EQUALS" -> "AT_LEAST";
                    default -> "LESS";
                });
    }

    /** What a name is given to: {@code $x : field > 5} names the field, and compares it. */
    String bound(Expression expression) {
        Expression named = expression instanceof BinaryExpr comparison ? comparison.getLeft() : expression;
        return named instanceof EnclosedExpr enclosed
                ? bound(enclosed.getInner())
                : operand(named) instanceof Field field ? field.path() : "";
    }

    Operand operand(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return operand(enclosed.getInner());
        }
        if (expression instanceof NullLiteralExpr) {
            return new Literal(null);
        }
        if (expression instanceof BooleanLiteralExpr yes) {
            return new Literal(yes.getValue());
        }
        if (expression instanceof StringLiteralExpr text) {
            return new Literal(text.asString());
        }
        if (expression instanceof LiteralStringValueExpr number) {
            return new Literal(new BigDecimal(number.getValue().replaceAll("[_lLdDfFB]", "")));
        }
        if (expression instanceof UnaryExpr minus
                && minus.getOperator() == UnaryExpr.Operator.MINUS
                && operand(minus.getExpression()) instanceof Literal literal
                && literal.value() instanceof BigDecimal number) {
            return new Literal(number.negate());
        }
        if (expression instanceof ThisExpr) {
            return new Field("");
        }
        if (expression instanceof NameExpr name) {
            String written = name.getNameAsString();
            return names.contains(written) ? new Bound(written, "") : new Field(written.equals("this") ? "" : written);
        }
        if (expression instanceof FieldAccessExpr access) {
            return inside(operand(access.getScope()), access.getNameAsString());
        }
        return new Literal(expression.toString());
    }

    private static Operand inside(Operand scope, String field) {
        if (scope instanceof Bound bound) {
            return new Bound(bound.name(), bound.path().isEmpty() ? field : bound.path() + "." + field);
        }
        return scope instanceof Field outer && !outer.path().isEmpty()
                ? new Field(outer.path() + "." + field)
                : new Field(field);
    }
}
