package throughline.rules.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as somebody typed them. A spreadsheet holds binary fractions and writes 1.1 as {@code 1.1000000000000001}; the number that it means and shows
 * has at most fifteen digits.
 */
final class SheetNumber {

    private static final int DIGITS = 15;
    private static final int LARGEST_EXPONENT = 15;
    private static final MathContext SHOWN = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_SURE_DAY = 61;
    private static final int LAST_DAY = 2_958_465;

    private SheetNumber() {}

    /** The decimal that was typed; null for one that no fifteen digits give, which is the outcome of a calculation, and for what is no number. */
    static @Nullable BigDecimal exact(String written) {
        if (!written.matches("[+-]?\\d{1,40}(\\.\\d{0,40})?([eE][+-]?\\d{1,3})?")) {
            return null;
        }
        var number = new BigDecimal(written);
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (number.stripTrailingZeros().precision() > DIGITS) {
            var shown = number.round(SHOWN);
            if (shown.doubleValue() != number.doubleValue()) {
                return null;
            }
            number = shown;
        }
        var plain = number.stripTrailingZeros();
        return Math.abs((long) plain.precision() - plain.scale()) > LARGEST_EXPONENT
                        || plain.scale() > LARGEST_EXPONENT + DIGITS
                ? null
                : plain;
    }

    /** The day that a number stands for; null where the programs do not agree on one, and for one with a time. */
    static @Nullable LocalDate day(BigDecimal number, boolean from1904) {
        if (number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        long day = number.longValue();
        if (day > LAST_DAY || day < (from1904 ? 0 : FIRST_SURE_DAY)) {
            return null;
        }
        return (from1904 ? EPOCH_1904 : EPOCH_1900).plusDays(day);
    }
}
