package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * What one warehouse has of one item. Of what a supplier ships straight to the customer, his dock has a fact of its own; it has none of other
 * suppliers' items.
 *
 * @param available to promise, in base units, safety stock included; a supplier's dock always has {@code 1000000000000000}, which never limits, because
 *     its stock is not ours to count
 * @param safety kept back for key accounts
 * @param rank how near the warehouse is to the ship-to: 0 is the customer's home warehouse
 * @param dropShip whether it is a supplier's dock
 * @param licensed whether it may ship hazardous goods
 */
public record Stock(
        String sku,
        String warehouse,
        BigDecimal available,
        BigDecimal safety,
        int rank,
        boolean dropShip,
        boolean licensed) {

    /** What a supplier's dock has: a million times what one order line may ask for, so that no order and no batch of them uses it up. */
    public static final BigDecimal NEVER_LIMITS = new BigDecimal("1000000000000000");
}
