package throughline.rules.facts;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;

/**
 * The customer's credit with this order counted in. All amounts in the customer's currency.
 *
 * @param receivables open invoices
 * @param openOrders approved and not yet invoiced, without this order
 * @param exposure receivables + openOrders + thisOrder
 * @param overLimit what exceeds the limit, else 0
 * @param overLimitPercent exposure over the limit in percent of it, negative while there is room (-10: nine tenths are used); 100 when there is no
 *     limit at all and anything exceeds it
 * @param overdue part of the receivables past its due date
 * @param oldestOverdueDays 0 when nothing is overdue
 */
public record CreditStanding(
        BigDecimal limit,
        BigDecimal receivables,
        BigDecimal openOrders,
        BigDecimal thisOrder,
        BigDecimal exposure,
        BigDecimal overLimit,
        BigDecimal overLimitPercent,
        BigDecimal overdue,
        int oldestOverdueDays) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Works out what follows from the rest: rules never add up. */
    public static CreditStanding of(
            BigDecimal limit,
            BigDecimal receivables,
            BigDecimal openOrders,
            BigDecimal thisOrder,
            BigDecimal overdue,
            int oldestOverdueDays) {
        BigDecimal exposure = receivables.add(openOrders).add(thisOrder);
        BigDecimal over = exposure.subtract(limit);
        BigDecimal percent = limit.signum() == 0
                ? (over.signum() > 0 ? HUNDRED : BigDecimal.ZERO)
                : over.multiply(HUNDRED).divide(limit, 2, HALF_EVEN);
        return new CreditStanding(
                limit,
                receivables,
                openOrders,
                thisOrder,
                exposure,
                over.max(BigDecimal.ZERO),
                percent,
                overdue,
                oldestOverdueDays);
    }
}
