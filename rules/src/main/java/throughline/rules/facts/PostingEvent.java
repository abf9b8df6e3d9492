package throughline.rules.facts;

/**
 * What happened that the books have to show.
 *
 * @param event {@code SHIPMENT} (from our warehouse), {@code DROP_SHIPMENT} (by a supplier) or {@code ADJUSTMENT} (of stock)
 * @param entity which of our companies it happened to
 * @param channel {@code EDI}, {@code SHOP} or {@code API}, as the order came; empty where there is no order
 * @param customerGroup the customer's price group; empty where there is no customer
 */
public record PostingEvent(String event, String entity, String channel, String customerGroup) {}
