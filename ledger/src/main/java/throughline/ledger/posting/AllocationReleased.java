package throughline.ledger.posting;

import static throughline.ledger.book.StockState.ALLOCATED;
import static throughline.ledger.book.StockState.ON_HAND;

import throughline.ledger.book.Posting;

/**
 * Allocation released: an order was cancelled or changed, and what it held can be promised again.
 *
 * <pre>
 *   stock   allocated -> on hand  quantity
 * </pre>
 */
public final class AllocationReleased implements PostingRule<StockMoved> {

    @Override
    public Posting postingFor(StockMoved moved) {
        var draft = Posting.draft("allocation released", moved.about(), moved.entity(), moved.on())
                .because(moved.cause());
        for (var line : moved.lines()) {
            draft.move(line.item(), line.location(), line.lot(), ALLOCATED, ON_HAND, line.quantity(), line.source());
        }
        return draft.post();
    }
}
