package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * What a carrier says of a shipment under way (UBL TransportationStatus; X12 214; EDIFACT IFTSTA).
 *
 * @param shipment our shipment number, or null when the carrier knows only its own
 * @param tracking the carrier's own number, or null
 * @param place where it happened, in the carrier's words, or null
 * @param reason why, as sent (AT702; STS 9013), or null
 * @param signedBy who took the goods, or null
 */
public record TransportStatus(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable DocumentNumber shipment,
        Status status,
        Instant at,
        @Nullable String tracking,
        @Nullable String place,
        @Nullable String reason,
        @Nullable String signedBy,
        Provenance provenance)
        implements BusinessDocument {

    public TransportStatus {
        requireNonNull(number, "number");
        requireNonNull(status, "status");
        requireNonNull(provenance, "provenance");
        if (shipment == null && tracking == null) {
            throw new IllegalArgumentException("a carrier's word names our shipment or its own number");
        }
    }

    /** What the carrier speaks of, in its own words: our shipment, else its number. */
    public String about() {
        return shipment != null ? shipment.value() : String.valueOf(tracking);
    }

    /** Where the goods are. */
    public enum Status {
        /** Announced to the carrier, which has nothing yet. */
        EXPECTED,
        PICKED_UP,
        IN_TRANSIT,
        OUT_FOR_DELIVERY,
        DELIVERED,
        EXCEPTION,
        RETURNED
    }
}
