package throughline.operations.master;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.model.value.ItemId;

/**
 * A percentage off the list price for a time.
 *
 * @param item that it is for, or null for a whole category
 * @param category that it is for, or null for one item
 * @param priceGroup that it is for, or null for everybody
 * @param exclusive whether no other discount may compete with it
 * @param from first day
 * @param to last day
 */
public record Promotion(
        String code,
        @Nullable ItemId item,
        @Nullable String category,
        @Nullable String priceGroup,
        BigDecimal percent,
        boolean exclusive,
        LocalDate from,
        LocalDate to) {

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
