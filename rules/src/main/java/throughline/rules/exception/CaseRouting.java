package throughline.rules.exception;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/**
 * Whose desk a case is for.
 *
 * @param urgency 1 to 9; 9 is the most urgent
 * @param dueInHours from when it was opened
 * @param escalation where it goes when it is late; null when it stays where it is
 * @param because what counted: of each kind of proposal one at most
 * @param losing what did not
 */
public record CaseRouting(
        String desk,
        int urgency,
        int dueInHours,
        @Nullable Escalation escalation,
        List<RuleFiring> because,
        List<RuleFiring> losing) {

    /** Where a case goes that no rule speaks of. */
    public static final CaseRouting DEFAULT = new CaseRouting("CUSTOMER_SERVICE", 5, 8, null, List.of(), List.of());

    public CaseRouting {
        because = List.copyOf(because);
        losing = List.copyOf(losing);
    }

    /**
     * What happens at the deadline of a case that nobody decided.
     *
     * @param desk who decides it then
     * @param withinHours from the deadline on
     */
    public record Escalation(String desk, int withinHours) {}

    /** The proposal of this kind ({@code route}) that counted. */
    public Optional<RuleFiring> counted(String verb) {
        return because.stream().filter(firing -> firing.verb().equals(verb)).findFirst();
    }
}
