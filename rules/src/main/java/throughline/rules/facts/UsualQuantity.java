package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * What a customer usually orders of a line's item: of his last 20 lines of it within 180 days, those that were not refused, called off or held. There is
 * none for an item that he has not ordered in that time.
 *
 * @param orders how many there were
 * @param average in base units
 * @param largest in base units
 * @param timesAverage what this line asks for, as a multiple of the average
 * @param timesLargest what this line asks for, as a multiple of the largest
 */
public record UsualQuantity(
        Line line,
        int orders,
        BigDecimal average,
        BigDecimal largest,
        BigDecimal timesAverage,
        BigDecimal timesLargest) {}
