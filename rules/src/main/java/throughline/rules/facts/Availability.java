package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * What the warehouses can promise for one line together; nothing is missing of an item that a supplier's dock sends.
 *
 * @param wanted in base units
 * @param total available over all warehouses
 * @param largest available in the best stocked one
 * @param missing wanted beyond the total, else 0
 * @param percentMissing of what is wanted
 */
public record Availability(
        Line line,
        BigDecimal wanted,
        BigDecimal total,
        BigDecimal largest,
        BigDecimal missing,
        BigDecimal percentMissing) {}
