package throughline.operations.master;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Reads all master records, a statement per table. */
final class MasterReader {

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private record Priced(String sku, EntityId entity, BigDecimal list, BigDecimal cost) {}

    private record Traded(String sku, UnitCode unit, UnitFactor factor) {}

    private record Substitute(String sku, ItemId substitute) {}

    private final Connection connection;

    MasterReader(Connection connection) {
        this.connection = connection;
    }

    MasterData read() throws SQLException {
        var version = rows("select version from desk.master_version", row -> row.getLong(1))
                .get(0);
        var entities = rows(
                "select * from desk.entity order by entity",
                row -> new LegalEntity(
                        new EntityId(row.getString("entity")),
                        row.getString("name"),
                        currency(row),
                        row.getString("jurisdiction"),
                        row.getString("tax_number"),
                        row.getString("gln"),
                        address(row)));
        var currencies = entities.stream().collect(toMap(LegalEntity::id, LegalEntity::currency));
        return new MasterData(version, new MasterRows(companies(entities), goods(currencies), prices(currencies)));
    }

    private MasterRows.Companies companies(List<LegalEntity> entities) throws SQLException {
        var accounts = rows(
                "select * from desk.chart_account order by number",
                row -> new ChartAccount(
                        row.getString("number"),
                        row.getString("name"),
                        ChartAccount.Kind.valueOf(row.getString("kind"))));
        var terms = rows(
                "select * from desk.payment_terms order by terms",
                row -> new PaymentTerms(
                        row.getString("terms"),
                        row.getInt("net_days"),
                        row.getBoolean("prepaid"),
                        row.getBigDecimal("discount_percent"),
                        row.getInt("discount_days")));
        var termsByCode = terms.stream().collect(toMap(PaymentTerms::code, term -> term));
        var suppliers = rows(
                "select * from desk.supplier order by supplier",
                row -> new Supplier(
                        row.getString("supplier"),
                        row.getString("name"),
                        row.getString("partner"),
                        currency(row),
                        present(termsByCode, row.getString("terms")),
                        row.getInt("lead_time_days")));
        var warehouses = rows(
                "select * from desk.warehouse order by warehouse",
                row -> new Warehouse(
                        new LocationId(row.getString("warehouse")),
                        row.getString("name"),
                        new EntityId(row.getString("entity")),
                        Warehouse.Kind.valueOf(row.getString("kind")),
                        row.getString("partner"),
                        row.getString("supplier"),
                        row.getInt("cut_off"),
                        address(row)));
        return new MasterRows.Companies(entities, accounts, terms, suppliers, warehouses, customers(termsByCode));
    }

    private List<Customer> customers(Map<String, PaymentTerms> terms) throws SQLException {
        var shipTos = rows(
                        "select * from desk.ship_to order by customer, place",
                        row -> new ShipTo(
                                row.getString("customer"),
                                row.getString("ship_to"),
                                row.getString("name"),
                                row.getString("gln"),
                                address(row),
                                row.getString("jurisdiction"),
                                row.getString("exemption")))
                .stream()
                .collect(groupingBy(ShipTo::customer));
        return rows(
                "select * from desk.customer order by customer",
                row -> new Customer(
                        row.getString("customer"),
                        row.getString("name"),
                        row.getString("partner"),
                        new EntityId(row.getString("entity")),
                        currency(row),
                        row.getString("tier"),
                        row.getBoolean("key_account"),
                        row.getString("price_group"),
                        new Customer.Credit(
                                present(terms, row.getString("terms")),
                                money(row, "credit_limit", currency(row)),
                                row.getBoolean("stopped")),
                        new Customer.Delivery(
                                location(row.getString("warehouse")),
                                row.getBoolean("ship_complete"),
                                ShortShipment.valueOf(row.getString("short_shipment")),
                                FreightTerms.valueOf(row.getString("freight"))),
                        shipTos.getOrDefault(row.getString("customer"), List.of())));
    }

    private MasterRows.Goods goods(Map<EntityId, Currency> currencies) throws SQLException {
        var names = rows(
                "select * from desk.item_name order by scheme, customer, name",
                row -> new ItemName(
                        ItemReference.Scheme.valueOf(row.getString("scheme")),
                        row.getString("customer"),
                        row.getString("name"),
                        new ItemId(row.getString("sku")),
                        unit(row.getString("unit"))));
        var lots = rows(
                "select * from desk.lot order by sku, lot",
                row -> new Lot(
                        new ItemId(row.getString("sku")),
                        new LotId(row.getString("lot")),
                        row.getObject("expires_on", LocalDate.class)));
        var safety = rows(
                "select * from desk.safety_stock order by warehouse, sku",
                row -> new SafetyStock(
                        new LocationId(row.getString("warehouse")),
                        new ItemId(row.getString("sku")),
                        row.getBigDecimal("quantity")));
        return new MasterRows.Goods(items(currencies), names, lots, safety);
    }

