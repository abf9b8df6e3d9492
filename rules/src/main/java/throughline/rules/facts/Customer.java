package throughline.rules.facts;

/**
 * The buying account.
 *
 * @param group the price group it belongs to
 * @param tier {@code A}, {@code B} or {@code C}: how much we sell it
 * @param keyAccount whether reserves are kept for it
 * @param prepaid whether its orders are paid before they arrive
 * @param stopped whether nothing may be sold to it
 * @param shipComplete whether it takes complete orders only
 * @param acceptsSubstitutes whether another item may be sent; the customers' records do not say it, so it is always true
 * @param acceptsBackOrders whether the rest may follow later: the customer's setting for short shipments
 */
public record Customer(
        String code,
        String group,
        String tier,
        boolean keyAccount,
        boolean prepaid,
        boolean stopped,
        boolean shipComplete,
        boolean acceptsSubstitutes,
        boolean acceptsBackOrders) {}
