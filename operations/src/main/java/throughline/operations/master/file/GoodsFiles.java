package throughline.operations.master.file;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LotId;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.master.Gtin;
import throughline.operations.master.Item;
import throughline.operations.master.ItemName;
import throughline.operations.master.Lot;
import throughline.operations.master.MasterRows;
import throughline.operations.master.SafetyStock;
import throughline.operations.master.StockReason;
import throughline.operations.master.UnitFactor;

/** Reads what: items with their units, names, lots and safety stocks. */
public final class GoodsFiles {

    private record NamedUnit(String gtin, ItemId item, UnitCode unit) {}

    private record Traded(String sku, UnitCode unit, UnitFactor factor, @Nullable NamedUnit named) {}

    private final CsvFolder folder;
    private final CompanyFiles companies;
    private Map<String, Item> items = Map.of();
    private Set<List<String>> lots = Set.of();

    GoodsFiles(CsvFolder folder, CompanyFiles companies) {
        this.folder = folder;
        this.companies = companies;
    }

    MasterRows.Goods read() {
        var traded = readUnits();
        items = folder.keyed(
                Sheet.ITEMS.file(), readItems(traded), item -> item.id().code());
        var read = new MasterRows.Goods(
                List.copyOf(items.values()), readNames(traded), readLots(), readSafetyStocks(), readReasons());
        lots = read.lots().stream()
                .map(lot -> List.of(lot.item().code(), lot.lot().code()))
                .collect(toSet());
        return read;
    }

    public Map<String, Item> items() {
        return items;
    }

    public boolean knows(ItemId item, String lot) {
        return lots.contains(List.of(item.code(), lot));
    }

    private Map<String, List<Traded>> readUnits() {
        return folder
                .read(Sheet.UNITS, row -> {
                    var gtin = row.optional("gtin");
                    var unit = new UnitCode(row.text("unit"));
                    if (gtin != null && !Gtin.valid(gtin)) {
                        throw row.mistake("gtin", "'%s' is no GTIN: its last digit does not check".formatted(gtin));
                    }
                    return new Traded(
                            row.text("sku"),
                            unit,
                            new UnitFactor(
                                    row.whole("numerator", 1, Integer.MAX_VALUE),
                                    row.whole("denominator", 1, Integer.MAX_VALUE)),
                            gtin == null
                                    ? null
                                    : new NamedUnit(Gtin.fourteenDigits(gtin), new ItemId(row.text("sku")), unit));
                })
                .stream()
                .collect(groupingBy(Traded::sku, LinkedHashMap::new, toList()));
    }

    private List<Item> readItems(Map<String, List<Traded>> traded) {
        var columns = Sheet.ITEMS.columns(companies.entities().keySet());
        var read = folder.read(Sheet.ITEMS.file(), columns, row -> item(row, traded));
        var known = read.stream().map(item -> item.id().code()).collect(toSet());
        for (var item : read) {
            item.substitutes().stream()
                    .filter(other -> !known.contains(other.code()) && !folder.leftOut("items.csv", other.code()))
                    .forEach(other ->
                            folder.mistake("items.csv: %s names the substitute '%s', which is no item of items.csv"
                                    .formatted(item.id(), other)));
        }
        traded.keySet().stream()
                .filter(sku -> !known.contains(sku) && !folder.leftOut("items.csv", sku))
                .forEach(sku -> folder.mistake("units.csv: there is no '%s' in items.csv".formatted(sku)));
        return read;
    }

