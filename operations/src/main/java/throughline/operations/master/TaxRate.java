package throughline.operations.master;

import java.math.BigDecimal;

/**
 * What a jurisdiction takes of goods of a class.
 *
 * @param jurisdiction {@code US-NY}, {@code DE}
 * @param taxClass {@code STANDARD}, {@code REDUCED}, {@code MEDICAL}, {@code FREIGHT} ...
 * @param percent 8.875 for 8.875 %
 */
public record TaxRate(String jurisdiction, String taxClass, BigDecimal percent) {}
