package throughline.operations.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;
import throughline.rules.pricing.PricingDecision.Rebate;

/**
 * An order as it stands now.
 *
 * @param number ours: {@code SO-0000017}
 * @param buyerNumber the buyer's purchase order number
 * @param customer from the customer master
 * @param total net plus tax
 * @param cases live cases it waits for
 */
public record SalesOrder(
        String number,
        DocumentNumber buyerNumber,
        String partner,
        String customer,
        EntityId entity,
        OrderState state,
        @Nullable LocalDate orderedOn,
        @Nullable LocalDate deliverOn,
        Money net,
        Money tax,
        Money total,
        MessageId message,
        Instant receivedAt,
        List<Line> lines) {

    public SalesOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param number the buyer's
     * @param ordered as ordered, in the buyer's unit
     * @param quantity the same in the item's base unit; null while nobody knows the item or the unit
     * @param item what we ship; the substitute where there is one
     * @param allocated in the base unit, not yet shipped; so are {@code backOrdered}, {@code shipped}, {@code cancelled}
     * @param price ours, per unit ordered
     * @param promotion whose discount made it
     * @param rebates what of it is promised back
     */
    public record Line(
            String number,
            LineState state,
            @Nullable ItemId item,
            Quantity ordered,
            @Nullable Quantity quantity,
            Quantity allocated,
            Quantity backOrdered,
            Quantity shipped,
            Quantity cancelled,
            @Nullable UnitPrice price,
            @Nullable String promotion,
            List<Rebate> rebates,
            Money net,
            Money tax,
            @Nullable String reason,
            @Nullable SourceSpan source,
            List<Allocation> allocations) {

        public Line {
            rebates = List.copyOf(rebates);
            allocations = List.copyOf(allocations);
        }
    }

    /** Goods set aside for a line: {@code shipped} of {@code quantity} have left. */
    public record Allocation(
            LocationId warehouse,
            @Nullable LotId lot,
            Quantity quantity,
            Quantity shipped,
            @Nullable String shipment) {}
}
