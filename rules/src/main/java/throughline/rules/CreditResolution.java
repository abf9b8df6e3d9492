package throughline.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.credit.CreditDecision;
import throughline.rules.credit.CreditDecision.Outcome;

/** The strongest credit outcome that was proposed; a release lifts holds only. */
final class CreditResolution {

    private CreditResolution() {}

    static CreditDecision decide(List<Proposal> proposals) {
        Proposal strongest = null;
        Proposal release = null;
        for (Proposal proposal : proposals) {
            if (proposal.what() == Verb.RELEASE) {
                release = proposal;
            } else if (proposal.what() != Verb.NOTE
                    && (strongest == null || outcome(proposal).compareTo(outcome(strongest)) > 0)) {
                strongest = proposal;
            }
        }
        if (strongest == null) {
            return new CreditDecision(Outcome.RELEASE, null, List.copyOf(proposals));
        }
        boolean lifted = release != null && outcome(strongest).compareTo(Outcome.HOLD_DIRECTOR) <= 0;
        Proposal deciding = lifted ? release : strongest;
        return new CreditDecision(
                lifted ? Outcome.RELEASE : outcome(strongest),
                deciding == null ? null : deciding.reason(),
                first(deciding, proposals));
    }

    private static List<RuleFiring> first(@Nullable Proposal deciding, List<Proposal> proposals) {
        var ordered = new ArrayList<RuleFiring>(proposals.size());
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
        return switch (proposal.what()) {
            case HOLD_FOR_ANALYST -> Outcome.HOLD_ANALYST;
            case HOLD_FOR_MANAGER -> Outcome.HOLD_MANAGER;
            case HOLD_FOR_DIRECTOR -> Outcome.HOLD_DIRECTOR;
            case REQUIRE_PREPAYMENT -> Outcome.PREPAYMENT;
            case REFUSE -> Outcome.REFUSE;
            default -> Outcome.RELEASE;
        };
    }
}
