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
 * Goods have left the dock (UBL DespatchAdvice; X12 856 to the customer, 945 from the warehouse; EDIFACT DESADV).
 *
 * @param number the shipment number (BSN02; W0602; BGM 1004)
 * @param order the buyer's purchase order number, or null when the sender does not say
 * @param shippedOn the day the goods left
 * @param carrier the carrier's code (SCAC) or name
 * @param tracking the carrier's own number (PRO, waybill)
 * @param packages how many packages, or null
 */
public record DespatchAdvice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable DocumentNumber order,
        @Nullable LocalDate shippedOn,
        @Nullable LocalDate deliverOn,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable Integer packages,
        List<Party> parties,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public DespatchAdvice {
        requireNonNull(number, "number");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
    }

    /**
     * What left, by item.
     *
     * @param number the sender's line number
     * @param orderLine the buyer's line number, or null when the sender does not say
     * @param ordered what was asked for, or null when the sender does not say
     * @param shipped what left
     * @param lot the lot it was taken from, as sent
     * @param expiresOn the lot's last day, or null when not said
     * @param sscc the serial shipping container code of its package, 18 digits
     */
    public record Line(
            String number,
            @Nullable String orderLine,
            List<ItemReference> items,
            @Nullable String description,
            @Nullable Quantity ordered,
            Quantity shipped,
            String unitAsSent,
            @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @Nullable String sscc,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(shipped, "shipped");
            items = List.copyOf(items);
        }
    }
}
