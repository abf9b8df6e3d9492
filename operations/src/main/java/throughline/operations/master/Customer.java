package throughline.operations.master;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.LocationId;
import throughline.model.value.Money;

/**
 * Who buys from us, and on which terms.
 *
 * @param code {@code C1001}
 * @param partner the partner folder whose messages are this customer's, or null for one who does not send messages
 * @param entity which of our companies sells to them
 * @param currency of their prices, their invoices and their credit limit
 * @param tier {@code A} first, then {@code B}, {@code C}: who is served first when goods are scarce
 * @param keyAccount whether stock may be kept back for them
 * @param priceGroup the key of {@link PriceGroup}
 * @param credit how far we trust them
 * @param delivery how they want to be served
 * @param shipTos at least one; the first is the default
 */
public record Customer(
        String code,
        String name,
        @Nullable String partner,
        EntityId entity,
        Currency currency,
        String tier,
        boolean keyAccount,
        String priceGroup,
        Credit credit,
        Delivery delivery,
        List<ShipTo> shipTos) {

    public Customer {
        shipTos = List.copyOf(shipTos);
        if (shipTos.isEmpty()) {
            throw new IllegalArgumentException("customer %s has no ship-to address".formatted(code));
        }
    }

    /**
     * How far we trust them.
     *
     * @param limit of open receivables and open orders together, in the customer's currency
     * @param stopped whether nothing at all may be sent
     */
    public record Credit(PaymentTerms terms, Money limit, boolean stopped) {}

    /**
     * How they want to be served.
     *
     * @param warehouse the one to try first, or null for no preference
     * @param shipComplete whether they refuse part of an order
     * @param shortShipment what becomes of what the warehouse did not ship
     */
    public record Delivery(
            @Nullable LocationId warehouse, boolean shipComplete, ShortShipment shortShipment, FreightTerms freight) {}

    public boolean prepaid() {
        return credit.terms().prepaid();
    }
}
