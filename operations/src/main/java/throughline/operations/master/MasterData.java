package throughline.operations.master;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;

/**
 * All master records at one moment, never changed: take it once per batch ({@link MasterDataBook#current}) and every decision of the
 * batch sees the same world. Every look-up takes constant time; one that finds nothing answers null or an empty list.
 */
public final class MasterData {

    private record NameKey(Scheme scheme, @Nullable String customer, String value) {}

    private record CustomerItem(String customer, ItemId item) {}

    private record JurisdictionClass(String jurisdiction, String taxClass) {}

    private record ItemLot(ItemId item, LotId lot) {}

    private record ItemAt(LocationId location, ItemId item) {}

    private final long version;
    private final MasterRows rows;
    private final Map<EntityId, LegalEntity> entities;
    private final Map<LocationId, Warehouse> warehouses;
    private final Map<String, List<Warehouse>> warehousesByPartner;
    private final Map<String, Supplier> suppliers;
    private final Map<String, Customer> customers;
    private final Map<String, Customer> customersByPartner;
    private final Map<ItemId, Item> items;
    private final Map<NameKey, ItemName> names;
    private final Map<ItemId, List<ItemName>> namesByItem;
    private final Map<CustomerItem, List<ContractPrice>> contracts;
    private final Map<String, PriceGroup> groups;
    private final Map<ItemId, List<Promotion>> promotionsByItem;
    private final Map<String, List<Promotion>> promotionsByCategory;
    private final Map<String, List<PromotionBudget>> budgets;
    private final Map<String, List<RebateAgreement>> rebatesByCustomer;
    private final List<RebateAgreement> sharedRebates;
    private final Map<String, List<VolumeBreak>> volumeBreaks;
    private final Map<JurisdictionClass, TaxRate> taxes;
    private final Map<EntityId, FreightRate> freights;
    private final Map<ItemLot, Lot> lots;
    private final Map<ItemId, List<Lot>> lotsByItem;
    private final Map<ItemAt, BigDecimal> safetyStocks;
    private final Map<String, StockReason> stockReasons;
    private final Map<String, ChartAccount> accounts;

    /** @param version of the stored records, ascending; two pictures with the same version are equal */
    public MasterData(long version, MasterRows rows) {
        this.version = version;
        this.rows = rows;
        var who = rows.companies();
        entities = index(who.entities(), LegalEntity::id);
        warehouses = index(who.warehouses(), Warehouse::id);
        suppliers = index(who.suppliers(), Supplier::code);
        warehousesByPartner = byOptional(who.warehouses(), this::partnerOf);
        customers = index(who.customers(), Customer::code);
        customersByPartner = byPartner(who.customers());
        var what = rows.goods();
        items = index(what.items(), Item::id);
        names = index(what.names(), name -> new NameKey(name.scheme(), name.customer(), name.value()));
        namesByItem = what.names().stream().collect(groupingBy(ItemName::item));
        lots = index(what.lots(), lot -> new ItemLot(lot.item(), lot.lot()));
        lotsByItem = what.lots().stream().collect(groupingBy(Lot::item));
        safetyStocks = what.safetyStocks().stream()
                .collect(toMap(safety -> new ItemAt(safety.warehouse(), safety.item()), SafetyStock::quantity));
        stockReasons = index(what.stockReasons(), StockReason::code);
        accounts = index(who.accounts(), ChartAccount::number);
        var howMuch = rows.prices();
        contracts = howMuch.contracts().stream()
                .collect(groupingBy(price -> new CustomerItem(price.customer(), price.item())));
        groups = index(howMuch.groups(), PriceGroup::code);
        promotionsByItem = byOptional(howMuch.promotions(), Promotion::item);
        promotionsByCategory = byOptional(howMuch.promotions(), Promotion::category);
        budgets = howMuch.budgets().stream().collect(groupingBy(PromotionBudget::promotion));
        rebatesByCustomer = byOptional(howMuch.rebates(), RebateAgreement::customer);
        sharedRebates = howMuch.rebates().stream()
                .filter(rebate -> rebate.customer() == null)
                .toList();
        volumeBreaks = howMuch.volumeBreaks().stream().collect(groupingBy(VolumeBreak::category));
        taxes = index(howMuch.duties().taxes(), rate -> new JurisdictionClass(rate.jurisdiction(), rate.taxClass()));
        freights = index(howMuch.duties().freights(), FreightRate::entity);
    }

