package throughline.ledger.posting;

import static throughline.ledger.book.Account.INVENTORY;
import static throughline.ledger.book.Account.SHIPPED_NOT_INVOICED;
import static throughline.ledger.book.StockState.ALLOCATED;
import static throughline.ledger.book.StockState.IN_TRANSIT;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/**
 * Goods issue: what leaves the dock leaves the books, at the cost inventory carried it at.
 *
 * <pre>
 *   Dr 5000 Cost of goods sold      moving-average cost     (cogs.at=SHIP; or the line's own account)
 *   Dr 1230 Shipped not invoiced    moving-average cost     (cogs.at=INVOICE)
 *   Cr 1200 Inventory               moving-average cost
 *   stock   allocated -> in transit  quantity
 * </pre>
 */
public final class GoodsIssue implements PostingRule<GoodsIssue.Shipped> {

    private final CogsAt cogsAt;

    public GoodsIssue(CogsAt cogsAt) {
        this.cogsAt = cogsAt;
    }

    /**
     * What left.
     *
     * @param shipment our shipment number: it is issued once
     * @param order our order number
     */
    public record Shipped(EntityId entity, String shipment, String order, LocalDate on, Cause cause, List<Line> lines) {

        public Shipped {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param quantity in the item's base unit
     * @param cost what the cost pool gave up for it
     * @param costOfGoods the account of the cost, where it is recognised now
     */
    public record Line(
            ItemId item,
            LocationId location,
            @Nullable LotId lot,
            Quantity quantity,
            Money cost,
            Account costOfGoods,
            @Nullable SourceSpan source) {}

    @Override
    public Posting postingFor(Shipped shipped) {
        var draft = Posting.draft("goods issue", shipped.shipment(), shipped.entity(), shipped.on())
                .because(shipped.cause());
        for (var line : shipped.lines()) {
            var about = Dimensions.NONE
                    .order(shipped.order())
                    .shipment(shipped.shipment())
                    .item(line.item())
                    .location(line.location());
            var cost = cogsAt == CogsAt.SHIP ? line.costOfGoods() : SHIPPED_NOT_INVOICED;
            draft.debit(cost, line.cost(), about, line.source())
                    .credit(INVENTORY, line.cost(), about, line.source())
                    .move(
                            line.item(),
                            line.location(),
                            line.lot(),
                            ALLOCATED,
                            IN_TRANSIT,
                            line.quantity(),
                            line.source());
        }
        return draft.post();
    }
}
