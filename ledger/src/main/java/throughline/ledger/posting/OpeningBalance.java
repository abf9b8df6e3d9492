package throughline.ledger.posting;

import static throughline.ledger.book.Account.EQUITY;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import throughline.ledger.book.Account;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.MoneyLine;
import throughline.ledger.book.Posting;
import throughline.ledger.book.Side;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

/**
 * Opening balances: where an entity stood on the day our books begin. What the given balances do not add up to is equity, in each
 * currency.
 *
 * <pre>
 *   Dr or Cr each account           its balance
 *   Cr or Dr 3000 Equity            the difference
 * </pre>
 */
public final class OpeningBalance implements PostingRule<OpeningBalance.Balances> {

    /** @param about what makes it happen once: one entity may open in several parts */
    public record Balances(EntityId entity, String about, LocalDate on, List<Line> lines) {

        public Balances {
            lines = List.copyOf(lines);
        }
    }

    /** @param dimensions for a receivable: customer, open item and due date */
    public record Line(Account account, Side side, Money amount, Dimensions dimensions) {}

    @Override
    public Posting postingFor(Balances balances) {
        var draft = Posting.draft("opening balance", balances.about(), balances.entity(), balances.on());
        var sums = new HashMap<Currency, Money>();
        for (var balance : balances.lines()) {
            var line = new MoneyLine(balance.account(), balance.side(), balance.amount(), balance.dimensions(), null);
            draft.line(line);
            sums.merge(line.amount().currency(), line.signed(), Money::plus);
        }
        for (var sum : sums.values()) {
            if (sum.isNegative()) {
                draft.debit(EQUITY, sum.negated(), Dimensions.NONE, null);
            } else {
                draft.credit(EQUITY, sum, Dimensions.NONE, null);
            }
        }
        return draft.post();
    }
}
