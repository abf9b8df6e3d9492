package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * A customer's change to an order that is under way (UBL OrderChange; X12 860; EDIFACT ORDCHG).
 *
 * @param number the sender's number for this change; the order's own number with a suffix when the sender gives none
 * @param order the purchase order it changes
 * @param kind what is asked for
 * @param lines for {@link Kind#CHANGE} the lines that change, each with its new quantity (zero cancels the line); empty for a cancellation
 */
public record OrderChange(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        DocumentNumber order,
        Kind kind,
        @Nullable LocalDate orderedOn,
        List<OrderLine> lines,
        Provenance provenance)
        implements BusinessDocument {

    public OrderChange {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(order, "order");
        requireNonNull(kind, "kind");
        requireNonNull(provenance, "provenance");
        lines = List.copyOf(lines);
    }

    /** What a change asks for. */
    public enum Kind {
        CHANGE,
        CANCEL
    }
}
