package throughline.operations.allocation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;

/**
 * What one order needs, and what policy allows it to get.
 *
 * @param entity whose stock it is
 * @param shipComplete all lines in full, or nothing yet
 * @param splitLine whether one line may come from several warehouses
 * @param backOrder whether what is short waits for stock; else it is cancelled
 */
public record Wanted(EntityId entity, boolean shipComplete, boolean splitLine, boolean backOrder, List<Line> lines) {

    public Wanted {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param quantity in the item's base unit, above zero
     * @param warehouses in the order to try them
     * @param substitutes items that may be sent instead, in the order to try them; in the same base unit
     * @param keepBack what must stay in a warehouse all the same, by item
     */
    public record Line(
            int index,
            ItemId item,
            BigDecimal quantity,
            List<LocationId> warehouses,
            List<ItemId> substitutes,
            Map<Place, BigDecimal> keepBack) {

        public Line {
            warehouses = List.copyOf(warehouses);
            substitutes = List.copyOf(substitutes);
            keepBack = Map.copyOf(keepBack);
        }
    }

    /** An item in a warehouse. */
    public record Place(ItemId item, LocationId warehouse) {}
}
