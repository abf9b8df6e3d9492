package throughline.operations.master.store;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.master.Item;
import throughline.operations.master.ItemName;
import throughline.operations.master.Lot;
import throughline.operations.master.SafetyStock;
import throughline.operations.master.StockReason;
import throughline.operations.master.UnitFactor;

/** What. */
final class GoodsRows {

    private GoodsRows() {}

    @Entity(name = "Item")
    @Table(schema = "desk")
    static class ItemRow {

        @Id
        ItemId sku;

        String description;
        String category;
        UnitCode unit;
        BigDecimal weight;
        String taxClass;
        boolean lotControlled;
        boolean hazardous;

        @Nullable
        String supplier;

        static ItemRow of(Item item) {
            var row = new ItemRow();
            row.sku = item.id();
            row.description = item.description();
            row.category = item.category();
            row.unit = item.baseUnit();
            row.weight = item.weight();
            row.taxClass = item.taxClass();
            row.lotControlled = item.lotControlled();
            row.hazardous = item.hazardous();
            row.supplier = item.supplier();
            return row;
        }

        Item with(List<ItemId> substitutes, List<Traded> traded, Map<EntityId, Item.EntityPrice> prices) {
            var units = traded.stream().collect(toMap(Traded::unit, Traded::factor));
            return new Item(
                    sku,
                    description,
                    category,
                    unit,
                    weight,
                    taxClass,
                    lotControlled,
                    hazardous,
                    supplier,
                    substitutes,
                    units,
                    prices);
        }
    }

    /** What may go out in place of an item, in the order of preference. */
    record Substitute(ItemId sku, int place, ItemId substitute) {

        static Stream<Substitute> of(Item item) {
            var all = item.substitutes();
            return IntStream.range(0, all.size()).mapToObj(place -> new Substitute(item.id(), place, all.get(place)));
        }
    }

    @Entity(name = "ItemSubstitute")
    @Table(schema = "desk")
    static class SubstituteRow extends Row<Substitute> {}

    /** An item's prices in one entity: its currency is the entity's, its unit the item's. */
    record Priced(ItemId sku, EntityId entity, BigDecimal listPrice, BigDecimal standardCost) {

        static Stream<Priced> of(Item item) {
            return item.prices().entrySet().stream().map(each -> {
                var price = each.getValue();
                return new Priced(item.id(), each.getKey(), price.list().amount(), price.standardCost());
            });
        }

        Item.EntityPrice in(Currency currency, UnitCode unit) {
            return new Item.EntityPrice(new UnitPrice(listPrice, currency, unit), standardCost);
        }
    }

    @Entity(name = "ItemPrice")
    @Table(schema = "desk")
    static class PricedRow extends Row<Priced> {}

    /** A unit that an item is traded in. */
    record Traded(ItemId sku, UnitCode unit, long numerator, long denominator) {

        static Stream<Traded> of(Item item) {
            return item.units().entrySet().stream().map(each -> {
                var factor = each.getValue();
                return new Traded(item.id(), each.getKey(), factor.numerator(), factor.denominator());
            });
        }

        UnitFactor factor() {
            return new UnitFactor(numerator, denominator);
        }
    }

    @Entity(name = "ItemUnit")
    @Table(schema = "desk")
    static class TradedRow extends Row<Traded> {}

    @Entity(name = "ItemName")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.value", column = @Column(name = "name"))
    @AttributeOverride(name = "is.item", column = @Column(name = "sku"))
    static class NameRow extends Row<ItemName> {}

    @Entity(name = "Lot")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.item", column = @Column(name = "sku"))
    static class LotRow extends Row<Lot> {}

    @Entity(name = "StockReason")
    @Table(schema = "desk")
    static class ReasonRow extends Row<StockReason> {}

    @Entity(name = "SafetyStock")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.item", column = @Column(name = "sku"))
    static class SafetyRow extends Row<SafetyStock> {}
}
