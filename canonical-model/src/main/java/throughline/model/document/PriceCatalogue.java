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
 * What a supplier sells and at what price (UBL Catalogue; X12 832; EDIFACT PRICAT).
 *
 * @param number the catalogue's number (BCT02; BGM 1004)
 * @param revision the catalogue's own version (BCT03 or BCT04), or null
 * @param currency of every price that does not name its own; null when the document does not say
 * @param validFrom the first day its prices count, or null when not said
 * @param validTo the last day, or null when open
 */
public record PriceCatalogue(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable String revision,
        @Nullable LocalDate issuedOn,
        @Nullable Currency currency,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<Party> parties,
        List<String> notes,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public PriceCatalogue {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param action what to do with it as sent ({@code 2} added, {@code 3} deleted, {@code 4} changed; LIN 1229), or null
     * @param unitAsSent the unit the prices are for
     * @param packSize how many of the unit one pack holds, or null when not said
     * @param minimum the least that may be ordered, or null when not said
     */
    public record Line(
            String number,
            @Nullable String action,
            List<ItemReference> items,
            @Nullable String description,
            String unitAsSent,
            @Nullable Quantity packSize,
            @Nullable Quantity minimum,
            List<Price> prices,
            @Nullable SourceSpan source) {

        public Line {
            requireNonNull(number, "number");
            requireNonNull(unitAsSent, "unitAsSent");
            items = List.copyOf(items);
            prices = List.copyOf(prices);
        }
    }

    /**
     * One price.
     *
     * @param kind which price, as sent (CTP02: {@code UCP}, {@code WHL}, {@code RES}; PRI 5125 and 5387)
     * @param from the least quantity it holds for, or null when for any
     */
    public record Price(
            String kind,
            UnitPrice price,
            @Nullable Quantity from,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        public Price {
            requireNonNull(kind, "kind");
            requireNonNull(price, "price");
        }
    }
}
