package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * A line of which a warehouse shipped less than it was told to, and said so. Where no rule speaks, the customer's own setting counts.
 *
 * @param missing in base units
 * @param percentMissing of what was to be shipped
 * @param value of what is missing, at the order's price
 */
public record ShortLine(int no, String sku, BigDecimal missing, BigDecimal percentMissing, BigDecimal value) {}
