package throughline.operations.ordering;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.operations.Verdict;

/** What an order as it stands is, as an answer to whoever sent it. */
final class Standing {

    private static final int MOST_NAMED = 5;

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
        return new Verdict(kind, order.head.text(), reason(order), List.of());
    }

    /** It is served as it was asked for; a substitute is, for whoever takes them. */
    private static boolean fine(OpenLine line) {
        return line.going() && line.cancelled.signum() == 0 && line.backOrdered.signum() == 0;
    }

    private static @Nullable String reason(OpenOrder order) {
        var reasons = order.lines.stream()
                .filter(line -> !fine(line))
                .flatMap(line -> reason(line).stream())
                .toList();
        var named = String.join(" ", reasons.subList(0, Math.min(MOST_NAMED, reasons.size())));
        int more = reasons.size() - MOST_NAMED;
        return reasons.isEmpty() ? null : more > 0 ? "%s And %d lines more.".formatted(named, more) : named;
    }

    /** Nothing for a line that only waits for the order it is in. */
    private static Optional<String> reason(OpenLine line) {
        var missing = line.backOrdered.signum() > 0 ? line.backOrdered : line.cancelled;
        if (line.reason != null || line.terms == null || missing.signum() == 0) {
            return Optional.ofNullable(line.reason);
        }
        return Optional.of("Line %s: %s of %s %s %s."
                .formatted(
                        line.buyerLine,
                        missing.toPlainString(),
                        line.terms.quantity().toPlainString(),
                        line.terms.baseUnit(),
                        line.backOrdered.signum() > 0 ? "are back-ordered" : "are cancelled"));
    }
}
