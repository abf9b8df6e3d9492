package throughline.ledger.stock;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;

/** One item of one entity at one location, by lot where the item is kept by lot. */
public record StockKey(EntityId entity, ItemId item, LocationId location, @Nullable LotId lot) {

    public StockKey {
        requireNonNull(entity, "entity");
        requireNonNull(item, "item");
        requireNonNull(location, "location");
    }

    public static StockKey of(EntityId entity, ItemId item, LocationId location) {
        return new StockKey(entity, item, location, null);
    }
}
