package throughline.rules.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/**
 * Whether a customer may have these goods on account.
 *
 * @param outcome the strongest that was proposed
 * @param reason of that outcome, in the analyst's words; null for a plain release
 * @param because everything that was proposed, the deciding one first
 */
public record CreditDecision(Outcome outcome, @Nullable String reason, List<RuleFiring> because) {

    public CreditDecision {
        because = List.copyOf(because);
    }

    /** Weakest first. */
    public enum Outcome {
        RELEASE,
        HOLD_ANALYST,
        HOLD_MANAGER,
        HOLD_DIRECTOR,
        PREPAYMENT,
        REFUSE
    }
}
