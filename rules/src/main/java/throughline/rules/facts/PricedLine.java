package throughline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line after the price proposals were resolved: what the guarding rules look at.
 *
 * @param unitPrice per base unit
 * @param marginPercent of the price over cost, after rebates; -100 for a free item
 * @param discountPercent below list
 * @param contract whether a contract made the price
 * @param quotedDifferencePercent how far the buyer's price is from ours, in percent of ours (negative: the buyer pays less); null when he does not say
 * @param rebatePercent what of the price is promised back by agreements
 * @param net what the whole line comes to at this price, without tax, in the order's currency
 */
public record PricedLine(
        Line line,
        String category,
        BigDecimal unitPrice,
        BigDecimal marginPercent,
        BigDecimal discountPercent,
        boolean contract,
        @Nullable BigDecimal quotedDifferencePercent,
        BigDecimal rebatePercent,
        BigDecimal net) {}
