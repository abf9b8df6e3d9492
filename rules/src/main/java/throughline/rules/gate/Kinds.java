package throughline.rules.gate;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an analyst calls a type, and which types get along. */
final class Kinds {

    /** Stands for the type of a literal with decimals. */
    static final Class<?> DECIMAL_LITERAL = double.class;

    private Kinds() {}

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

    /** Why the two do not get along, or a number of one sort is not one of the other. */
    static String apart(String left, Class<?> leftType, String right, Class<?> rightType) {
        return number(leftType) && number(rightType)
                ? left
                        + " counts in whole numbers and is never between two of them: compare it with a whole number, not "
                        + right
                : left + " is " + name(leftType) + " and cannot be compared with " + name(rightType) + " (" + right
                        + ")";
    }

    static boolean comparable(Class<?> left, Class<?> right) {
        return left == Object.class
                || right == Object.class
                || left == right
                || !(left == int.class && right == DECIMAL_LITERAL) && number(left) && number(right)
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
