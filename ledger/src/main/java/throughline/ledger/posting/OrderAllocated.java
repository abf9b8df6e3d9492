package throughline.ledger.posting;

import static throughline.ledger.book.StockState.ALLOCATED;
import static throughline.ledger.book.StockState.ON_HAND;

import throughline.ledger.book.Posting;

/**
 * Order allocated: what is promised to one customer can be promised to no other. Money does not move.
 *
 * <pre>
 *   stock   on hand -> allocated  quantity
 * </pre>
 */
public final class OrderAllocated implements PostingRule<StockMoved> {

    @Override
    public Posting postingFor(StockMoved moved) {
        var draft = Posting.draft("order allocated", moved.about(), moved.entity(), moved.on())
                .because(moved.cause());
        for (var line : moved.lines()) {
            draft.move(line.item(), line.location(), line.lot(), ON_HAND, ALLOCATED, line.quantity(), line.source());
        }
        return draft.post();
    }
}
