package throughline.operations.master;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.model.document.Party;

/** Writes all master records, a statement per table. */
final class MasterWriter {

    /** In the order in which rows may be deleted: whoever refers to another first. */
    private static final List<String> TABLES = List.of(
            "freight_rate",
            "tax_rate",
            "volume_break",
            "promotion",
            "contract_price",
            "safety_stock",
            "lot",
            "item_name",
            "item_unit",
            "item_price",
            "item_substitute",
            "item",
            "ship_to",
            "customer",
            "price_group",
            "warehouse",
            "supplier",
            "payment_terms",
            "chart_account",
            "entity");

    private final Connection connection;

    MasterWriter(Connection connection) {
        this.connection = connection;
    }

    void replaceAll(MasterRows rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.addBatch("delete from desk." + table);
            }
            statement.executeBatch();
        }
        own(rows.companies());
        groups(rows.prices());
        outside(rows.companies());
        goods(rows.goods());
        prices(rows.prices());
        duties(rows.prices().duties());
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("update desk.master_version set version = version + 1");
        }
    }

    private void own(MasterRows.Companies companies) throws SQLException {
        var entities = new RowSet(
                "desk.entity",
                "entity text",
                "name text",
                "currency text",
                "jurisdiction text",
                "tax_number text",
                "gln text",
                "street text",
                "city text",
                "region text",
                "postal_code text",
                "country text");
        for (var entity : companies.entities()) {
            var at = entity.address();
            entities.add(
                    entity.id().code(),
                    entity.name(),
                    entity.currency().getCurrencyCode(),
                    entity.jurisdiction(),
                    entity.taxNumber(),
                    entity.gln(),
                    street(at),
                    at.city(),
                    at.region(),
                    at.postalCode(),
                    at.country());
        }
        entities.insert(connection);
        var accounts = new RowSet("desk.chart_account", "number text", "name text", "kind text");
        companies
                .accounts()
                .forEach(account -> accounts.add(
                        account.number(), account.name(), account.kind().name()));
        accounts.insert(connection);
        var terms = new RowSet(
                "desk.payment_terms",
                "terms text",
                "net_days int",
                "prepaid boolean",
                "discount_percent numeric",
                "discount_days int");
        companies
                .terms()
                .forEach(term -> terms.add(
                        term.code(), term.netDays(), term.prepaid(), term.discountPercent(), term.discountDays()));
        terms.insert(connection);
    }

    private void outside(MasterRows.Companies companies) throws SQLException {
        var suppliers = new RowSet(
                "desk.supplier",
                "supplier text",
                "name text",
                "partner text",
                "currency text",
                "terms text",
                "lead_time_days int");
        companies
                .suppliers()
                .forEach(supplier -> suppliers.add(
                        supplier.code(),
                        supplier.name(),
                        supplier.partner(),
                        supplier.currency().getCurrencyCode(),
                        supplier.terms().code(),
                        supplier.leadTimeDays()));
        suppliers.insert(connection);
        var warehouses = new RowSet(
                "desk.warehouse",
                "warehouse text",
                "name text",
                "entity text",
                "kind text",
                "partner text",
                "supplier text",
                "cut_off int",
                "street text",
                "city text",
                "region text",
                "postal_code text",
                "country text");
        for (var warehouse : companies.warehouses()) {
            var at = warehouse.address();
            warehouses.add(
                    warehouse.id().code(),
                    warehouse.name(),
                    warehouse.entity().code(),
                    warehouse.kind().name(),
                    warehouse.partner(),
                    warehouse.supplier(),
                    warehouse.cutOff(),
                    street(at),
                    at.city(),
                    at.region(),
                    at.postalCode(),
                    at.country());
        }
        warehouses.insert(connection);
        customers(companies.customers());
    }

    private void customers(List<Customer> customers) throws SQLException {
        var rows = customerRows();
        var shipTos = new RowSet(
                "desk.ship_to",
                "customer text",
                "place int",
                "ship_to text",
                "name text",
                "gln text",
                "street text",
                "city text",
                "region text",
                "postal_code text",
                "country text",
                "jurisdiction text",
                "exemption text");
        for (var customer : customers) {
            var credit = customer.credit();
            var delivery = customer.delivery();
            rows.add(
                    customer.code(),
                    customer.name(),
                    customer.partner(),
                    customer.entity().code(),
                    customer.currency().getCurrencyCode(),
                    customer.tier(),
                    customer.keyAccount(),
                    customer.priceGroup(),
                    credit.terms().code(),
                    credit.limit().amount(),
                    credit.stopped(),
                    delivery.warehouse() == null ? null : delivery.warehouse().code(),
                    delivery.shipComplete(),
                    delivery.shortShipment().name(),
                    delivery.freight().name());
            var place = 0;
            for (var shipTo : customer.shipTos()) {
                var at = shipTo.address();
                shipTos.add(
                        shipTo.customer(),
                        place++,
                        shipTo.code(),
                        shipTo.name(),
                        shipTo.gln(),
                        street(at),
                        at.city(),
                        at.region(),
                        at.postalCode(),
                        at.country(),
                        shipTo.jurisdiction(),
                        shipTo.exemption());
            }
        }
        rows.insert(connection);
        shipTos.insert(connection);
    }

    private static RowSet customerRows() {
        return new RowSet(
                "desk.customer",
                "customer text",
                "name text",
                "partner text",
                "entity text",
                "currency text",
                "tier text",
                "key_account boolean",
                "price_group text",
                "terms text",
                "credit_limit numeric",
                "stopped boolean",
                "warehouse text",
                "ship_complete boolean",
                "short_shipment text",
                "freight text");
    }

    private void goods(MasterRows.Goods goods) throws SQLException {
        items(goods.items());
        var names = new RowSet("desk.item_name", "scheme text", "customer text", "name text", "sku text", "unit text");
        goods.names()
                .forEach(name -> names.add(
                        name.scheme().name(),
                        name.customer(),
                        name.value(),
                        name.item().code(),
                        code(name.unit())));
        names.insert(connection);
        var lots = new RowSet("desk.lot", "sku text", "lot text", "expires_on date");
        goods.lots().forEach(lot -> lots.add(lot.item().code(), lot.lot().code(), lot.expiresOn()));
        lots.insert(connection);
        var safety = new RowSet("desk.safety_stock", "warehouse text", "sku text", "quantity numeric");
        goods.safetyStocks()
                .forEach(stock ->
                        safety.add(stock.warehouse().code(), stock.item().code(), stock.quantity()));
        safety.insert(connection);
    }

    private void items(List<Item> items) throws SQLException {
        var rows = new RowSet(
                "desk.item",
                "sku text",
                "description text",
                "category text",
                "unit text",
                "weight numeric",
                "tax_class text",
                "lot_controlled boolean",
                "hazardous boolean",
                "supplier text");
        var substitutes = new RowSet("desk.item_substitute", "sku text", "place int", "substitute text");
        var prices =
                new RowSet("desk.item_price", "sku text", "entity text", "list_price numeric", "standard_cost numeric");
        var units = new RowSet("desk.item_unit", "sku text", "unit text", "numerator bigint", "denominator bigint");
        for (var item : items) {
            var sku = item.id().code();
            rows.add(
                    sku,
                    item.description(),
                    item.category(),
                    item.baseUnit().code(),
                    item.weight(),
                    item.taxClass(),
                    item.lotControlled(),
                    item.hazardous(),
                    item.supplier());
            for (var place = 0; place < item.substitutes().size(); place++) {
                substitutes.add(sku, place, item.substitutes().get(place).code());
            }
            item.prices()
                    .forEach((entity, price) ->
                            prices.add(sku, entity.code(), price.list().amount(), price.standardCost()));
            item.units()
                    .forEach((unit, factor) -> units.add(sku, unit.code(), factor.numerator(), factor.denominator()));
        }
        rows.insert(connection);
        substitutes.insert(connection);
        prices.insert(connection);
        units.insert(connection);
    }

    private void groups(MasterRows.Prices prices) throws SQLException {
        var groups = new RowSet("desk.price_group", "price_group text", "name text", "factor numeric");
        prices.groups().forEach(group -> groups.add(group.code(), group.name(), group.factor()));
        groups.insert(connection);
    }

    private void prices(MasterRows.Prices prices) throws SQLException {
        var contracts = new RowSet(
                "desk.contract_price",
                "contract text",
                "customer text",
                "sku text",
                "unit text",
                "price numeric",
                "currency text",
                "minimum numeric",
                "valid_from date",
                "valid_to date");
        prices.contracts()
                .forEach(price -> contracts.add(
                        price.contract(),
                        price.customer(),
                        price.item().code(),
                        price.price().unit().code(),
                        price.price().amount(),
                        price.price().currency().getCurrencyCode(),
                        price.minimum(),
                        price.from(),
                        price.to()));
        contracts.insert(connection);
        var promotions = new RowSet(
                "desk.promotion",
                "promotion text",
                "sku text",
                "category text",
                "price_group text",
                "percent numeric",
                "valid_from date",
                "valid_to date");
        prices.promotions()
                .forEach(promotion -> promotions.add(
                        promotion.code(),
                        promotion.item() == null ? null : promotion.item().code(),
                        promotion.category(),
                        promotion.priceGroup(),
                        promotion.percent(),
                        promotion.from(),
                        promotion.to()));
        promotions.insert(connection);
        var breaks = new RowSet("desk.volume_break", "category text", "minimum numeric", "percent numeric");
        prices.volumeBreaks().forEach(row -> breaks.add(row.category(), row.minimum(), row.percent()));
        breaks.insert(connection);
    }

    private void duties(MasterRows.Duties duties) throws SQLException {
        var taxes = new RowSet("desk.tax_rate", "jurisdiction text", "tax_class text", "percent numeric");
        duties.taxes().forEach(rate -> taxes.add(rate.jurisdiction(), rate.taxClass(), rate.percent()));
        taxes.insert(connection);
        var freights = new RowSet(
                "desk.freight_rate",
                "entity text",
                "billed_per_shipment numeric",
                "billed_per_kg numeric",
                "free_from numeric",
                "cost_per_shipment numeric",
                "cost_per_kg numeric");
        duties.freights()
                .forEach(rate -> freights.add(
                        rate.entity().code(),
                        rate.billed().perShipment().amount(),
                        rate.billed().perKilogram().amount(),
                        rate.freeFrom().amount(),
                        rate.cost().perShipment().amount(),
                        rate.cost().perKilogram().amount()));
        freights.insert(connection);
    }

    private static String street(Party.Address address) {
        return String.join("\n", address.lines());
    }

    private static @Nullable String code(throughline.model.value.@Nullable UnitCode unit) {
        return unit == null ? null : unit.code();
    }
}
