package throughline.operations.master;

import org.jspecify.annotations.Nullable;
import throughline.model.document.Party;
import throughline.model.value.EntityId;
import throughline.model.value.LocationId;

/**
 * Where goods are kept or, for a drop-ship supplier, sent from.
 *
 * @param entity whose stock it holds
 * @param partner the partner folder that instructions go to and confirmations come from, or null when it works by our own API
 * @param supplier for {@link Kind#DROP_SHIP} the supplier who ships for us, else null
 * @param cutOff the hour after which an instruction is for tomorrow, 0 to 24
 */
public record Warehouse(
        LocationId id,
        String name,
        EntityId entity,
        Kind kind,
        @Nullable String partner,
        @Nullable String supplier,
        int cutOff,
        Party.Address address) {

    /** Who runs it. */
    public enum Kind {
        OWN,
        THIRD_PARTY,
        DROP_SHIP
    }

    public boolean dropShip() {
        return kind == Kind.DROP_SHIP;
    }

    /** Whether goods of an item may leave from here: any from a place of ours, from a supplier's dock only what he sells us. */
    public boolean sends(Item item) {
        return supplier == null || supplier.equals(item.supplier());
    }
}
