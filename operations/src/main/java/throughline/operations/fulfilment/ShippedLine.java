package throughline.operations.fulfilment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/**
 * What one confirmation shipped of one line of a shipment.
 *
 * @param quantity in the base unit, above zero
 * @param sscc of its package, or null
 * @param source the bytes that said so
 */
record ShippedLine(Shipment.Line line, BigDecimal quantity, @Nullable String sscc, @Nullable SourceSpan source) {

    /** In the unit the buyer ordered in, when that is exact; else in the base unit. */
    Quantity inBuyersUnit() {
        return inBuyersUnit(line, quantity);
    }

    static Quantity inBuyersUnit(Shipment.Line line, BigDecimal baseQuantity) {
        try {
            var amount = baseQuantity.divide(line.ask.factor()).stripTrailingZeros();
            if (amount.scale() <= 3) {
                return new Quantity(amount.scale() < 0 ? amount.setScale(0) : amount, line.ask.priceUnit());
            }
        } catch (ArithmeticException endless) {
            // A third of a dozen has no finite decimal: said in pieces instead.
        }
        return new Quantity(baseQuantity, line.baseUnit());
    }

    static String asSent(Shipment.Line line, UnitCode unit) {
        return unit.equals(line.ask.priceUnit()) ? line.ask.unitAsSent() : unit.code();
    }
}
