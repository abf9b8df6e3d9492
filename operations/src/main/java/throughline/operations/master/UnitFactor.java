package throughline.operations.master;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How many of an item's base unit one of another unit is, as an exact fraction: a case of 12 is 12/1, a gram of a kilogram 1/1000.
 *
 * @param numerator above zero
 * @param denominator above zero
 */
public record UnitFactor(long numerator, long denominator) {

    public static final UnitFactor ONE = new UnitFactor(1, 1);

    public UnitFactor {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "a unit factor is above zero, not %d/%d".formatted(numerator, denominator));
        }
    }

    /** The amount in base units, or nothing when it is no finite decimal number (12 pieces as gross: 1/12). */
    public Optional<BigDecimal> toBase(BigDecimal amount) {
        return exactly(amount.multiply(BigDecimal.valueOf(numerator)), denominator);
    }

    /** The amount of this unit that so many base units are, or nothing when it is no finite decimal number. */
    public Optional<BigDecimal> fromBase(BigDecimal baseAmount) {
        return exactly(baseAmount.multiply(BigDecimal.valueOf(denominator)), numerator);
    }

    private static Optional<BigDecimal> exactly(BigDecimal dividend, long divisor) {
        // Finite exactly when the reduced divisor holds no prime but 2 and 5.
        var reduced = BigInteger.valueOf(divisor)
                .divide(dividend.unscaledValue().gcd(BigInteger.valueOf(divisor)))
                .longValueExact();
        while (reduced % 2 == 0) {
            reduced /= 2;
        }
        while (reduced % 5 == 0) {
            reduced /= 5;
        }
        if (reduced != 1) {
            return Optional.empty();
        }
        var quotient = dividend.divide(BigDecimal.valueOf(divisor)).stripTrailingZeros();
        return Optional.of(quotient.scale() < 0 ? quotient.setScale(0) : quotient);
    }
}
