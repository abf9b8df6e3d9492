package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * A promotion that runs on the day of the order.
 *
 * @param sku its item's number, or {@code *} where it is for a category
 * @param category or {@code *} where it is for an item, or for every category
 * @param minimumCases of one item on one line
 * @param channel it is for, or {@code *}
 * @param exclusive whether no other discount may compete with it
 * @param budgetLeft what of its budget no order has taken yet, in the order's currency; below zero when the last one took more than there was; a promotion
 *     without a budget always has {@code 1000000000000}
 */
public record Promotion(
        String code,
        String sku,
        String category,
        int minimumCases,
        String channel,
        BigDecimal percentOff,
        boolean exclusive,
        BigDecimal budgetLeft) {

    /** What is left of a promotion without a budget: no order comes near it. */
    public static final BigDecimal NO_BUDGET = BigDecimal.valueOf(1_000_000_000_000L);
}
