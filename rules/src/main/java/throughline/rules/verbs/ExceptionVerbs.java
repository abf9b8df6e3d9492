package throughline.rules.verbs;

import throughline.rules.facts.ExceptionCase;

/**
 * What an exception rule may propose ({@code exception} in a policy file). Resolved so: the route with the highest urgency wins, the shortest
 * deadline counts, and so does the escalation that gives the fewest hours.
 */
public interface ExceptionVerbs {

    /**
     * @param desk {@code CUSTOMER_SERVICE}, {@code CREDIT}, {@code PRICING}, {@code PLANNING}, {@code EDI}, {@code IT}, {@code FINANCE}
     * @param urgency 1 to 9; 9 is the most urgent
     */
    Because route(ExceptionCase exception, String desk, int urgency);

    /** @param hours from now, around the clock */
    Because dueInHours(ExceptionCase exception, int hours);

    /**
     * @param desk as for {@link #route}: who decides it when it was not decided by its deadline
     * @param hours counted from the deadline, around the clock
     */
    Because escalateTo(ExceptionCase exception, String desk, int hours);
}
