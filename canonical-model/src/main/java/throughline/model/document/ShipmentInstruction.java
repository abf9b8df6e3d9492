package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;

/**
 * An order to a warehouse to ship (X12 940; EDIFACT HANMOV or DESADV use): ours, or one that a customer sends to us as a warehouse.
 *
 * @param number the shipment number: the warehouse confirms under it (W0502, 945 W0602)
 * @param order the buyer's purchase order number (W0503), or null when not said
 * @param salesOrder our sales order number; null for one that came in
 * @param from our warehouse; null for one that came in, whose parties say where it ships from
 */
public record ShipmentInstruction(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable DocumentNumber order,
        @Nullable DocumentNumber salesOrder,
        @Nullable LocationId from,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate deliverOn,
        List<Party> parties,
        List<Line> lines,
        Provenance provenance)
        implements BusinessDocument {

    public ShipmentInstruction {
        requireNonNull(number, "number");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        lines = List.copyOf(lines);
    }

    /**
     * One line to pick: {@code number} counts within the instruction, {@code orderLine} is the buyer's line.
     *
     * @param item ours; null for an instruction that came in
     * @param source the segment that opened the line; null for a line of our own making
     */
    public record Line(
            String number,
            @Nullable String orderLine,
            @Nullable ItemId item,
            List<ItemReference> items,
            @Nullable String description,
            Quantity quantity,
            @Nullable LotId lot,
            @Nullable SourceSpan source) {

        public Line {
            items = List.copyOf(items);
        }
    }
}
