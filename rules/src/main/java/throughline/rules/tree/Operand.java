package throughline.rules.tree;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, or an argument of a verb. */
public sealed interface Operand {

    /**
     * A field of the fact that the condition is about.
     *
     * @param path {@code cases}, {@code line.sku}; empty for the fact itself
     */
    record Field(String path) implements Operand {

        @Override
        public String toString() {
            return path.isEmpty() ? "this" : path;
        }
    }

    /**
     * A fact or a value that got a name earlier in the rule.
     *
     * @param path of the field of it; empty for the value itself
     */
    record Bound(String name, String path) implements Operand {

        @Override
        public String toString() {
            return path.isEmpty() ? name : name + "." + path;
        }
    }

    /** @param value a {@link BigDecimal}, a {@link String}, a {@link Boolean} or null */
    record Literal(@Nullable Object value) implements Operand {

        @Override
        public String toString() {
            if (value instanceof BigDecimal number) {
                return plain(number);
            }
            return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
        }
    }

    /** A number as people write it: no exponent, no zeros at its end. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
