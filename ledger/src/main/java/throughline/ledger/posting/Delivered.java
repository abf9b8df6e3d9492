package throughline.ledger.posting;

import static throughline.ledger.book.StockState.CUSTOMER;
import static throughline.ledger.book.StockState.IN_TRANSIT;

import throughline.ledger.book.Posting;

/**
 * Delivered: the customer has the goods, and nothing of the shipment is under way any more.
 *
 * <pre>
 *   stock   in transit -> customer  quantity
 * </pre>
 */
public final class Delivered implements PostingRule<StockMoved> {

    @Override
    public Posting postingFor(StockMoved moved) {
        var draft = Posting.draft("delivered", moved.about(), moved.entity(), moved.on())
                .because(moved.cause());
        for (var line : moved.lines()) {
            draft.move(line.item(), line.location(), line.lot(), IN_TRANSIT, CUSTOMER, line.quantity(), line.source());
        }
        return draft.post();
    }
}
