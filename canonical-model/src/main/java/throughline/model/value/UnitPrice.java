package throughline.model.value;

import static java.math.RoundingMode.HALF_EVEN;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A price for one unit, as exact as it was agreed: prices carry more decimals than money can pay (USD 0.03125 a washer).
 *
 * @param amount per one {@code unit}; zero is a free item, negative is refused
 * @param unit what the price is for
 */
public record UnitPrice(BigDecimal amount, Currency currency, UnitCode unit) {

    public UnitPrice {
        requireNonNull(currency, "currency");
        requireNonNull(unit, "unit");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative: " + amount.toPlainString());
        }
    }

    /**
     * The amount due for a quantity in the price's own unit, rounded half to even once, at the end.
     *
     * @throws IllegalArgumentException when the quantity is in another unit
     */
    public Money times(Quantity quantity) {
        if (!quantity.unit().equals(unit)) {
            throw new IllegalArgumentException("a price per %s cannot be applied to %s".formatted(unit, quantity));
        }
        return Money.rounded(amount.multiply(quantity.amount()), currency);
    }

    /** The same price for another unit: {@code perOne} is how many of this price's units one {@code other} holds. */
    public UnitPrice per(UnitCode other, BigDecimal perOne) {
        return new UnitPrice(
                amount.multiply(perOne)
                        .setScale(Math.max(amount.scale(), 6), HALF_EVEN)
                        .stripTrailingZeros(),
                currency,
                other);
    }

    @Override
    public String toString() {
        return "%s %s/%s".formatted(currency.getCurrencyCode(), amount.toPlainString(), unit);
    }
}
