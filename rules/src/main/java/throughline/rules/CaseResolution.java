package throughline.rules;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.exception.CaseRouting;
import throughline.rules.exception.CaseRouting.Escalation;

/** How proposals about a case are weighed: the most urgent route wins, the shortest deadline, the earliest escalation; between equals, the first by name. */
final class CaseResolution {

    private static final Comparator<Proposal> FIRST_BY_NAME =
            comparing((Proposal proposal) -> String.valueOf(proposal.about())).thenComparing(Proposal::rule);
    private static final Comparator<Proposal> SMALLEST =
            comparing(Proposal::figure).thenComparing(FIRST_BY_NAME);
    private static final Comparator<Proposal> LARGEST =
            comparing(Proposal::figure).reversed().thenComparing(FIRST_BY_NAME);

    private CaseResolution() {}

    static CaseRouting decide(List<Proposal> made) {
        var route = best(made, Verb.ROUTE, LARGEST);
        var due = best(made, Verb.DUE_IN_HOURS, SMALLEST);
        var escalation = best(made, Verb.ESCALATE_TO, SMALLEST);
        var because = new ArrayList<RuleFiring>(3);
        var losing = new ArrayList<RuleFiring>();
        for (var proposal : made) {
            (proposal == route || proposal == due || proposal == escalation ? because : losing).add(proposal);
        }
        return new CaseRouting(
                route == null ? CaseRouting.DEFAULT.desk() : String.valueOf(route.about()),
                route == null ? CaseRouting.DEFAULT.urgency() : route.figure().intValue(),
                due == null ? CaseRouting.DEFAULT.dueInHours() : due.figure().intValue(),
                escalation == null
                        ? null
                        : new Escalation(
                                String.valueOf(escalation.about()),
                                escalation.figure().intValue()),
                because,
                losing);
    }

    private static @Nullable Proposal best(List<Proposal> made, Verb what, Comparator<Proposal> order) {
        return made.stream()
                .filter(proposal -> proposal.what() == what)
                .min(order)
                .orElse(null);
    }
}
