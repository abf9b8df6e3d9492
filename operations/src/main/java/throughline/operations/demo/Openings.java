package throughline.operations.demo;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Side;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.Item;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.Warehouse;

/** Where the distributor stands on the day its books begin. */
record Openings(List<Balance> balances, List<OpenItem> openItems, List<Stock> stock) {

    Openings {
        balances = List.copyOf(balances);
        openItems = List.copyOf(openItems);
        stock = List.copyOf(stock);
    }

    record Balance(LegalEntity entity, ChartAccount account, Side side, Money amount) {}

    /**
     * An invoice not yet paid, ours or a supplier's. Ages count from the day of loading, so that the demo is as fresh on any day as on the
     * first.
     *
     * @param side a receivable stands on the debit side, a payable on the credit side
     * @param document the invoice's number
     */
    record OpenItem(
            LegalEntity entity,
            ChartAccount account,
            Side side,
            PartyId party,
            String document,
            int daysSinceIssued,
            int daysUntilDue,
            Money amount) {}

    /**
     * @param quantity in base units
     * @param value at the item's cost, in the currency of the warehouse's entity
     */
    record Stock(Warehouse warehouse, Item item, @Nullable LotId lot, BigDecimal quantity, Money value) {}
}
