package throughline.operations.allocation;

import java.math.BigDecimal;
import java.util.List;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;

/**
 * What one order needs, and what policy allows it to get.
 *
 * @param entity whose stock it is
 * @param shipComplete all lines in full, or nothing yet
 */
public record Wanted(EntityId entity, boolean shipComplete, List<Line> lines) {

    public Wanted {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param quantity in the item's base unit, above zero
     * @param step what a part of it must be a multiple of, so that it is whole in the unit ordered (12 for a case of 12)
     * @param choices the item ordered first, then what may be sent instead, in the order to try them; all in one base unit
     * @param warehousesAtMost how many warehouses may fill it together; 1 means it is not split
     * @param backOrder whether what is short waits for stock; else it is cancelled
     */
    public record Line(
            int index,
            BigDecimal quantity,
            BigDecimal step,
            List<Choice> choices,
            int warehousesAtMost,
            boolean backOrder) {

        public Line {
            choices = List.copyOf(choices);
            if (choices.isEmpty() || quantity.signum() <= 0) {
                throw new IllegalArgumentException("line %d wants nothing".formatted(index));
            }
        }

        ItemId item() {
            return choices.get(0).item();
        }
    }

    /** An item that may be sent, and where it may come from, best first. */
    public record Choice(ItemId item, List<Source> sources) {

        public Choice {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A place.
     *
     * @param keepBack must stay on the shelf, in base units
     * @param dropShip whether it is a supplier's dock, which always has enough
     */
    public record Source(LocationId warehouse, BigDecimal keepBack, boolean dropShip) {}
}
