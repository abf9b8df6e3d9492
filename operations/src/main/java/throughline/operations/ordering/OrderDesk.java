package throughline.operations.ordering;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.model.value.ItemId;

/** The order desk, as people and the clock meet it; documents reach it through the intake. */
public final class OrderDesk {

    /** By our number ({@code SO-0000017}). */
    public Optional<SalesOrder> find(String number) {
        throw new UnsupportedOperationException("find " + number);
    }

    /** The newest first; null asks for nothing. {@code text} is the start of our number or of the buyer's. */
    public List<SalesOrder> list(@Nullable String customer, @Nullable OrderState state, @Nullable String text, int limit, int offset) {
        throw new UnsupportedOperationException("list " + customer + state + text + limit + offset);
    }

    /** Calls off what has not been shipped; the buyer is told. */
    public SalesOrder cancel(String number, String by, String why) {
        throw new UnsupportedOperationException("cancel " + number + by + why);
    }

    /** Goods have come in: sets them aside for whom has waited longest; how many lines got some. */
    public int retryBackOrders(ItemId item) {
        throw new UnsupportedOperationException("retry " + item);
    }
}
