package throughline.rules;

import java.util.List;
import throughline.rules.Proposals.Proposal;

/** Turns proposals into what a decision shows of them. */
record Wording(String fingerprint) {

    List<RuleFiring> firings(List<Proposal> proposals) {
        var firings = new RuleFiring[proposals.size()];
        for (int i = 0; i < firings.length; i++) {
            firings[i] = firing(proposals.get(i));
        }
        return List.of(firings);
    }

    RuleFiring firing(Proposal proposal) {
        return new RuleFiring(
                proposal.rule,
                proposal.policy,
                proposal.verb,
                proposal.line,
                proposal.number == null ? null : Figures.text(proposal.number),
                proposal.reason,
                proposal.facts,
                fingerprint);
    }
}
