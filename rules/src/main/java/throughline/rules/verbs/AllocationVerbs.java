package throughline.rules.verbs;

import java.math.BigDecimal;
import throughline.rules.facts.Availability;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;

/**
 * What an allocation rule may propose ({@code allocate} in a policy file). Rules state policy; which quantities are there is decided by the desk,
 * under the lock of the stock itself.
 *
 * <p>Resolved so: points of {@code prefer} add up; {@code exclude} wins over any preference; of several kept-back quantities, fair shares
 * among them, the largest counts; of
 * several limits the smallest; cancelling wins over substituting, substituting over back-ordering.
 */
public interface AllocationVerbs {

    /** @param points more come first; equal points go to the nearer warehouse */
    Because prefer(Line line, Stock stock, int points);

    /** Nothing of this line comes from there. */
    Because exclude(Line line, Stock stock);

    /** @param quantity that stays on the shelf, in base units */
    Because keepBack(Line line, Stock stock, BigDecimal quantity);

    /**
     * The line takes at most a share of what a warehouse has; the rest stays on the shelf for others.
     *
     * @param percent of what is available, 0 to 100
     */
    Because fairShare(Line line, Stock stock, double percent);

    /** The line comes from one warehouse only. */
    Because dontSplit(Line line);

    Because atMostWarehouses(Line line, int number);

    /** Nothing leaves until everything can. */
    Because shipComplete(Order order);

    Because backOrderRest(Availability line);

    Because cancelRest(Availability line);

    Because substitute(Line line, Substitute substitute);

    /** @param points orders with more are served first when stock arrives */
    Because priority(Order order, int points);

    Because backOrderShort(ShortLine line);

    Because cancelShort(ShortLine line);
}
