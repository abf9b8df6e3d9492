package throughline.operations.master.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Party.Address;
import throughline.model.value.ItemId;
import throughline.model.value.UnitCode;
import throughline.operations.master.Customer;
import throughline.operations.master.Item;
import throughline.operations.master.ItemName;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.MasterRows;
import throughline.operations.master.PaymentTerms;
import throughline.operations.master.ShipTo;
import throughline.operations.master.Supplier;
import throughline.operations.master.Warehouse;

/** Stored records as the lines of their files: what {@link MasterFiles} reads back into the same records. */
final class WrittenLines {

    private record Pack(ItemId item, @Nullable UnitCode unit) {}

    private final MasterRows rows;

    WrittenLines(MasterRows rows) {
        this.rows = rows;
    }

    /** The entities of an item's price columns, as stored. */
    List<String> entities() {
        return rows.companies().entities().stream()
                .map(entity -> entity.id().code())
                .toList();
    }

    /** @param columns in which order; one that the records know nothing of stays empty */
    List<CsvLine> of(Sheet sheet, List<String> columns) {
        return cells(sheet).stream()
                .map(line -> new CsvLine(
                        0,
                        columns.stream()
                                .map(column -> line.getOrDefault(column, ""))
                                .toList()))
                .toList();
    }

    private List<Map<String, String>> cells(Sheet sheet) {
        var who = rows.companies();
        var what = rows.goods();
        return switch (sheet) {
            case ACCOUNTS ->
                lines(who.accounts(), (account, line) -> line.put("number", account.number())
                        .put("name", account.name())
                        .put("kind", account.kind()));
            case ENTITIES -> lines(who.entities(), WrittenLines::entity);
            case SUPPLIERS -> lines(who.suppliers(), WrittenLines::supplier);
            case WAREHOUSES -> lines(who.warehouses(), WrittenLines::warehouse);
            case TERMS -> lines(who.terms(), WrittenLines::terms);
            case CUSTOMERS -> lines(who.customers(), WrittenLines::customer);
            case SHIP_TOS -> lines(shipTos(), WrittenLines::shipTo);
            case ITEMS -> lines(what.items(), WrittenLines::item);
            case UNITS -> units();
            case ITEM_NAMES -> lines(otherNames(), WrittenLines::name);
            case LOTS ->
                lines(what.lots(), (lot, line) -> line.put("sku", lot.item())
                        .put("lot", lot.lot())
                        .put("expires", lot.expiresOn()));
            case SAFETY_STOCK ->
                lines(what.safetyStocks(), (safety, line) -> line.put("warehouse", safety.warehouse())
                        .put("sku", safety.item())
                        .put("quantity", safety.quantity()));
            case STOCK_REASONS ->
                lines(what.stockReasons(), (reason, line) -> line.put("reason", reason.code())
                        .put("effect", reason.effect())
                        .put("account", reason.account()));
            default -> new WrittenPrices(rows.prices()).of(sheet);
        };
    }

    private static void entity(LegalEntity entity, Line line) {
        line.put("entity", entity.id())
                .put("name", entity.name())
                .put("currency", entity.currency())
                .put("jurisdiction", entity.jurisdiction())
                .put("tax number", entity.taxNumber())
                .put("gln", entity.gln())
                .address(entity.address());
    }

    private static void supplier(Supplier supplier, Line line) {
        line.put("supplier", supplier.code())
                .put("name", supplier.name())
                .put("partner", supplier.partner())
                .put("currency", supplier.currency())
                .put("terms", supplier.terms().code())
                .put("lead time days", supplier.leadTimeDays());
    }

    private static void warehouse(Warehouse place, Line line) {
        line.put("warehouse", place.id())
                .put("name", place.name())
                .put("entity", place.entity())
                .put("kind", place.kind())
                .put("partner", place.partner())
                .put("supplier", place.supplier())
                .put("cut-off hour", place.cutOff())
                .address(place.address());
    }

    private static void terms(PaymentTerms terms, Line line) {
        line.put("terms", terms.code())
                .put("net days", terms.netDays())
                .yes("prepaid", terms.prepaid())
                .put("discount percent", terms.discountPercent())
                .put("discount days", terms.discountDays());
    }

    private static void shipTo(ShipTo place, Line line) {
        line.put("customer", place.customer())
                .put("ship-to", place.code())
                .put("name", place.name())
                .put("gln", place.gln())
                .address(place.address())
                .put("jurisdiction", place.jurisdiction())
                .put("exemption", place.exemption());
    }

