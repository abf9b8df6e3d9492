package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;

/**
 * What a retailer sold and holds, by item and store (UBL SalesReport and ProductActivity; X12 852; EDIFACT SLSRPT).
 *
 * @param number the sender's number, or its first day when it gives none (XQ has no number; BGM 1004)
 * @param from the first day reported (XQ02; DTM 90, 356)
 * @param to the last day reported (XQ03; DTM 91), or null when it is one day
 */
public record SalesReport(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Party> parties,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public SalesReport {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
    }

    /**
     * One figure.
     *
     * @param activity what is counted, as sent (ZA01: {@code QS} sold, {@code QA} on hand; QTY 6063 {@code 153})
     * @param location the store's identifier as sent (SDQ03 and on; LOC), or null when not by store
     * @param price what it was sold at, or null when not said
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            String activity,
            Quantity quantity,
            String unitAsSent,
            @Nullable String location,
            @Nullable UnitPrice price,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(activity, "activity");
            requireNonNull(quantity, "quantity");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
        }
    }
}
