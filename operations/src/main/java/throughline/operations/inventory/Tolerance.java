package throughline.operations.inventory;

import java.math.BigDecimal;

/**
 * How far a count may be from the books before a person has to see it: so many base units, or so many percent of what the books hold,
 * whichever is more.
 */
public record Tolerance(BigDecimal units, BigDecimal percent) {

    /** Every difference is shown. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO);

    public Tolerance {
        if (units.signum() < 0 || percent.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is zero or more");
        }
    }

    boolean covers(BigDecimal counted, BigDecimal books) {
        var off = counted.subtract(books).abs();
        return off.compareTo(units) <= 0
                || off.multiply(BigDecimal.valueOf(100)).compareTo(books.abs().multiply(percent)) <= 0;
    }
}
