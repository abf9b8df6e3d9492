package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * A promotion that runs on the day of the order.
 *
 * @param category or {@code *} for every category
 * @param minimumCases of one item on one line
 * @param channel it is for, or {@code *}
 * @param exclusive whether no other discount may compete with it
 */
public record Promotion(
        String code, String category, int minimumCases, String channel, BigDecimal percentOff, boolean exclusive) {}
