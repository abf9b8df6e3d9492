package throughline.rules.gate;

import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an analyst calls a type, and which types get along. */
final class Kinds {

    static final String EXACT =
            "rules know no floating point: write figures with a decimal point and without letters, and whole numbers without one";

    private Kinds() {}

    /** Whether it is a number that is not what it looks like: {@code 1e3}, {@code 7.5f}, {@code 0x1p3}. */
    static boolean inexact(Expression expression) {
        Expression literal = expression instanceof UnaryExpr unary ? unary.getExpression() : expression;
        return literal instanceof DoubleLiteralExpr number && !number.getValue().matches("[0-9_]+(\\.[0-9_]+)?");
    }

    /** Whether a whole number would be compared with a fraction, which Java does in floating point. */
    static boolean fraction(Class<?> left, Expression right) {
        Expression literal = right instanceof UnaryExpr unary ? unary.getExpression() : right;
        return left == int.class && literal instanceof DoubleLiteralExpr;
    }

    static boolean number(@Nullable Class<?> type) {
        return type != null
                && (type.isPrimitive() && type != boolean.class && type != char.class
                        || Number.class.isAssignableFrom(type));
    }

    static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "?";
        }
        if (number(type)) {
            return "a number";
        }
        if (type == String.class) {
            return "text";
        }
        return type == boolean.class || type == Boolean.class ? "yes/no" : type.getSimpleName();
    }

    static boolean comparable(Class<?> left, Class<?> right) {
        return left == Object.class
                || right == Object.class
                || left == right
                || number(left) && number(right)
                || name(left).equals(name(right));
    }

    /** The type of a record's component, or null when it has none of that name. */
    static @Nullable Class<?> field(Class<?> fact, String name) {
        if (fact.isRecord()) {
            for (RecordComponent component : fact.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return component.getType();
                }
            }
        }
        return null;
    }

    static Set<String> fields(Class<?> fact) {
        var names = new TreeSet<String>();
        if (fact.isRecord()) {
            for (RecordComponent component : fact.getRecordComponents()) {
                names.add(component.getName());
            }
        }
        return names;
    }

    /** Whether a verb's parameter takes it: a whole number fits a decimal one, a decimal literal does not fit a whole one. */
    static boolean fits(Class<?> wanted, Class<?> offered) {
        if (wanted.isAssignableFrom(offered)) {
            return true;
        }
        return wanted == double.class && (offered == int.class || offered == double.class);
    }
}
