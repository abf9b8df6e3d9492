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

/**
 * Which invoices a payment pays (UBL RemittanceAdvice; X12 820; EDIFACT REMADV).
 *
 * @param number the payer's number for the payment (TRN02; BGM 1004)
 * @param paidOn the day the money moves (BPR16; DTM 138)
 * @param method how it moves, as sent (BPR04: {@code ACH}, {@code CHK}, {@code FWT}; PAI 4461), or null
 * @param total what is paid (BPR02; MOA 12 or 128)
 */
public record RemittanceAdvice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate paidOn,
        @Nullable String method,
        Money total,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public RemittanceAdvice {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        requireNonNull(total, "total");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /**
     * One document paid.
     *
     * @param document the invoice's or credit note's own number (RMR02; DOC 1004)
     * @param kind its type as sent (RMR01: {@code IV}, {@code CM}; DOC 1001)
     * @param paid what is paid for it; negative for a credit taken
     * @param gross the document's own amount (RMR05), or null when not said
     * @param discount taken for early payment (RMR06), or null when not said
     * @param adjustments what was taken off, with its reason (ADX)
     */
    public record Line(
            String number,
            DocumentNumber document,
            @Nullable String kind,
            @Nullable LocalDate issuedOn,
            Money paid,
            @Nullable Money gross,
            @Nullable Money discount,
            List<Adjustment> adjustments,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(document, "document");
            requireNonNull(paid, "paid");
            adjustments = List.copyOf(adjustments);
        }
    }
}