    private List<Item> items(Map<EntityId, Currency> currencies) throws SQLException {
        var substitutes = rows(
                        "select sku, substitute from desk.item_substitute order by sku, place",
                        row -> new Substitute(row.getString(1), new ItemId(row.getString(2))))
                .stream()
                .collect(groupingBy(Substitute::sku));
        var prices = rows(
                        "select * from desk.item_price",
                        row -> new Priced(
                                row.getString("sku"),
                                new EntityId(row.getString("entity")),
                                row.getBigDecimal("list_price"),
                                row.getBigDecimal("standard_cost")))
                .stream()
                .collect(groupingBy(Priced::sku));
        var units = rows(
                        "select * from desk.item_unit",
                        row -> new Traded(
                                row.getString("sku"),
                                new UnitCode(row.getString("unit")),
                                new UnitFactor(row.getLong("numerator"), row.getLong("denominator"))))
                .stream()
                .collect(groupingBy(Traded::sku));
        return rows("select * from desk.item order by sku", row -> {
            var sku = row.getString("sku");
            var base = new UnitCode(row.getString("unit"));
            var priceMap = new HashMap<EntityId, Item.EntityPrice>();
            for (var price : prices.getOrDefault(sku, List.of())) {
                var list = new UnitPrice(price.list(), present(currencies, price.entity()), base);
                priceMap.put(price.entity(), new Item.EntityPrice(list, price.cost()));
            }
            return new Item(
                    new ItemId(sku),
                    row.getString("description"),
                    row.getString("category"),
                    base,
                    row.getBigDecimal("weight"),
                    row.getString("tax_class"),
                    row.getBoolean("lot_controlled"),
                    row.getBoolean("hazardous"),
                    row.getString("supplier"),
                    substitutes.getOrDefault(sku, List.of()).stream()
                            .map(Substitute::substitute)
                            .toList(),
                    units.getOrDefault(sku, List.of()).stream().collect(toMap(Traded::unit, Traded::factor)),
                    priceMap);
        });
    }

    private MasterRows.Prices prices(Map<EntityId, Currency> currencies) throws SQLException {
        var groups = rows(
                "select * from desk.price_group order by price_group",
                row -> new PriceGroup(
                        row.getString("price_group"), row.getString("name"), row.getBigDecimal("factor")));
        var contracts = rows(
                "select * from desk.contract_price order by customer, sku, minimum, valid_from, contract",
                row -> new ContractPrice(
                        row.getString("contract"),
                        row.getString("customer"),
                        new ItemId(row.getString("sku")),
                        new UnitPrice(row.getBigDecimal("price"), currency(row), new UnitCode(row.getString("unit"))),
                        row.getBigDecimal("minimum"),
                        day(row, "valid_from"),
                        day(row, "valid_to")));
        var promotions = rows(
                "select * from desk.promotion order by promotion, sku, category",
                row -> new Promotion(
                        row.getString("promotion"),
                        item(row.getString("sku")),
                        row.getString("category"),
                        row.getString("price_group"),
                        row.getBigDecimal("percent"),
                        day(row, "valid_from"),
                        day(row, "valid_to")));
        var breaks = rows(
                "select * from desk.volume_break order by category, minimum",
                row -> new VolumeBreak(
                        row.getString("category"), row.getBigDecimal("minimum"), row.getBigDecimal("percent")));
        return new MasterRows.Prices(groups, contracts, promotions, breaks, duties(currencies));
    }

    private MasterRows.Duties duties(Map<EntityId, Currency> currencies) throws SQLException {
        var taxes = rows(
                "select * from desk.tax_rate order by jurisdiction, tax_class",
                row -> new TaxRate(
                        row.getString("jurisdiction"), row.getString("tax_class"), row.getBigDecimal("percent")));
        var freights = rows("select * from desk.freight_rate order by entity", row -> {
            var entity = new EntityId(row.getString("entity"));
            var in = present(currencies, entity);
            return new FreightRate(
                    entity,
                    new FreightRate.Tariff(money(row, "billed_per_shipment", in), money(row, "billed_per_kg", in)),
                    money(row, "free_from", in),
                    new FreightRate.Tariff(money(row, "cost_per_shipment", in), money(row, "cost_per_kg", in)));
        });
        return new MasterRows.Duties(taxes, freights);
    }

    private <T> List<T> rows(String sql, Row<T> mapping) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (found.next()) {
                rows.add(mapping.of(found));
            }
            return rows;
        }
    }

    private static Party.Address address(ResultSet row) throws SQLException {
        return new Party.Address(
                row.getString("street").lines().toList(),
                row.getString("city"),
                row.getString("region"),
                row.getString("postal_code"),
                row.getString("country"));
    }

    private static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return new Money(row.getBigDecimal(column), currency);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getDate(column).toLocalDate();
    }

    private static @Nullable LocationId location(@Nullable String code) {
        return code == null ? null : new LocationId(code);
    }

    private static @Nullable ItemId item(@Nullable String code) {
        return code == null ? null : new ItemId(code);
    }

    private static @Nullable UnitCode unit(@Nullable String code) {
        return code == null ? null : new UnitCode(code);
    }

    /** A key that the schema says must be there. */
    private static <K, V> V present(Map<K, V> map, K key) {
        var value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("the master tables name %s and do not hold it".formatted(key));
        }
        return value;
    }
}
