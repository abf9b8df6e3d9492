package throughline.operations.fulfilment;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Party;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;

/**
 * What a shipment has to know of the order it belongs to; kept with the shipment, because the order desk's terms hold until it is billed.
 *
 * @param number ours, without {@code SO-}
 * @param buyerNumber the buyer's purchase order number
 * @param customer from the customer master
 * @param currency of its prices
 * @param shipTo where the goods go, as the buyer said or the master knows; consumer orders have an address of their own
 * @param jurisdiction whose tax is due: that of the ship-to
 * @param exempt whether the ship-to is free of tax
 */
public record OrderToShip(
        long number,
        DocumentNumber buyerNumber,
        String customer,
        EntityId entity,
        Currency currency,
        Party shipTo,
        String jurisdiction,
        boolean exempt,
        @Nullable LocalDate deliverOn) {

    public OrderToShip {
        requireNonNull(buyerNumber, "buyerNumber");
        requireNonNull(shipTo, "shipTo");
    }
}
