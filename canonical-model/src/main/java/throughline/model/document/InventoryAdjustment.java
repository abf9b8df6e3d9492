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
 * A warehouse corrected its stock (X12 947).
 *
 * @param number the warehouse's number for the adjustment (W1502)
 * @param adjustedOn the day it was made (W1501)
 */
public record InventoryAdjustment(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate adjustedOn,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public InventoryAdjustment {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /**
     * One correction.
     *
     * @param change how much was added, negative when taken away (W1902 with W1901)
     * @param reason the sender's code (W1901), or null
     * @param from the inventory status it left, as sent, or null
     * @param to the inventory status it entered, as sent (W1917), or null
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            Quantity change,
            String unitAsSent,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String to,
            @Nullable String lot,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(change, "change");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
        }
    }
}
