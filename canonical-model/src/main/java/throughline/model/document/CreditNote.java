package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;

/**
 * A change of what is owed after the invoice (UBL CreditNote and DebitNote; X12 812; EDIFACT INVOIC with 1001 381, 383 or their kin).
 *
 * @param number the sender's number (BCD02; BGM 1004)
 * @param kind seen from whoever owes the invoice: a credit lowers what is owed
 * @param invoice the invoice it changes, or null when the sender does not say
 * @param reason the sender's code for the whole (CDD01 when all lines agree; FTX), or null
 * @param total of all lines, positive
 */
public record CreditNote(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        Kind kind,
        @Nullable DocumentNumber invoice,
        @Nullable DocumentNumber order,
        @Nullable LocalDate issuedOn,
        Currency currency,
        @Nullable String reason,
        List<Party> parties,
        List<Adjustment> adjustments,
        List<String> notes,
        List<Line> lines,
        Money total,
        Provenance provenance)
        implements BusinessDocument {

    public CreditNote {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        requireNonNull(kind, "kind");
        requireNonNull(total, "total");
        parties = List.copyOf(parties);
        adjustments = List.copyOf(adjustments);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /** Which way it goes. */
    public enum Kind {
        CREDIT,
        DEBIT
    }

    /**
     * One change.
     *
     * @param quantity of goods credited, or null when only money changes
     * @param price per unit, or null when not said
     * @param amount of the change, positive in the document's own direction
     * @param reason the sender's code (CDD01), or null
     */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            @Nullable Quantity quantity,
            @Nullable String unitAsSent,
            @Nullable UnitPrice price,
            Money amount,
            @Nullable String reason,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(amount, "amount");
            items = List.copyOf(items);
        }
    }
}
