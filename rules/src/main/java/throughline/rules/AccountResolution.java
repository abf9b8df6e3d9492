package throughline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import throughline.rules.facts.PostingLine;
import throughline.rules.posting.AccountDecision;
import throughline.rules.posting.AccountDecision.LineAccount;

/**
 * Each line's account out of what was proposed for it. The highest precedence counts. Where two rules of one precedence name different accounts, the lower
 * number counts, and of one account the rule whose name comes first: a total order, so that the rules' own order is meaningless.
 */
final class AccountResolution {

    private static final Comparator<Proposal> BEST_FIRST = Comparator.comparing(Proposal::figure)
            .reversed()
            .thenComparing(proposal -> String.valueOf(proposal.about()))
            .thenComparing(Proposal::rule);

    private AccountResolution() {}

    static AccountDecision decide(List<PostingLine> lines, List<Proposal> made) {
        var accounts = new ArrayList<LineAccount>(lines.size());
        for (var line : lines) {
            var proposed = made.stream()
                    .filter(proposal -> proposal.line() == line.no())
                    .sorted(BEST_FIRST)
                    .toList();
            accounts.add(
                    proposed.isEmpty()
                            ? new LineAccount(null, null, List.of())
                            : new LineAccount(
                                    String.valueOf(proposed.get(0).about()),
                                    proposed.get(0),
                                    List.copyOf(proposed.subList(1, proposed.size()))));
        }
        return new AccountDecision(accounts);
    }
}
