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
 * A request to send goods back, or the permission to (UBL InstructionForReturns; X12 180; EDIFACT RETANN).
 *
 * @param number the return's number (BGN02, or REF RZ)
 * @param purpose what the sender asks or says, as sent (RDR, BGN01)
 * @param order the order the goods came by, or null
 * @param invoice the invoice they were billed by, or null
 */
public record InstructionForReturns(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable String purpose,
        @Nullable LocalDate issuedOn,
        @Nullable DocumentNumber order,
        @Nullable DocumentNumber invoice,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public InstructionForReturns {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /**
     * One item to return.
     *
     * @param reason the sender's code (RDR02, BLI), or null
     * @param disposition what the sender wants done with it, as sent (RDR01), or null
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            Quantity quantity,
            String unitAsSent,
            @Nullable UnitPrice price,
            @Nullable String reason,
            @Nullable String disposition,
            @Nullable String lot,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(quantity, "quantity");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
        }
    }
}
