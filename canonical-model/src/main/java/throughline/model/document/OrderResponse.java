package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;

/**
 * What the seller says to an order, line by line (UBL OrderResponse; X12 855; EDIFACT ORDRSP).
 *
 * @param number the seller's sales order number
 * @param order the buyer's purchase order number
 */
public record OrderResponse(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        DocumentNumber order,
        @Nullable LocalDate orderedOn,
        @Nullable LocalDate respondedOn,
        @Nullable Currency currency,
        Status status,
        List<Party> parties,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public OrderResponse {
        requireNonNull(number, "number");
        requireNonNull(status, "status");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
    }

    /** The answer to the order as a whole (BAK02; BGM 1225 and 4343). */
    public enum Status {
        ACCEPTED,
        ACCEPTED_WITH_CHANGES,
        REJECTED
    }

    /** The answer to one line (ACK01; LIN 1229). */
    public enum LineStatus {
        ACCEPTED,
        PRICE_CHANGED,
        QUANTITY_CHANGED,
        BACK_ORDERED,
        SUBSTITUTED,
        REJECTED
    }

    /**
     * One line's answer.
     *
     * @param number the buyer's line number
     * @param items the buyer's names and ours; for a substitution ours is the substitute
     * @param ordered as ordered
     * @param confirmed what we will ship now, zero when nothing
     * @param backOrdered what follows later, zero when nothing
     * @param shipOn when it leaves, or null when not known
     * @param reason in plain words when the answer is not a plain yes
     * @param source the segment that opened the line; null for a line of our own making
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            Quantity ordered,
            Quantity confirmed,
            Quantity backOrdered,
            String unitAsSent,
            @Nullable UnitPrice price,
            LineStatus status,
            @Nullable LocalDate shipOn,
            @Nullable String reason,
            @Nullable SourceSpan source) {

        public Line {
            items = List.copyOf(items);
        }
    }
}
