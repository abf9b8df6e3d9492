package throughline.rules.facts;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One order line before it is priced.
 *
 * @param no its place in the order, from 0
 * @param category of the item
 * @param quantity in the item's base unit
 * @param cases the same in whole cases, rounded down; 0 for an item without a case
 * @param listPrice per base unit
 * @param unitCost what one base unit stands in the books at
 * @param quotedPrice what the buyer expects per base unit, or null when he does not say
 * @param hazardous whether only licensed warehouses may ship it
 */
public record Line(
        int no,
        String sku,
        String category,
        BigDecimal quantity,
        int cases,
        BigDecimal listPrice,
        BigDecimal unitCost,
        @Nullable BigDecimal quotedPrice,
        boolean hazardous) {

    /** As every record; by its place first, in which the lines of an order differ: rules compare lines with one another. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Line line
                        && no == line.no
                        && cases == line.cases
                        && hazardous == line.hazardous
                        && sku.equals(line.sku)
                        && category.equals(line.category)
                        && quantity.equals(line.quantity)
                        && listPrice.equals(line.listPrice)
                        && unitCost.equals(line.unitCost)
                        && Objects.equals(quotedPrice, line.quotedPrice);
    }

    @Override
    public int hashCode() {
        return 31 * sku.hashCode() + no;
    }
}
