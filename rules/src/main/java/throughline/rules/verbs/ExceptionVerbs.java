package throughline.rules.verbs;

import throughline.rules.facts.ExceptionCase;

/**
 * What an exception rule may propose ({@code exception} in a policy file). Resolved so: the route with the highest urgency wins, the shortest
 * deadline counts.
 */
public interface ExceptionVerbs {

    /**
     * @param desk {@code CUSTOMER_SERVICE}, {@code CREDIT}, {@code PRICING}, {@code PLANNING}, {@code EDI}, {@code IT}, {@code FINANCE}
     * @param urgency 1 to 9; 9 is the most urgent
     */
    Because route(ExceptionCase exception, String desk, int urgency);

    /** @param hours from now, around the clock */
    Because dueInHours(ExceptionCase exception, int hours);
}
