package throughline.rules.exception;

import java.util.List;
import throughline.rules.RuleFiring;

/**
 * Whose desk a case is for.
 *
 * @param urgency 1 to 9; 9 is the most urgent
 * @param dueInHours from when it was opened
 */
public record CaseRouting(String desk, int urgency, int dueInHours, List<RuleFiring> because) {

    /** Where a case goes that no rule speaks of. */
    public static final CaseRouting DEFAULT = new CaseRouting("CUSTOMER_SERVICE", 5, 8, List.of());

    public CaseRouting {
        because = List.copyOf(because);
    }
}
