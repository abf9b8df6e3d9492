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

/**
 * How much somebody has (UBL InventoryReport; X12 846; EDIFACT INVRPT). From a warehouse it is a snapshot to reconcile with; from a
 * supplier, what may be ordered.
 *
 * @param number the sender's number (BIA03; BGM 1004)
 * @param countedOn the day the figures are of (BIA04, DTM; DTM 366)
 */
public record InventoryReport(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate countedOn,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public InventoryReport {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /**
     * One figure.
     *
     * @param state which stock is meant, as sent (QTY01: {@code 33} available, {@code 17} on hand, {@code 74} damaged; QTY 6063)
     * @param location the place's identifier as sent, or null when the whole report is of one place
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            Quantity quantity,
            String unitAsSent,
            @Nullable String state,
            @Nullable String location,
            @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(quantity, "quantity");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
        }
    }
}