    private Item item(CsvRow row, Map<String, List<Traded>> traded) {
        var base = new UnitCode(row.text("unit"));
        var units = row.in("sku", traded, "units.csv").stream()
                .collect(toMap(Traded::unit, Traded::factor, (first, second) -> first));
        if (!UnitFactor.ONE.equals(units.get(base)) && !folder.leftOut("units.csv", row.text("sku"))) {
            throw row.mistake("unit", "units.csv must say that one %s is 1/1".formatted(base));
        }
        var supplier = row.optionalIn("supplier", companies.suppliers(), "suppliers.csv");
        var prices = new HashMap<EntityId, Item.EntityPrice>();
        for (var entity : companies.entities().values()) {
            var code = entity.id().code();
            if (row.optional(Sheet.listPrice(code)) != null) {
                var list = new UnitPrice(row.decimal(Sheet.listPrice(code)), entity.currency(), base);
                prices.put(entity.id(), new Item.EntityPrice(list, row.decimal(Sheet.cost(code))));
            }
        }
        return new Item(
                new ItemId(row.text("sku")),
                row.text("description"),
                row.text("category"),
                base,
                row.decimal("weight kg"),
                row.text("tax class"),
                row.yes("lot controlled"),
                row.yes("hazardous"),
                supplier == null ? null : supplier.code(),
                row.words("substitutes").stream().map(ItemId::new).toList(),
                units,
                prices);
    }

    private List<ItemName> readNames(Map<String, List<Traded>> traded) {
        var names = new LinkedHashMap<List<@Nullable String>, ItemName>();
        for (var units : traded.values()) {
            for (var unit : units) {
                if (unit.named() != null) {
                    var gtin = unit.named();
                    name(
                            names,
                            new ItemName(ItemReference.Scheme.GTIN, null, gtin.gtin(), gtin.item(), gtin.unit()),
                            "units.csv");
                }
            }
        }
        for (var name : folder.read(Sheet.ITEM_NAMES, this::itemName)) {
            name(names, name, "item-names.csv");
        }
        return List.copyOf(names.values());
    }

    private ItemName itemName(CsvRow row) {
        var scheme = row.oneOf("scheme", ItemReference.Scheme.class);
        var item = row.in("sku", items, "items.csv");
        var customer = row.optionalIn("customer", companies.customers(), "customers.csv");
        if ((scheme == ItemReference.Scheme.BUYER) != (customer != null)) {
            throw row.mistake("customer", "a buyer's name has a customer, and no other has");
        }
        var unit = row.optional("unit");
        if (unit != null && !item.units().containsKey(new UnitCode(unit))) {
            throw row.mistake("unit", "%s is not traded in '%s'".formatted(item.id(), unit));
        }
        var name = row.text("name");
        if (scheme == ItemReference.Scheme.GTIN && !Gtin.valid(name)) {
            throw row.mistake("name", "'%s' is no GTIN: its last digit does not check".formatted(name));
        }
        return new ItemName(
                scheme,
                customer == null ? null : customer.code(),
                scheme == ItemReference.Scheme.GTIN ? Gtin.fourteenDigits(name) : name,
                item.id(),
                unit == null ? null : new UnitCode(unit));
    }

    private void name(Map<List<@Nullable String>, ItemName> names, ItemName name, String file) {
        var before = names.putIfAbsent(Arrays.asList(name.scheme().name(), name.customer(), name.value()), name);
        if (before != null && !before.equals(name)) {
            folder.mistake("%s: %s %s means both %s and %s"
                    .formatted(file, name.scheme(), name.value(), before.item(), name.item()));
        }
    }

    private List<Lot> readLots() {
        return folder.read(Sheet.LOTS, row -> {
            var item = row.in("sku", items, "items.csv");
            if (!item.lotControlled()) {
                throw row.mistake("sku", "%s is not kept by lot".formatted(item.id()));
            }
            return new Lot(item.id(), new LotId(row.text("lot")), row.optionalDay("expires"));
        });
    }

    private List<StockReason> readReasons() {
        return List.copyOf(folder.keyed(
                        Sheet.STOCK_REASONS,
                        row -> {
                            var account = row.optionalIn("account", companies.accounts(), "accounts.csv");
                            return new StockReason(
                                    row.text("reason"),
                                    row.oneOf("effect", StockReason.Effect.class),
                                    account == null ? null : account.number());
                        },
                        StockReason::code)
                .values());
    }

    private List<SafetyStock> readSafetyStocks() {
        return folder.read(
                Sheet.SAFETY_STOCK,
                row -> new SafetyStock(
                        row.in("warehouse", companies.warehouses(), "warehouses.csv")
                                .id(),
                        row.in("sku", items, "items.csv").id(),
                        row.decimal("quantity")));
    }
}
