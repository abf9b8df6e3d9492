package throughline.rules.allocation;

import java.util.List;
import throughline.rules.RuleFiring;

/**
 * What becomes of goods that a warehouse did not ship although it was told to.
 *
 * @param because empty where no rule spoke
 */
public record ShortShipment(AllocationPlan.Rest rest, List<RuleFiring> because) {

    public ShortShipment {
        because = List.copyOf(because);
    }
}
