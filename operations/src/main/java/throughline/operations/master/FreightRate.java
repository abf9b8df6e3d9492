package throughline.operations.master;

import java.math.BigDecimal;
import java.math.RoundingMode;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

/**
 * What carriage costs: the customer, and us.
 *
 * @param billed what a customer whose freight is billed pays
 * @param freeFrom the value of goods from which we bill no freight, or zero for never
 * @param cost what we expect the carrier to ask
 */
public record FreightRate(EntityId entity, Tariff billed, Money freeFrom, Tariff cost) {

    /** An amount for the shipment and one for each kilogram begun. */
    public record Tariff(Money perShipment, Money perKilogram) {

        public Money of(BigDecimal kilograms) {
            return perShipment.plus(perKilogram.times(kilograms.setScale(0, RoundingMode.CEILING)));
        }
    }

    /** What a customer pays for goods of this worth and weight. */
    public Money billedFor(Money goods, BigDecimal kilograms) {
        var free = !freeFrom.isZero() && goods.compareTo(freeFrom) >= 0;
        return free ? Money.zero(goods.currency()) : billed.of(kilograms);
    }
}
