package throughline.operations.governance;

import java.time.Instant;

/**
 * One step of a change's life, as it is kept for ever.
 *
 * @param revision of the change after it
 * @param what one word: created, edited, submitted, approved, rejected, withdrawn, scheduled, rebased, activated, retired, restored
 */
public record ChangeEvent(
        Instant at, String by, String what, ChangeState from, ChangeState to, int revision, String why) {}
