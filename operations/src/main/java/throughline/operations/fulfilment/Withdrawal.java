package throughline.operations.fulfilment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.model.value.LotId;

/** Goods that a warehouse shall no longer ship: the order was changed or called off. In the base unit, at most what is open. */
public record Withdrawal(ShipmentNumber shipment, int orderLine, @Nullable LotId lot, BigDecimal quantity) {}
