package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * A carrier's answer to a request to move goods (X12 990).
 *
 * @param number the shipper's number for the move, as the carrier repeats it (B102)
 * @param answer whether the carrier takes it (B104: {@code A} accepted, {@code D} declined)
 * @param carrierReference the carrier's own number (N9 CN), or null
 * @param reason why not, as sent (V9, K1), or null
 */
public record ForwardingResponse(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable String carrier,
        Answer answer,
        @Nullable LocalDate answeredOn,
        @Nullable String carrierReference,
        @Nullable String reason,
        Provenance provenance)
        implements BusinessDocument {

    public ForwardingResponse {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        requireNonNull(answer, "answer");
    }

    /** What the carrier said. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        /** Taken, with a change that the shipper has to look at. */
        CONDITIONAL
    }
}
