package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * An item that may replace another.
 *
 * @param available over all warehouses, in base units; suppliers' docks do not count
 * @param percentDearer than the item it replaces, at list; negative when cheaper
 */
public record Substitute(String sku, String substitute, BigDecimal available, BigDecimal percentDearer) {}
