package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * A price agreed with this customer, valid on the day of the order.
 *
 * @param minimumQuantity in base units
 * @param price per base unit
 */
public record ContractPrice(String contract, String sku, BigDecimal minimumQuantity, BigDecimal price) {}
