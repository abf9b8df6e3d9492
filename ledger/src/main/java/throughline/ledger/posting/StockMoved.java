package throughline.ledger.posting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Quantity;

/**
 * Stock that changes its state and nothing else: allocated, released, delivered.
 *
 * @param about what makes it happen once: an order and the number of its allocation run ({@code SO-0000042/1}), a shipment
 */
public record StockMoved(EntityId entity, String about, LocalDate on, Cause cause, List<Line> lines) {

    public StockMoved {
        lines = List.copyOf(lines);
    }

    /** @param quantity in the item's base unit */
    public record Line(
            ItemId item, LocationId location, @Nullable LotId lot, Quantity quantity, @Nullable SourceSpan source) {}
}
