package throughline.routes.housekeeping;

import java.time.Duration;

/**
 * Something the clock sets off.
 *
 * @param id the route's name
 * @param description for people
 * @param first how long after the start for the first time
 * @param every and then again
 */
public record Chore(String id, String description, Duration first, Duration every, Runnable work) {}
