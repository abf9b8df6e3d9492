package throughline.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * How much of something, in a stated unit, exactly. The sign is kept as it was sent, because a partner's mistake must stay
 * visible: that an ordered quantity is positive is checked by the desk, not here. In the books direction is said by the
 * movement's states, and a movement's quantity is positive.
 */
public record Quantity(BigDecimal amount, UnitCode unit) implements Comparable<Quantity> {

    public Quantity {
        requireNonNull(amount, "amount");
        requireNonNull(unit, "unit");
    }

    public static Quantity of(long amount, UnitCode unit) {
        return new Quantity(BigDecimal.valueOf(amount), unit);
    }

    public static Quantity of(String amount, String unit) {
        return new Quantity(new BigDecimal(amount), new UnitCode(unit));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(sameUnit(other).amount), unit);
    }

    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(sameUnit(other).amount), unit);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(sameUnit(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + unit;
    }

    private Quantity sameUnit(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("cannot combine %s with %s".formatted(this, other));
        }
        return other;
    }
}
