package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * One step of the price list's volume breaks.
 *
 * @param category or {@code *} for every category
 * @param minimumQuantity in base units
 */
public record VolumeBreak(String category, BigDecimal minimumQuantity, BigDecimal percentOff) {}
