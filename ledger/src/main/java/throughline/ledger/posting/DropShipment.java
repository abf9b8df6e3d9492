package throughline.ledger.posting;

import static throughline.ledger.book.Account.GOODS_RECEIVED_NOT_INVOICED;
import static throughline.ledger.book.Account.SHIPPED_NOT_INVOICED;
import static throughline.ledger.book.StockState.IN_TRANSIT;
import static throughline.ledger.book.StockState.SUPPLIER;

import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;

/**
 * Drop shipment: a supplier sent the goods straight to our customer. They were never in a warehouse of ours, so they cost what the
 * supplier asks, and we owe it until his invoice comes.
 *
 * <pre>
 *   Dr 5000 Cost of goods sold      supplier's price        (cogs.at=SHIP; or the line's own account)
 *   Dr 1230 Shipped not invoiced    supplier's price        (cogs.at=INVOICE)
 *   Cr 2010 Goods received not invoiced  supplier's price
 *   stock   supplier -> in transit  quantity
 * </pre>
 */
public final class DropShipment implements PostingRule<GoodsIssue.Shipped> {

    private final CogsAt cogsAt;

    public DropShipment(CogsAt cogsAt) {
        this.cogsAt = cogsAt;
    }

    @Override
    public Posting postingFor(GoodsIssue.Shipped shipped) {
        var draft = Posting.draft("drop shipment", shipped.shipment(), shipped.entity(), shipped.on())
                .because(shipped.cause());
        for (var line : shipped.lines()) {
            var about = Dimensions.NONE
                    .order(shipped.order())
                    .shipment(shipped.shipment())
                    .item(line.item())
                    .location(line.location());
            var cost = cogsAt == CogsAt.SHIP ? line.costOfGoods() : SHIPPED_NOT_INVOICED;
            draft.debit(cost, line.cost(), about, line.source())
                    .credit(GOODS_RECEIVED_NOT_INVOICED, line.cost(), about, line.source())
                    .move(
                            line.item(),
                            line.location(),
                            line.lot(),
                            SUPPLIER,
                            IN_TRANSIT,
                            line.quantity(),
                            line.source());
        }
        return draft.post();
    }
}
