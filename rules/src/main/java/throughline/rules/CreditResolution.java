package throughline.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.Proposals.Proposal;
import throughline.rules.credit.CreditDecision;
import throughline.rules.credit.CreditDecision.Outcome;

/** The strongest credit outcome that was proposed; a release lifts holds only. */
final class CreditResolution {

    private CreditResolution() {}

    static CreditDecision decide(List<Proposal> proposals) {
        Proposal strongest = null;
        Proposal release = null;
        for (Proposal proposal : proposals) {
            if (proposal.verb().equals("release")) {
                release = proposal;
            } else if (!proposal.verb().equals("note")
                    && (strongest == null || outcome(proposal).compareTo(outcome(strongest)) > 0)) {
                strongest = proposal;
            }
        }
        if (strongest == null) {
            return new CreditDecision(Outcome.RELEASE, null, Proposal.firings(proposals));
        }
        boolean lifted = release != null && outcome(strongest).compareTo(Outcome.HOLD_DIRECTOR) <= 0;
        Proposal deciding = lifted ? release : strongest;
        return new CreditDecision(
                lifted ? Outcome.RELEASE : outcome(strongest),
                deciding == null ? null : deciding.says().reason(),
                Proposal.firings(first(deciding, proposals)));
    }

    private static List<Proposal> first(@Nullable Proposal deciding, List<Proposal> proposals) {
        var ordered = new ArrayList<Proposal>(proposals.size());
        if (deciding != null) {
            ordered.add(deciding);
        }
        for (Proposal proposal : proposals) {
            if (proposal != deciding) {
                ordered.add(proposal);
            }
        }
        return ordered;
    }

    private static Outcome outcome(Proposal proposal) {
        return switch (proposal.verb()) {
            case "holdForAnalyst" -> Outcome.HOLD_ANALYST;
            case "holdForManager" -> Outcome.HOLD_MANAGER;
            case "holdForDirector" -> Outcome.HOLD_DIRECTOR;
            case "requirePrepayment" -> Outcome.PREPAYMENT;
            case "refuse" -> Outcome.REFUSE;
            default -> Outcome.RELEASE;
        };
    }
}
