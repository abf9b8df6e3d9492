package throughline.rules.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/**
 * Whether an order may be taken as it is.
 *
 * @param whole of the order as a whole
 * @param reason of the proposal that counts for the whole order, in the analyst's words; null when it passes
 * @param lines in the order of the question
 * @param because what was proposed: for the order, then line by line, the strongest first
 */
public record OrderReview(Outcome whole, @Nullable String reason, List<LineReview> lines, List<RuleFiring> because) {

    public OrderReview {
        lines = List.copyOf(lines);
        because = List.copyOf(because);
    }

    /** From the weakest to the strongest. */
    public enum Outcome {
        PASS,
        HOLD,
        REFUSE
    }

    /**
     * One line.
     *
     * @param reason null when it passes
     */
    public record LineReview(Outcome outcome, @Nullable String reason) {

        public static final LineReview PASS = new LineReview(Outcome.PASS, null);
    }
}
