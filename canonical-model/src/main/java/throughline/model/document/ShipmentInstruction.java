package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;

/**
 * Our order to a warehouse to ship (X12 940; EDIFACT HANMOV or DESADV use).
 *
 * @param number our shipment number: the warehouse confirms under it (W0502, 945 W0602)
 * @param order the buyer's purchase order number
 * @param salesOrder our sales order number
 * @param from the warehouse
 */
public record ShipmentInstruction(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        DocumentNumber order,
        DocumentNumber salesOrder,
        LocationId from,
        LocalDate issuedOn,
        @Nullable LocalDate deliverOn,
        List<Party> parties,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public ShipmentInstruction {
        requireNonNull(number, "number");
        requireNonNull(from, "from");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
    }

    /** One line to pick: {@code number} counts within the instruction, {@code orderLine} is the buyer's line. */
    public record Line(
            String number,
            String orderLine,
            ItemId item,
            List<ItemReference> items,
            @Nullable String description,
            Quantity quantity,
            @Nullable LotId lot) {

        public Line {
            items = List.copyOf(items);
        }
    }
}
