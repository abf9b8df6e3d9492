package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.operations.master.ShortShipment;

/** A shipment while a transaction holds its lock: several confirmations of one batch may change it one after the other. */
final class Shipment {

    /** What never changes. */
    record Head(
            ShipmentNumber number,
            long order,
            @Nullable Long orderDocument,
            DocumentNumber buyerNumber,
            String customer,
            EntityId entity,
            Currency currency,
            LocationId warehouse,
            String jurisdiction,
            boolean exempt,
            @Nullable LocalDate deliverOn,
            Party shipTo) {}

    /** What never changes of a line; {@code price} is per {@code priceUnit}, of which one is {@code factor} base units. */
    record Ask(
            int line,
            int orderLine,
            String buyerLine,
            ItemId item,
            @Nullable LotId lot,
            Quantity quantity,
            BigDecimal price,
            UnitCode priceUnit,
            BigDecimal factor,
            String unitAsSent,
            List<ItemReference> names,
            ShortShipment rest) {}

    /** Where a shipment stands. */
    enum State {
        INSTRUCTED,
        PART_SHIPPED,
        SHIPPED,
        DELIVERED,
        WITHDRAWN
    }

    /** A line and what became of it so far, in the base unit. */
    static final class Line {

        final Ask ask;
        BigDecimal shipped;
        BigDecimal missing;
        BigDecimal withdrawn;
        BigDecimal delivered;

        Line(Ask ask, BigDecimal shipped, BigDecimal missing, BigDecimal withdrawn, BigDecimal delivered) {
            this.ask = ask;
            this.shipped = shipped;
            this.missing = missing;
            this.withdrawn = withdrawn;
            this.delivered = delivered;
        }

        BigDecimal open() {
            return ask.quantity().amount().subtract(shipped).subtract(missing).subtract(withdrawn);
        }

        UnitCode baseUnit() {
            return ask.quantity().unit();
        }
    }

    final Head head;
    final List<Line> lines;
    final Set<String> fingerprints = new HashSet<>();
    State state;
    int despatches;
    int deliveries;

    Shipment(Head head, List<Line> lines, State state, int despatches, int deliveries) {
        this.head = head;
        this.lines = lines;
        this.state = state;
        this.despatches = despatches;
        this.deliveries = deliveries;
    }

    /** The state that follows from the lines. */
    void settle() {
        var open = lines.stream().anyMatch(line -> line.open().signum() > 0);
        var shipped = lines.stream().anyMatch(line -> line.shipped.signum() > 0);
        var underWay = lines.stream().anyMatch(line -> line.shipped.compareTo(line.delivered) > 0);
        if (open) {
            state = shipped ? State.PART_SHIPPED : State.INSTRUCTED;
        } else if (!shipped) {
            state = State.WITHDRAWN;
        } else {
            state = underWay ? State.SHIPPED : State.DELIVERED;
        }
    }
}
