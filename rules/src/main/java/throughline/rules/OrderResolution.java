package throughline.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.order.OrderReview;
import throughline.rules.order.OrderReview.LineReview;
import throughline.rules.order.OrderReview.Outcome;

/** Whether an order is taken as it is, out of what was proposed: for the whole and for each line the strongest counts. */
final class OrderResolution {

    /** By line, the order before its lines; then the strongest, and of equals the first by name and reason. */
    private static final Comparator<Proposal> TOTAL = Comparator.comparingInt(Proposal::line)
            .thenComparing(OrderResolution::outcome, Comparator.reverseOrder())
            .thenComparing(Proposal::rule)
            .thenComparing(Proposal::reason);

    private OrderResolution() {}

    static OrderReview decide(int lines, List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return new OrderReview(Outcome.PASS, null, passed(lines), List.of());
        }
        var sorted = new ArrayList<>(proposals);
        sorted.sort(TOTAL);
        var reviews = new ArrayList<>(passed(lines));
        var whole = LineReview.PASS;
        @Nullable Proposal last = null;
        for (var proposal : sorted) {
            if (last == null || last.line() != proposal.line()) {
                var review = review(proposal);
                if (proposal.line() < 0) {
                    whole = review;
                } else {
                    reviews.set(proposal.line(), review);
                }
            }
            last = proposal;
        }
        return new OrderReview(whole.outcome(), whole.reason(), reviews, List.copyOf(sorted));
    }

    private static List<LineReview> passed(int lines) {
        return Collections.nCopies(lines, LineReview.PASS);
    }

    private static LineReview review(Proposal strongest) {
        var outcome = outcome(strongest);
        return outcome == Outcome.PASS ? LineReview.PASS : new LineReview(outcome, strongest.reason());
    }

    private static Outcome outcome(Proposal proposal) {
        return switch (proposal.what()) {
            case HOLD_LINE, HOLD_ORDER -> Outcome.HOLD;
            case REFUSE_LINE, REFUSE_ORDER -> Outcome.REFUSE;
            default -> Outcome.PASS;
        };
    }
}
