package throughline.model.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.model.value.Money;

/**
 * An allowance (it lowers the amount due) or a charge (it raises it), for the document or one line (X12 SAC; EDIFACT ALC).
 *
 * @param code what it is for, as sent
 * @param percent of the base, or null
 * @param amount positive, or null when only a percentage was sent
 */
public record Adjustment(
        boolean charge,
        String code,
        @Nullable String description,
        @Nullable BigDecimal percent,
        @Nullable Money amount) {}
