package throughline.operations.allocation;

import java.math.BigDecimal;
import java.util.List;
import throughline.ledger.stock.StockKey;
import throughline.model.value.ItemId;

/**
 * What one line gets: {@code takes}, {@code backOrdered} and {@code cancelled} add up to what it wanted.
 *
 * @param item what is sent: the item ordered, or its substitute
 */
public record Granted(int index, ItemId item, List<Take> takes, BigDecimal backOrdered, BigDecimal cancelled) {

    public Granted {
        takes = List.copyOf(takes);
    }

    public BigDecimal allocated() {
        return takes.stream().map(Take::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A quantity set aside from one balance, or asked of a supplier's dock; a dock's has no lot. */
    public record Take(StockKey from, BigDecimal quantity) {}
}
