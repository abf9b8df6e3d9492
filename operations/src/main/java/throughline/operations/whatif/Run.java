package throughline.operations.whatif;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run over a period.
 *
 * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param total how many orders there are in the period
 * @param done how many of them were looked at so far
 * @param millis how long it took, or takes so far
 * @param why it failed, or empty
 * @param report what it comes to; empty while it runs, but for a change in shadow
 * @param shadow null for a run over what was decided before it began
 */
public record Run(
        long id,
        String by,
        Instant at,
        String note,
        Instant from,
        Instant until,
        String fingerprint,
        String state,
        long total,
        long done,
        long millis,
        String why,
        Report report,
        @Nullable Shadow shadow) {

    /**
     * A change beside what is in force: the run goes on with the traffic, until its end or after so many orders.
     *
     * @param change as people write its number
     */
    public record Shadow(String change, long most) {}

    public boolean running() {
        return state.equals("running");
    }

    Run at(long soFar, long elapsed) {
        return new Run(id, by, at, note, from, until, fingerprint, state, total, soFar, elapsed, why, report, shadow);
    }

    Run broken() {
        return new Run(
                id,
                by,
                at,
                note,
                from,
                until,
                fingerprint,
                "failed",
                total,
                done,
                millis,
                "the appliance was stopped",
                report,
                shadow);
    }
}
