package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;

/**
 * What is owed for what was shipped (UBL Invoice; X12 810; EDIFACT INVOIC).
 *
 * @param order the buyer's purchase order number
 * @param shipment the shipment it bills, or null
 * @param goods the sum of the lines' amounts
 * @param freight billed to the customer
 * @param taxes one row per jurisdiction and rate
 * @param total goods + freight + taxes: what the receivable is
 */
public record Invoice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        DocumentNumber order,
        @Nullable DocumentNumber shipment,
        LocalDate issuedOn,
        LocalDate dueOn,
        @Nullable LocalDate shippedOn,
        Currency currency,
        List<Party> parties,
        List<Line> lines,
        Money goods,
        Money freight,
        List<Tax> taxes,
        Money total,
        Provenance provenance)
        implements BusinessDocument {

    /**
     * @throws IllegalArgumentException when the total is not the sum of its parts
     */
    public Invoice {
        requireNonNull(number, "number");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        var sum = goods.plus(freight);
        for (var tax : taxes) {
            sum = sum.plus(tax.amount());
        }
        if (!sum.equals(total)) {
            throw new IllegalArgumentException(
                    "invoice %s says %s but its parts add up to %s".formatted(number, total, sum));
        }
    }

    /** One line billed, with the amount due for it before tax. */
    public record Line(
            String number,
            List<ItemReference> items,
            @Nullable String description,
            Quantity quantity,
            String unitAsSent,
            UnitPrice price,
            Money amount) {

        public Line {
            items = List.copyOf(items);
        }
    }

    /** Tax due to one jurisdiction: {@code percent} of {@code base}, rounded half to even. */
    public record Tax(String jurisdiction, BigDecimal percent, Money base, Money amount) {}
}
