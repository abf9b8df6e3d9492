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
 * What a receiver found when the goods came in (UBL ReceiptAdvice; X12 861, and 944 from a warehouse; EDIFACT RECADV).
 *
 * @param number the receiver's number for the receipt (BRA01; W1703; BGM 1004)
 * @param order the purchase order received against, or null when the sender does not say
 * @param shipment the sender's shipment number, or null when not said
 * @param receivedOn the day the goods came in
 */
public record ReceiptAdvice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable DocumentNumber order,
        @Nullable DocumentNumber shipment,
        @Nullable LocalDate receivedOn,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public ReceiptAdvice {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /**
     * What was found of one item.
     *
     * @param orderLine the line of the purchase order, or null when not said
     * @param shipped what the sender's advice promised, or null when not said
     * @param received what came in, good or not
     * @param rejected how much of it was not taken, or null when not said
     * @param condition the receiving condition's code as sent (RCD05 and on; W0703; QVR 4221), or null
     */
    public record Line(
            String number,
            @Nullable String orderLine,
            List<ItemReference> items,
            @Nullable String description,
            @Nullable Quantity shipped,
            Quantity received,
            @Nullable Quantity rejected,
            String unitAsSent,
            @Nullable String condition,
            @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @Nullable String sscc,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(received, "received");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
        }
    }
}
