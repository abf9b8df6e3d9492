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
 * A request to a carrier to move goods (UBL ForwardingInstructions; X12 204; EDIFACT IFTMIN).
 *
 * @param number the shipper's number for the move (B204; BGM 1004)
 * @param carrier the carrier's code (B202, SCAC; NAD CA)
 * @param purpose as sent (B2A01: {@code 00} original, {@code 01} cancellation; BGM 1225)
 * @param terms who pays, as sent (B206; TOD, CPI), or null
 * @param weight of all goods, or null when not said
 * @param stops in the order of the journey
 */
public record ForwardingInstructions(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable String carrier,
        @Nullable String purpose,
        @Nullable String terms,
        @Nullable LocalDate issuedOn,
        @Nullable Quantity weight,
        @Nullable Money charge,
        List<Party> parties,
        List<String> notes,
        List<Stop> stops,
        Provenance provenance)
        implements BusinessDocument {

    public ForwardingInstructions {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        stops = List.copyOf(stops);
    }

    /**
     * One place on the way.
     *
     * @param action what happens there, as sent (S502: {@code CL} complete load, {@code CU} complete unload; LOC 3227)
     * @param on the day asked for, or null when not said
     * @param references shipments and orders handled there
     */
    public record Stop(
            String number,
            @Nullable String action,
            @Nullable LocalDate on,
            @Nullable Party place,
            List<String> references,
            @Nullable Quantity weight,
            @Nullable Integer packages,
            @Nullable SourceSpan source) {

        public Stop {
            requireNonNull(number, "number");
            references = List.copyOf(references);
        }
    }
}
