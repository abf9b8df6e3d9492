package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;

/**
 * One line of an order or of a change to it (X12 PO1, POC; EDIFACT LIN group).
 *
 * @param number as the buyer numbers it (PO101, 1082), or its position from 1 when the buyer does not
 * @param items every name the buyer gave the item, in order
 * @param quantity in UN/ECE Recommendation 20 units where a table knows the code
 * @param unitAsSent the unit code exactly as sent
 * @param price what the buyer expects to pay: a claim to check, never our price; null when not said
 * @param source the segment that opened the line; null for a line of our own making
 */
public record OrderLine(
        String number,
        List<ItemReference> items,
        @Nullable String description,
        Quantity quantity,
        String unitAsSent,
        @Nullable UnitPrice price,
        @Nullable LocalDate deliverOn,
        @Nullable SourceSpan source) {

    public OrderLine {
        requireNonNull(number, "number");
        requireNonNull(quantity, "quantity");
        requireNonNull(unitAsSent, "unitAsSent");
        items = List.copyOf(items);
    }
}
