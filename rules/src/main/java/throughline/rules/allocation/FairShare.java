package throughline.rules.allocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import throughline.rules.facts.Stock;

/** So much of what a warehouse has, and no more, for one line: so that the first who asks does not take everything that is scarce. */
public final class FairShare {

    private FairShare() {}

    /**
     * What stays on the shelf, in base units: in whole ones where what is there is whole, else to the same decimals; in doubt more.
     *
     * @param percent of what is available, from 0 to 100
     */
    public static BigDecimal kept(Stock stock, BigDecimal percent) {
        var available = stock.available().max(BigDecimal.ZERO).stripTrailingZeros();
        return available
                .multiply(BigDecimal.valueOf(100).subtract(percent))
                .movePointLeft(2)
                .setScale(Math.max(0, available.scale()), RoundingMode.UP);
    }
}
