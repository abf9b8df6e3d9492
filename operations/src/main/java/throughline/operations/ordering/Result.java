package throughline.operations.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.operations.exception.CaseId;

/**
 * What became of a document that the order desk took.
 *
 * @param number our sales order number, or null when there is none
 * @param reason in plain words where it is not a plain yes, or null
 */
public record Result(Verdict verdict, @Nullable String number, @Nullable String reason, List<CaseId> cases) {

    public Result {
        cases = List.copyOf(cases);
    }

    /** In one word. */
    public enum Verdict {
        ACCEPTED,
        PARTIAL,
        HELD,
        REJECTED
    }

    static Result of(Work work) {
        var order = work.order;
        var verdict = switch (order.state) {
            case HELD -> Verdict.HELD;
            case REJECTED, CANCELLED -> Verdict.REJECTED;
            case OPEN, SHIPPED -> order.lines.stream().allMatch(Result::fine) ? Verdict.ACCEPTED : Verdict.PARTIAL;
        };
        var reason = order.lines.stream()
                .filter(line -> !fine(line) && line.reason != null)
                .map(line -> line.reason)
                .findFirst();
        return new Result(verdict, work.number(), reason.orElse(null), work.cases);
    }

    private static boolean fine(OpenLine line) {
        return line.going() && line.cancelled.signum() == 0;
    }
}
