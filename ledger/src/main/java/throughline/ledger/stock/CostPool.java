package throughline.ledger.stock;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import throughline.model.value.Money;

/**
 * What one item in one entity's warehouses (on hand and allocated) is worth. Value leaves in proportion to quantity, and the last unit
 * takes what is left, so that no cent stays behind.
 *
 * @param quantity in the item's base unit, zero or more
 * @param value what account 1200 carries for it
 */
public record CostPool(BigDecimal quantity, Money value) {

    public CostPool {
        requireNonNull(value, "value");
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException(
                    "a cost pool never holds less than nothing: " + quantity.toPlainString());
        }
    }

    /**
     * The value that leaves with a quantity: {@code value x out / quantity}, rounded half to even; all of it with the last unit.
     *
     * @throws IllegalArgumentException for more than the pool holds, or less than nothing
     */
    public Money issue(BigDecimal out) {
        if (out.signum() < 0 || out.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "cannot take %s out of %s".formatted(out.toPlainString(), quantity.toPlainString()));
        }
        if (out.compareTo(quantity) == 0) {
            return value;
        }
        return Money.rounded(value.amount().multiply(out).divide(quantity, MathContext.DECIMAL128), value.currency());
    }

    /** The pool after {@link #issue}: for several lines of one item in one posting. */
    public CostPool without(BigDecimal out) {
        return new CostPool(quantity.subtract(out), value.minus(issue(out)));
    }

    /** The pool after a receipt. */
    public CostPool with(BigDecimal in, Money worth) {
        return new CostPool(quantity.add(in), value.plus(worth));
    }
}
