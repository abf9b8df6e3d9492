package throughline.operations.master;

import java.math.BigDecimal;

/** Customers who share a price level: the list price times {@code factor}, for whoever has no contract. */
public record PriceGroup(String code, String name, BigDecimal factor) {}
