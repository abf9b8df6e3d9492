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
 * What a customer expects to need, by period (UBL Forecast; X12 830; EDIFACT DELFOR).
 *
 * @param number the sender's forecast number (BFR02 or BFR03)
 * @param from the first day it speaks of (BFR06)
 * @param to the last day it speaks of (BFR07), or null when open
 */
public record Forecast(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable DocumentNumber order,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public Forecast {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /** One item and what is expected of it. */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            String unitAsSent,
            @Nullable String shipTo,
            List<Bucket> buckets,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * How much, and when.
     *
     * @param certainty the sender's own code (FST02: {@code C} firm, {@code D} planning; SCC 4017)
     * @param interval how long the period is, as sent (FST03: {@code W} week, {@code M} month), or null when both days are said
     */
    public record Bucket(
            Quantity quantity,
            @Nullable String certainty,
            @Nullable String interval,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public Bucket {
            requireNonNull(quantity, "quantity");
        }
    }
}
