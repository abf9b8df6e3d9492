package throughline.operations.freight;

import java.math.BigDecimal;
import throughline.model.value.Money;

/**
 * How far a carrier's bill may be from what was expected, above it or below, before a person has to look.
 *
 * @param percent of what was expected, from 0 to 100
 * @param amount in the bill's currency; both limits hold, so the smaller one counts
 * @param dueDays from the bill's day to the day it is to be paid, 0 to 365
 */
public record Agreement(BigDecimal percent, BigDecimal amount, int dueDays) {

    /** Where nobody says otherwise. */
    public static final Agreement USUAL = new Agreement(BigDecimal.valueOf(5), BigDecimal.TEN, 30);

    public Agreement {
        if (percent.signum() < 0
                || percent.compareTo(BigDecimal.valueOf(100)) > 0
                || amount.signum() < 0
                || dueDays < 0
                || dueDays > 365) {
            throw new IllegalArgumentException(
                    "no agreement about freight: %s percent, %s, %d days".formatted(percent, amount, dueDays));
        }
    }

    /** Whether the two are near enough; both in one currency. */
    boolean allows(Money expected, Money billed) {
        var difference = billed.minus(expected).amount().abs();
        var share = expected.amount().abs().multiply(percent).movePointLeft(2);
        return difference.compareTo(share) <= 0 && difference.compareTo(amount) <= 0;
    }
}
