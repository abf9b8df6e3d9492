package throughline.operations.master;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/**
 * Something we sell and keep.
 *
 * @param baseUnit stock is counted in
 * @param weight of one base unit, in kilograms
 * @param taxClass the key of {@link TaxRate}
 * @param lotControlled whether every movement must name a lot
 * @param supplier who sells it to us, or null
 * @param substitutes in the order to try them
 * @param units every unit it is traded in, the base unit among them with factor one
 * @param prices by the entity that sells it; an entity that does not sell it is absent
 */
public record Item(
        ItemId id,
        String description,
        String category,
        UnitCode baseUnit,
        BigDecimal weight,
        String taxClass,
        boolean lotControlled,
        boolean hazardous,
        @Nullable String supplier,
        List<ItemId> substitutes,
        Map<UnitCode, UnitFactor> units,
        Map<EntityId, EntityPrice> prices) {

    public Item {
        substitutes = List.copyOf(substitutes);
        units = Map.copyOf(units);
        prices = Map.copyOf(prices);
    }

    /**
     * What an entity asks and pays for it.
     *
     * @param list price of one base unit
     * @param standardCost of one base unit, in the entity's currency, at up to 6 decimals
     */
    public record EntityPrice(UnitPrice list, BigDecimal standardCost) {}

    /** The quantity in the base unit, exactly; nothing when the item is not traded in that unit or the fraction has no end. */
    public Optional<Quantity> inBaseUnit(Quantity quantity) {
        return Optional.ofNullable(units.get(quantity.unit()))
                .flatMap(factor -> factor.toBase(quantity.amount()))
                .map(amount -> new Quantity(amount, baseUnit));
    }

    /** A quantity of the base unit in another unit, exactly; nothing when there is no such unit or the fraction has no end. */
    public Optional<Quantity> inUnit(Quantity base, UnitCode unit) {
        return Optional.ofNullable(units.get(unit))
                .flatMap(factor -> factor.fromBase(base.amount()))
                .map(amount -> new Quantity(amount, unit));
    }

    public @Nullable EntityPrice priceOf(EntityId entity) {
        return prices.get(entity);
    }
}
