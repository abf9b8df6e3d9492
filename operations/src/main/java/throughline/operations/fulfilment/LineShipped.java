package throughline.operations.fulfilment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;

/**
 * What became of goods that were set aside for an order line in one warehouse and lot; quantities in the base unit.
 *
 * @param order our number, without {@code SO-}
 * @param line ours
 * @param shipped has left
 * @param backOrdered was not there: released, and wanted again
 * @param cancelled was not there: released, and not wanted any more
 * @param billed what the invoice says for it before tax: no longer an open order, now a receivable
 * @param billedTax the tax on that
 */
public record LineShipped(
        long order,
        int line,
        ItemId item,
        LocationId warehouse,
        @Nullable LotId lot,
        ShipmentNumber shipment,
        BigDecimal shipped,
        BigDecimal backOrdered,
        BigDecimal cancelled,
        Money billed,
        Money billedTax) {}
