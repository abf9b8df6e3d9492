package throughline.operations.inventory;

import throughline.ledger.book.Cause;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.inventory.Correction.Problem;
import throughline.operations.posting.AccountDetermination;
import throughline.operations.posting.AccountQuestion;
import throughline.operations.posting.PostingRole;
import throughline.rules.facts.PostingEvent;

/** What gains or loses with corrected stock: the reason's account, or the one that the posting policy names. */
final class CorrectedAccounts {

    private final AccountDetermination.Round round;

    CorrectedAccounts(AccountDetermination.Round round) {
        this.round = round;
    }

    /** Gives every movement that is not booked yet its account; one that policy sends where it cannot go is a problem. */
    void find(Correction correction) {
        var asked = correction.moves.stream()
                .filter(move -> move.changesStock() && !correction.before.contains(move.line()))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        var question = new AccountQuestion(
                new PostingEvent("ADJUSTMENT", asked.get(0).key().entity().code(), "", ""));
        asked.forEach(
                move -> question.line(PostingRole.INVENTORY_ADJUSTMENT, move.item(), move.reason(), move.account()));
        var determined = round.determine(question);
        for (int i = 0; i < asked.size(); i++) {
            var move = asked.get(i);
            var refusal = determined.refusals().get(i);
            if (refusal == null) {
                correction.moves.set(
                        correction.moves.indexOf(move),
                        move.to(determined.accounts().get(i)));
            } else {
                correction.moves.remove(move);
                correction.problems.add(new Problem(move.line(), "ACCOUNT_NOT_POSTABLE", refusal, move.source()));
            }
        }
        correction.accounts = determined;
    }

    /** The cause of what is posted: with the decision, where a rule spoke. */
    Cause noted(UnitOfWork unit, Correction correction) {
        var accounts = correction.accounts;
        return accounts == null
                ? correction.said.cause()
                : round.noted(unit, accounts, AdjustmentNumber.text(correction.number), correction.said.cause(), null);
    }

    void write(UnitOfWork unit) {
        round.write(unit);
    }
}
