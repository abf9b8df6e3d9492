package throughline.ledger.posting;

import java.time.LocalDate;
import throughline.ledger.book.Cause;
import throughline.ledger.book.EntryNumber;
import throughline.ledger.book.MoneyLine;
import throughline.ledger.book.Posting;
import throughline.ledger.book.StockLine;

/**
 * Reversal: the mirror of an entry that was wrong. The wrong one stays, and both say so.
 *
 * <pre>
 *   every line on its other side, every movement the other way
 * </pre>
 */
public final class Reversal implements PostingRule<Reversal.Mistake> {

    /**
     * @param entry the number of the entry that was wrong
     * @param wrong what it says
     * @param on the day the reversal counts for; the wrong entry's own day may be closed by now
     */
    public record Mistake(long entry, Posting wrong, LocalDate on, Cause cause) {}

    @Override
    public Posting postingFor(Mistake mistake) {
        var wrong = mistake.wrong();
        var draft = Posting.draft("reversal", EntryNumber.text(mistake.entry()), wrong.entity(), mistake.on())
                .because(mistake.cause())
                .reverses(mistake.entry());
        for (var line : wrong.money()) {
            draft.line(new MoneyLine(
                    line.account(), line.side().opposite(), line.amount(), line.dimensions(), line.source()));
        }
        for (var line : wrong.stock()) {
            draft.move(new StockLine(
                    line.item(), line.location(), line.lot(), line.to(), line.from(), line.quantity(), line.source()));
        }
        return draft.post();
    }
}
