package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * A customer's request to buy (UBL Order; X12 850; EDIFACT ORDERS).
 *
 * @param number the buyer's purchase order number (BEG03; BGM 1004)
 * @param orderedOn the buyer's calendar date, without a zone, as the document states it
 * @param currency of every price that does not name its own; null when the document does not say
 * @param deliverOn when the buyer wants the goods (DTM 002; DTM 2)
 * @param cancelAfter after this day the buyer no longer wants them (DTM 001; DTM 61)
 * @param shipComplete whether the buyer refuses partial shipments; null when not said
 * @param notes free text, in order
 * @param lines in document order
 */
public record Order(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate orderedOn,
        @Nullable Currency currency,
        @Nullable LocalDate deliverOn,
        @Nullable LocalDate cancelAfter,
        @Nullable Boolean shipComplete,
        List<Party> parties,
        List<Adjustment> adjustments,
        List<String> notes,
        List<OrderLine> lines,
        Provenance provenance)
        implements BusinessDocument {

    public Order {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        adjustments = List.copyOf(adjustments);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }
}
