package throughline.operations.fulfilment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.operations.exception.NewCase;

/** What became of a confirmation. The caller opens the cases, in the same transaction. */
public sealed interface Confirmed {

    /**
     * Everything it says is booked; {@code cases} are what a person has to look at all the same: goods short, over or unknown.
     *
     * @param invoice its number, or null when nothing left
     */
    record Shipped(ShipmentNumber shipment, @Nullable String invoice, List<NewCase> cases) implements Confirmed {
        public Shipped {
            cases = List.copyOf(cases);
        }
    }

    /** It was taken before; nothing happened. */
    record Duplicate(ShipmentNumber shipment) implements Confirmed {}

    /** Nothing of it could be booked; {@code found} says why. */
    record Refused(NewCase found) implements Confirmed {}
}
