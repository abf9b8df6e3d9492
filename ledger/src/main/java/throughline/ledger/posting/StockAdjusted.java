package throughline.ledger.posting;

import static throughline.ledger.book.Account.INVENTORY;
import static throughline.ledger.book.Account.INVENTORY_IN_QUARANTINE;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.ledger.book.StockState;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/**
 * Stock adjusted: what a warehouse found, lost, put aside or took back, at moving-average cost.
 *
 * <pre>
 *   found      Dr 1200 Inventory          Cr the reason's account    adjustment -> on hand
 *   lost       Dr the reason's account    Cr 1200 Inventory          on hand -> adjustment
 *   put aside  Dr 1220 In quarantine      Cr 1200 Inventory          on hand -> quarantined
 *   taken back Dr 1200 Inventory          Cr 1220 In quarantine      quarantined -> on hand
 *   destroyed  Dr the reason's account    Cr 1220 In quarantine      quarantined -> adjustment
 * </pre>
 */
public final class StockAdjusted implements PostingRule<StockAdjusted.Correction> {

    /** @param about what makes it happen once: an adjustment and its line ({@code SA-0000042/3}) */
    public record Correction(EntityId entity, String about, LocalDate on, Cause cause, List<Line> lines) {

        public Correction {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param from on hand, quarantined or adjustment, as is {@code to}
     * @param quantity in the item's base unit
     * @param value what it is worth where it leaves
     * @param account what gains or loses with it; not looked at where both states are ours
     */
    public record Line(
            ItemId item,
            LocationId location,
            @Nullable LotId lot,
            StockState from,
            StockState to,
            Quantity quantity,
            Money value,
            Account account,
            @Nullable SourceSpan source) {}

    @Override
    public Posting postingFor(Correction correction) {
        var draft = Posting.draft("stock adjustment", correction.about(), correction.entity(), correction.on())
                .because(correction.cause());
        for (var line : correction.lines()) {
            var about = Dimensions.NONE.item(line.item()).location(line.location());
            draft.debit(account(line, line.to()), line.value(), about, line.source())
                    .credit(account(line, line.from()), line.value(), about, line.source())
                    .move(
                            line.item(),
                            line.location(),
                            line.lot(),
                            line.from(),
                            line.to(),
                            line.quantity(),
                            line.source());
        }
        return draft.post();
    }

    private static Account account(Line line, StockState state) {
        return switch (state) {
            case ON_HAND -> INVENTORY;
            case QUARANTINED -> INVENTORY_IN_QUARANTINE;
            case ADJUSTMENT -> line.account();
            case SUPPLIER, ALLOCATED, IN_TRANSIT, RETURNED, CUSTOMER ->
                throw new IllegalArgumentException("%s is not adjusted %s".formatted(line.item(), state));
        };
    }
}
