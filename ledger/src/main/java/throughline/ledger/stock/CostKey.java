package throughline.ledger.stock;

import static java.util.Objects.requireNonNull;

import throughline.model.value.EntityId;
import throughline.model.value.ItemId;

/** The moving-average pool of one item in one entity's books: all its warehouses share it. */
public record CostKey(EntityId entity, ItemId item) {

    public CostKey {
        requireNonNull(entity, "entity");
        requireNonNull(item, "item");
    }
}
