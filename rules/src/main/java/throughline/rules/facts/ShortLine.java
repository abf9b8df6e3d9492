package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * A line of which a warehouse shipped less than it was told to.
 *
 * @param missing in base units
 * @param percentMissing of what was to be shipped
 * @param value of what is missing, at the order's price
 */
public record ShortLine(int no, String sku, BigDecimal missing, BigDecimal percentMissing, BigDecimal value) {}
