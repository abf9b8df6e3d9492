package throughline.model.value;

import static java.math.RoundingMode.HALF_EVEN;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in one currency, at that currency's own scale (USD 2, JPY 0, KWD 3).
 *
 * <p>Two currencies never meet in arithmetic: converting is a posting of its own, with its own rate and its own line in the
 * books, so {@link #plus} refuses instead.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /**
     * @throws ArithmeticException for an amount finer than the currency can pay; rounding is the caller's decision
     */
    public Money {
        requireNonNull(currency, "currency");
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()));
    }

    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Rounds half to even at the currency's scale. */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), HALF_EVEN), currency);
    }

    /** From minor units: 1050 and USD is USD 10.50. */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits())), currency);
    }

    /**
     * In minor units (cents), as the books store it.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public long minor() {
        return amount.unscaledValue().longValueExact();
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** Rounds half to even at the currency's scale. */
    public Money times(BigDecimal factor) {
        return rounded(amount.multiply(factor), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine %s with %s".formatted(this, other));
        }
        return other;
    }
}
