package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;

/**
 * A carrier's bill (UBL FreightInvoice; X12 210; EDIFACT INVOIC from a carrier).
 *
 * @param number the carrier's invoice or PRO number (B302; BGM 1004)
 * @param shipment our shipment number (B303; RFF), or null when the carrier does not say
 * @param carrier its SCAC (B311), or null
 * @param deliveredOn the day of delivery (B309 with B310 {@code 035}), or null
 * @param weight billed, or null
 * @param total what is asked for (B307, L305)
 */
public record FreightInvoice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable DocumentNumber shipment,
        @Nullable String carrier,
        @Nullable String tracking,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable Quantity weight,
        List<Party> parties,
        List<Charge> charges,
        Money total,
        Provenance provenance)
        implements BusinessDocument {

    public FreightInvoice {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        requireNonNull(total, "total");
        parties = List.copyOf(parties);
        charges = List.copyOf(charges);
    }

    /**
     * One charge.
     *
     * @param code what it is for, as sent (L108: {@code 400} freight, {@code FUE} fuel; ALC 7161), or null
     * @param shipment the shipment it is for (N9, L11 of the LX loop), where a bill is for several; null for the bill's own
     */
    public record Charge(
            String number,
            @Nullable String code,
            @Nullable String description,
            @Nullable Quantity weight,
            Money amount,
            @Nullable DocumentNumber shipment,
            @Nullable SourceSpan source) {

        public Charge {
            requireNonNull(number, "number");
            requireNonNull(amount, "amount");
        }
    }
}
