package throughline.operations.master;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is invoiced that is promised back, for a time.
 *
 * @param agreement its number: letters, digits, dots, dashes and strokes
 * @param customer that it is for, or null for a whole price group, or for everybody
 * @param priceGroup that it is for, or null
 * @param category of the items that it is for, or null for all
 * @param percent above 0, up to 100, of what is invoiced without tax
 * @param from first day on which an order falls under it
 * @param to last such day
 */
public record RebateAgreement(
        String agreement,
        @Nullable String customer,
        @Nullable String priceGroup,
        @Nullable String category,
        BigDecimal percent,
        LocalDate from,
        LocalDate to) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
