package throughline.console.look;

import java.util.Optional;
import throughline.operations.ordering.SalesOrder;

/** Orders as they stand now; the order desk answers. */
@FunctionalInterface
public interface Orders {

    /** By our number ({@code SO-0000017}). */
    Optional<SalesOrder> find(String number);
}
