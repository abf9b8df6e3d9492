package throughline.operations.ordering;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import throughline.model.document.OrderLine;
import throughline.model.value.UnitCode;
import throughline.operations.master.Item;

/** One line of an order after the check against master data. */
sealed interface CheckedLine {

    /** Its place in the order, from 1: the line's own key, because buyers' line numbers may repeat. */
    int index();

    OrderLine line();

    /**
     * We know the item and how much of it is meant.
     *
     * @param unit the unit ordered, as the item master spells it
     * @param factor how many base units one of it is; a finite decimal
     * @param quantity in the item's base unit, exact
     * @param taxPercent of the ship-to's jurisdiction for this class of goods
     */
    record Good(
            int index,
            OrderLine line,
            Item item,
            UnitCode unit,
            BigDecimal factor,
            BigDecimal quantity,
            BigDecimal taxPercent)
            implements CheckedLine {
        public Good {
            requireNonNull(item, "item");
            requireNonNull(quantity, "quantity");
        }
    }

    /** Something about it is wrong; the other lines may still go on. */
    record Bad(int index, OrderLine line, Problem problem) implements CheckedLine {}
}