    public long version() {
        return version;
    }

    /** Everything, in stored order: for lists on a screen, never for a look-up. */
    public MasterRows rows() {
        return rows;
    }

    public @Nullable LegalEntity entity(EntityId id) {
        return entities.get(id);
    }

    public @Nullable Warehouse warehouse(LocationId id) {
        return warehouses.get(id);
    }

    public Collection<Warehouse> warehouses() {
        return warehouses.values();
    }

    /** Whether a place is a supplier's dock: what stands there is not ours, so our books say nothing about it. */
    public boolean dropShip(LocationId place) {
        var warehouse = warehouses.get(place);
        return warehouse != null && warehouse.dropShip();
    }

    /** Who receives a place's instructions as messages: its own partner, else its supplier's; null when there is neither. */
    public @Nullable String partnerOf(Warehouse warehouse) {
        if (warehouse.partner() != null || warehouse.supplier() == null) {
            return warehouse.partner();
        }
        var supplier = suppliers.get(warehouse.supplier());
        return supplier == null ? null : supplier.partner();
    }

    /** The places that a partner runs for us, a supplier's dock among them: one partner may run several. */
    public List<Warehouse> warehousesOf(String partner) {
        return warehousesByPartner.getOrDefault(partner, List.of());
    }

    public @Nullable Supplier supplier(String code) {
        return suppliers.get(code);
    }

    public @Nullable Customer customer(String code) {
        return customers.get(code);
    }

    /** The customer whose messages come from a partner folder. */
    public @Nullable Customer customerOf(String partner) {
        return customersByPartner.get(partner);
    }

    public @Nullable Item item(ItemId id) {
        return items.get(id);
    }

    /**
     * What a partner's name for an item means: our SKU or a vendor part for {@link Scheme#SELLER}, that customer's own part number for
     * {@link Scheme#BUYER}, a GTIN of 8 to 14 digits.
     *
     * @param customer who used the name, or null
     */
    public @Nullable ItemName named(ItemReference reference, @Nullable String customer) {
        return switch (reference.scheme()) {
            case GTIN -> names.get(new NameKey(Scheme.GTIN, null, Gtin.fourteenDigits(reference.value())));
            case BUYER -> names.get(new NameKey(Scheme.BUYER, customer, reference.value()));
            case SELLER -> {
                var item = items.get(new ItemId(reference.value()));
                yield item == null
                        ? names.get(new NameKey(Scheme.SELLER, null, reference.value()))
                        : new ItemName(Scheme.SELLER, null, reference.value(), item.id(), null);
            }
            case MANUFACTURER, OTHER -> names.get(new NameKey(reference.scheme(), null, reference.value()));
        };
    }

    /** Every name of an item: GTINs, buyers' and vendors' part numbers. */
    public List<ItemName> namesOf(ItemId item) {
        return namesByItem.getOrDefault(item, List.of());
    }

    /** Every contract price of a customer for an item, whatever its dates; the caller picks with {@link ContractPrice#holdsOn}. */
    public List<ContractPrice> contractPrices(String customer, ItemId item) {
        return contracts.getOrDefault(new CustomerItem(customer, item), List.of());
    }

    public @Nullable PriceGroup priceGroup(String code) {
        return groups.get(code);
    }

