package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * What a price group pays less than list, by item category.
 *
 * @param category or {@code *} for every category
 */
public record GroupPrice(String group, String category, BigDecimal percentOff) {}
