package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * The order as a whole.
 *
 * @param channel {@code EDI}, {@code SHOP} or {@code API}
 * @param listTotal what it would cost at list prices, in its currency
 * @param lineCount how many lines can be priced
 * @param daysToDelivery from today to the day asked for; 9999 when none is asked for
 * @param shipComplete whether the buyer refuses partial shipments of this order
 * @param entity our company that sells
 */
public record Order(
        String channel, BigDecimal listTotal, int lineCount, int daysToDelivery, boolean shipComplete, String entity) {}
