package throughline.ledger.stock;

import java.math.BigDecimal;

/**
 * How much of one {@link StockKey} stands in which state, in the item's base unit. What is allocated is not on hand any more: the
 * states never overlap.
 */
public record StockLevels(
        BigDecimal onHand, BigDecimal allocated, BigDecimal inTransit, BigDecimal quarantined, BigDecimal returned) {

    public static final StockLevels NOTHING =
            new StockLevels(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What may be promised now, before any quantity a policy keeps back. */
    public BigDecimal available() {
        return onHand;
    }
}