    private List<ShipTo> shipTos() {
        return rows.companies().customers().stream()
                .flatMap(customer -> customer.shipTos().stream())
                .toList();
    }

    private static void customer(Customer customer, Line line) {
        var delivery = customer.delivery();
        line.put("customer", customer.code())
                .put("name", customer.name())
                .put("partner", customer.partner())
                .put("entity", customer.entity())
                .put("currency", customer.currency())
                .put("tier", customer.tier())
                .yes("key account", customer.keyAccount())
                .put("price group", customer.priceGroup())
                .put("terms", customer.credit().terms().code())
                .put("credit limit", customer.credit().limit().amount())
                .yes("on stop", customer.credit().stopped())
                .put("warehouse", delivery.warehouse())
                .yes("ship complete", delivery.shipComplete())
                .put("short shipment", delivery.shortShipment())
                .put("freight", delivery.freight());
    }

    private static void item(Item item, Line line) {
        line.put("sku", item.id())
                .put("description", item.description())
                .put("category", item.category())
                .put("unit", item.baseUnit())
                .put("weight kg", item.weight())
                .put("tax class", item.taxClass())
                .yes("lot controlled", item.lotControlled())
                .yes("hazardous", item.hazardous())
                .put("supplier", item.supplier())
                .put(
                        "substitutes",
                        item.substitutes().stream().map(ItemId::code).collect(Collectors.joining(" ")));
        item.prices().forEach((entity, price) -> line.put(
                        Sheet.listPrice(entity.code()), price.list().amount())
                .put(Sheet.cost(entity.code()), price.standardCost()));
    }

    private static void name(ItemName name, Line line) {
        line.put("scheme", name.scheme())
                .put("customer", name.customer())
                .put("name", name.value())
                .put("sku", name.item())
                .put("unit", name.unit());
    }

    private List<Map<String, String>> units() {
        var gtins = gtins();
        var all = new ArrayList<Map<String, String>>();
        for (var item : rows.goods().items()) {
            item.units().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey((one, other) -> one.code().compareTo(other.code())))
                    .forEach(unit -> {
                        var gtin = gtins.get(new Pack(item.id(), unit.getKey()));
                        all.add(new Line()
                                .put("sku", item.id())
                                .put("unit", unit.getKey())
                                .put("numerator", unit.getValue().numerator())
                                .put("denominator", unit.getValue().denominator())
                                .put("gtin", gtin == null ? null : gtin.value())
                                .cells);
                    });
        }
        return all;
    }

    /** A unit's first GTIN stands with the unit. */
    private Map<Pack, ItemName> gtins() {
        var gtins = new HashMap<Pack, ItemName>();
        for (var name : rows.goods().names()) {
            if (name.scheme() == Scheme.GTIN && name.unit() != null) {
                gtins.putIfAbsent(new Pack(name.item(), name.unit()), name);
            }
        }
        return gtins;
    }

    private List<ItemName> otherNames() {
        Set<ItemName> withUnits = new HashSet<>(gtins().values());
        return rows.goods().names().stream()
                .filter(name -> !withUnits.contains(name))
                .toList();
    }

    static <T> List<Map<String, String>> lines(Collection<T> records, BiConsumer<T, Line> writing) {
        var lines = new ArrayList<Map<String, String>>(records.size());
        for (var each : records) {
            var line = new Line();
            writing.accept(each, line);
            lines.add(line.cells);
        }
        return lines;
    }

    /** One line being written, by column. */
    static final class Line {

        private final Map<String, String> cells = new LinkedHashMap<>();

        Line put(String column, @Nullable Object value) {
            cells.put(column, value == null ? "" : text(value));
            return this;
        }

        Line yes(String column, boolean value) {
            cells.put(column, value ? "yes" : "no");
            return this;
        }

        Line address(Address address) {
            return put("street", String.join(", ", address.lines()))
                    .put("city", address.city())
                    .put("region", address.region())
                    .put("postal code", address.postalCode())
                    .put("country", address.country());
        }

        private static String text(Object value) {
            if (value instanceof BigDecimal number) {
                return number.toPlainString();
            }
            return value instanceof Enum<?> choice ? CsvRow.written(choice) : value.toString();
        }
    }
}
