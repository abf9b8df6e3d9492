package throughline.rules.verbs;

import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

/**
 * What an order check may propose ({@code check} in a policy file). For the order and for each line the strongest counts, in the order in which they
 * stand here; what a person has let pass is not held again until the buyer changes the order.
 */
public interface OrderVerbs {

    /** Nothing is held, but the remark stays with the order. */
    Because remark(Order order);

    /** The line waits for customer service; the others go on. */
    Because holdLine(Line line);

    /** The whole order waits for customer service. */
    Because holdOrder(Order order);

    /** The line is refused, and the buyer is told; the others go on. */
    Because refuseLine(Line line);

    /** The whole order is refused, and the buyer is told. */
    Because refuseOrder(Order order);
}
