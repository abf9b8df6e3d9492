package throughline.operations.fulfilment;

import java.math.BigDecimal;
import throughline.model.document.DespatchAdvice;
import throughline.operations.master.ShortShipment;

/** What a warehouse says it has not got of a line of a shipment, in the base unit, and what becomes of it. */
final class MissingGoods {

    final Shipment.Line line;
    final BigDecimal quantity;
    final DespatchAdvice.Line said;

    /** The customer's own setting, until the rules were asked. */
    ShortShipment rest;

    MissingGoods(Shipment.Line line, BigDecimal quantity, DespatchAdvice.Line said) {
        this.line = line;
        this.quantity = quantity;
        this.said = said;
        this.rest = line.ask.rest();
    }

    BigDecimal backOrdered() {
        return rest == ShortShipment.BACK_ORDER ? quantity : BigDecimal.ZERO;
    }

    BigDecimal cancelled() {
        return rest == ShortShipment.CANCEL ? quantity : BigDecimal.ZERO;
    }
}