    /** The promotions that run on a day for an item, its own first, then its category's, for one price group. */
    public List<Promotion> promotions(Item item, String priceGroup, LocalDate day) {
        var own = promotionsByItem.getOrDefault(item.id(), List.of());
        var category = promotionsByCategory.getOrDefault(item.category(), List.of());
        if (own.isEmpty() && category.isEmpty()) {
            return List.of();
        }
        return Stream.concat(own.stream(), category.stream())
                .filter(promotion -> promotion.runsOn(day))
                .filter(promotion ->
                        promotion.priceGroup() == null || promotion.priceGroup().equals(priceGroup))
                .toList();
    }

    /** What a promotion may give, one of each currency; none for one that may give what it will. */
    public List<PromotionBudget> budgets(String promotion) {
        return budgets.getOrDefault(promotion, List.of());
    }

    /** The rebate agreements under which an order of a customer's falls on a day: its own, its price group's, everybody's. */
    public List<RebateAgreement> rebates(Customer customer, LocalDate day) {
        var own = rebatesByCustomer.getOrDefault(customer.code(), List.of());
        if (own.isEmpty() && sharedRebates.isEmpty()) {
            return List.of();
        }
        var shared = sharedRebates.stream()
                .filter(rebate ->
                        rebate.priceGroup() == null || rebate.priceGroup().equals(customer.priceGroup()));
        return Stream.concat(own.stream(), shared)
                .filter(rebate -> rebate.holdsOn(day))
                .toList();
    }

    /** The volume breaks of a category of items. */
    public List<VolumeBreak> volumeBreaks(String category) {
        return volumeBreaks.getOrDefault(category, List.of());
    }

    /** The rate of a jurisdiction for a class of goods; null when nobody entered one, which is not the same as a rate of zero. */
    public @Nullable TaxRate taxRate(String jurisdiction, String taxClass) {
        return taxes.get(new JurisdictionClass(jurisdiction, taxClass));
    }

    public @Nullable FreightRate freightRate(EntityId entity) {
        return freights.get(entity);
    }

    public @Nullable Lot lot(ItemId item, LotId lot) {
        return lots.get(new ItemLot(item, lot));
    }

    /** Every lot of an item; empty for one that is not kept by lot. */
    public List<Lot> lotsOf(ItemId item) {
        return lotsByItem.getOrDefault(item, List.of());
    }

    /**
     * What a warehouse's reason for an adjustment means: as it is recorded, else as the standard says.
     *
     * @return null for a word that nobody knows
     */
    public @Nullable StockReason stockReason(String code) {
        var recorded = stockReasons.get(code);
        return recorded == null ? StockReason.standard(code) : recorded;
    }

    /** One account of the chart; null when the chart has none of this number. */
    public @Nullable ChartAccount account(String number) {
        return accounts.get(number);
    }

    /** What must stay in a warehouse, in base units; zero when nobody set it. */
    public BigDecimal safetyStock(LocationId warehouse, ItemId item) {
        return safetyStocks.getOrDefault(new ItemAt(warehouse, item), BigDecimal.ZERO);
    }

    private static <K, V> Map<K, V> index(List<V> rows, Function<V, K> key) {
        return rows.stream()
                .collect(toMap(
                        key,
                        identity(),
                        (first, second) -> {
                            throw new IllegalArgumentException(
                                    "%s and %s go by the same name".formatted(first, second));
                        },
                        LinkedHashMap::new));
    }

    private static Map<String, Customer> byPartner(List<Customer> customers) {
        var map = new HashMap<String, Customer>();
        for (var customer : customers) {
            if (customer.partner() != null) {
                map.put(customer.partner(), customer);
            }
        }
        return map;
    }

    private static <K, V> Map<K, List<V>> byOptional(List<V> rows, Function<V, @Nullable K> key) {
        var map = new HashMap<K, List<V>>();
        for (var row : rows) {
            var at = key.apply(row);
            if (at != null) {
                map.computeIfAbsent(at, any -> new ArrayList<>()).add(row);
            }
        }
        return map;
    }
}
