package throughline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.Proposals.Proposal;

/** Turns proposals into what a decision shows of them. */
record Wording(String fingerprint) {

    List<RuleFiring> firings(List<Proposal> proposals) {
        var firings = new ArrayList<RuleFiring>(proposals.size());
        for (Proposal proposal : proposals) {
            firings.add(firing(proposal));
        }
        return firings;
    }

    RuleFiring firing(Proposal proposal) {
        return new RuleFiring(
                proposal.rule,
                proposal.policy,
                proposal.verb,
                proposal.line,
                number(proposal.number),
                proposal.reason,
                proposal.facts,
                fingerprint);
    }

    private static @Nullable String number(@Nullable Object number) {
        if (number == null) {
            return null;
        }
        return number instanceof BigDecimal exact ? exact.toPlainString() : number.toString();
    }
}
