package throughline.operations.master;

import java.math.BigDecimal;
import java.time.LocalDate;
import throughline.model.value.ItemId;
import throughline.model.value.UnitPrice;

/**
 * A price we promised a customer.
 *
 * @param contract its number, as both sides quote it
 * @param minimum quantity of the line, in base units, from which it holds
 * @param from first day
 * @param to last day
 */
public record ContractPrice(
        String contract,
        String customer,
        ItemId item,
        UnitPrice price,
        BigDecimal minimum,
        LocalDate from,
        LocalDate to) {

    public boolean holdsOn(LocalDate day, BigDecimal baseQuantity) {
        return !day.isBefore(from) && !day.isAfter(to) && baseQuantity.compareTo(minimum) >= 0;
    }
}
