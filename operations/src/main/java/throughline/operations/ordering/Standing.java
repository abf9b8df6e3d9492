package throughline.operations.ordering;

import java.util.List;
import throughline.operations.Verdict;

/** What an order as it stands is, as an answer to whoever sent it. */
final class Standing {

    private Standing() {}

    static Verdict of(Work work) {
        var verdict = of(work.order);
        return new Verdict(verdict.kind(), verdict.result(), verdict.reason(), work.cases);
    }

    static Verdict of(OpenOrder order) {
        var kind =
                switch (order.state) {
                    case HELD -> Verdict.Kind.HELD;
                    case REJECTED, CANCELLED -> Verdict.Kind.REJECTED;
                    case OPEN, SHIPPED ->
                        order.lines.stream().allMatch(Standing::fine) ? Verdict.Kind.ACCEPTED : Verdict.Kind.PARTIAL;
                };
        var reason = order.lines.stream()
                .filter(line -> !fine(line) && line.reason != null)
                .map(line -> line.reason)
                .findFirst();
        return new Verdict(kind, order.head.text(), reason.orElse(null), List.of());
    }

    private static boolean fine(OpenLine line) {
        return line.going() && line.cancelled.signum() == 0;
    }
}
