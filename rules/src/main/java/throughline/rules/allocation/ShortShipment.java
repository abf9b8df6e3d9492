package throughline.rules.allocation;

import java.util.List;
import throughline.rules.RuleFiring;

/** What becomes of goods that a warehouse did not ship although it was told to. */
public record ShortShipment(AllocationPlan.Rest rest, List<RuleFiring> because) {

    public ShortShipment {
        because = List.copyOf(because);
    }
}
