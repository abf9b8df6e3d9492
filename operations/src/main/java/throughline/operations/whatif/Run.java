package throughline.operations.whatif;

import java.time.Instant;

/**
 * One run over a period.
 *
 * @param state {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param total how many orders there are in the period
 * @param done how many of them were looked at so far
 * @param millis how long it took, or takes so far
 * @param why it failed, or empty
 * @param report what it comes to; empty while it runs
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
        Report report) {

    public boolean running() {
        return state.equals("running");
    }

    Run at(long soFar, long elapsed) {
        return new Run(id, by, at, note, from, until, fingerprint, state, total, soFar, elapsed, why, report);
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
                report);
    }
}
