package throughline.operations.master.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ItemReference;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.ContractPrice;
import throughline.operations.master.Customer;
import throughline.operations.master.FreightTerms;
import throughline.operations.master.Item;
import throughline.operations.master.ItemName;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.Lot;
import throughline.operations.master.MasterData;
import throughline.operations.master.MasterRows;
import throughline.operations.master.PaymentTerms;
import throughline.operations.master.PriceGroup;
import throughline.operations.master.Promotion;
import throughline.operations.master.PromotionBudget;
import throughline.operations.master.RebateAgreement;
import throughline.operations.master.SafetyStock;
import throughline.operations.master.ShipTo;
import throughline.operations.master.ShortShipment;
import throughline.operations.master.StockReason;
import throughline.operations.master.Supplier;
import throughline.operations.master.TaxRate;
import throughline.operations.master.VolumeBreak;
import throughline.operations.master.Warehouse;

/** All master records in and out of their tables, a table at a time. */
public final class MasterStore {

    /** What is stored: first the choices, then the tables in the order in which rows may be added, whoever refers to another after it. */
    public static final List<Class<?>> ENTITIES = List.of(
            ChartAccount.Kind.class,
            Warehouse.Kind.class,
            ShortShipment.class,
            FreightTerms.class,
            ItemReference.Scheme.class,
            StockReason.Effect.class,
            Version.class,
            CompanyRows.EntityRow.class,
            CompanyRows.AccountRow.class,
            CompanyRows.TermsRow.class,
            CompanyRows.SupplierRow.class,
            CompanyRows.WarehouseRow.class,
            PriceRows.GroupRow.class,
            CompanyRows.CustomerRow.class,
            CompanyRows.ShipToRow.class,
            GoodsRows.ItemRow.class,
            GoodsRows.SubstituteRow.class,
            GoodsRows.PricedRow.class,
            GoodsRows.TradedRow.class,
            GoodsRows.NameRow.class,
            GoodsRows.LotRow.class,
            GoodsRows.SafetyRow.class,
            GoodsRows.ReasonRow.class,
            PriceRows.ContractRow.class,
            PriceRows.PromotionRow.class,
            PriceRows.BudgetRow.class,
            PriceRows.RebateRow.class,
            PriceRows.BreakRow.class,
            PriceRows.TaxRow.class,
            PriceRows.FreightRow.class);

    /** How often the records were changed: one row. */
    @Entity(name = "MasterVersion")
    @Table(schema = "desk")
    static class Version {

        @Id
        boolean one;

        long version;
    }

    private final UnitOfWork unit;

    public MasterStore(UnitOfWork unit) {
        this.unit = unit;
    }

    /** How often the records were changed. */
    public long version() {
        return unit.find(Long.class, "select version from MasterVersion").get(0);
    }

    /** The version, its row locked: a second change waits here until the first has committed. */
    public long lockedVersion() {
        return unit.jdbc(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select version from desk.master_version for update")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    public void replaceAll(MasterRows rows) {
        var tables = ENTITIES.subList(ENTITIES.indexOf(Version.class) + 1, ENTITIES.size());
        for (int i = tables.size() - 1; i >= 0; i--) {
            unit.change(
                    "delete from " + tables.get(i).getAnnotation(Entity.class).name());
        }
        add(rows.companies(), rows.prices().groups());
        add(rows.goods());
        add(rows.prices());
        unit.change("update MasterVersion set version = version + 1");
    }

    private void add(MasterRows.Companies who, List<PriceGroup> groups) {
        unit.insert(who.entities().stream().map(CompanyRows.EntityRow::of).toList());
        unit.insert(Row.of(CompanyRows.AccountRow::new, who.accounts()));
        unit.insert(Row.of(CompanyRows.TermsRow::new, who.terms()));
        unit.insert(who.suppliers().stream().map(CompanyRows.SupplierRow::of).toList());
        unit.insert(who.warehouses().stream().map(CompanyRows.WarehouseRow::of).toList());
        unit.insert(Row.of(PriceRows.GroupRow::new, groups));
        unit.insert(who.customers().stream().map(CompanyRows.CustomerRow::of).toList());
        unit.insert(who.customers().stream().flatMap(CompanyRows.ShipToRow::of).toList());
    }

    private void add(MasterRows.Goods what) {
        var items = what.items();
        unit.insert(items.stream().map(GoodsRows.ItemRow::of).toList());
        unit.insert(Row.of(
                GoodsRows.SubstituteRow::new,
                items.stream().flatMap(GoodsRows.Substitute::of).toList()));
        unit.insert(Row.of(
                GoodsRows.PricedRow::new,
                items.stream().flatMap(GoodsRows.Priced::of).toList()));
        unit.insert(Row.of(
                GoodsRows.TradedRow::new,
                items.stream().flatMap(GoodsRows.Traded::of).toList()));
        unit.insert(Row.of(GoodsRows.NameRow::new, what.names()));
        unit.insert(Row.of(GoodsRows.LotRow::new, what.lots()));
        unit.insert(Row.of(GoodsRows.SafetyRow::new, what.safetyStocks()));
        unit.insert(Row.of(GoodsRows.ReasonRow::new, what.stockReasons()));
    }

    private void add(MasterRows.Prices prices) {
        var duties = prices.duties();
        unit.insert(Row.of(
                PriceRows.ContractRow::new,
                prices.contracts().stream().map(PriceRows.Agreed::of).toList()));
        unit.insert(Row.of(PriceRows.PromotionRow::new, prices.promotions()));
        unit.insert(Row.of(
                PriceRows.BudgetRow::new,
                prices.budgets().stream().map(PriceRows.Budget::of).toList()));
        unit.insert(Row.of(PriceRows.RebateRow::new, prices.rebates()));
        unit.insert(Row.of(PriceRows.BreakRow::new, prices.volumeBreaks()));
        unit.insert(Row.of(PriceRows.TaxRow::new, duties.taxes()));
        unit.insert(Row.of(
                PriceRows.FreightRow::new,
                duties.freights().stream().map(PriceRows.Freight::of).toList()));
    }

    public MasterData read() {
        var version = version();
        var companies = companies();
        var currencies = companies.entities().stream().collect(toMap(LegalEntity::id, LegalEntity::currency));
        return new MasterData(version, new MasterRows(companies, goods(currencies), prices(currencies)));
    }

    private MasterRows.Companies companies() {
        var entities = unit.find(
                LegalEntity.class,
                "select entity, name, currency, jurisdiction, taxNumber, gln, address from LegalEntity order by entity");
        var accounts = unit.find(ChartAccount.class, "select is from ChartAccount order by is.number");
        var terms = unit.find(PaymentTerms.class, "select is from PaymentTerms order by is.code");
        var suppliers = unit.find(
                Supplier.class,
                """
                select s.supplier, s.name, s.partner, s.currency, t.is, s.leadTimeDays
                from Supplier s join PaymentTerms t on t.is.code = s.terms order by s.supplier""");
        var warehouses = unit.find(
                Warehouse.class,
                """
                select warehouse, name, entity, kind, partner, supplier, cutOff, address
                from Warehouse order by warehouse""");
        return new MasterRows.Companies(entities, accounts, terms, suppliers, warehouses, customers(terms));
    }

    private List<Customer> customers(List<PaymentTerms> terms) {
        var agreed = terms.stream().collect(toMap(PaymentTerms::code, each -> each));
        var shipTos = unit
                .find(
                        ShipTo.class,
                        """
                        select key.customer, key.shipTo, name, gln, address, jurisdiction, exemption
                        from ShipTo order by key.customer, place""")
                .stream()
                .collect(groupingBy(ShipTo::customer));
        return unit.find(CompanyRows.CustomerRow.class, "from Customer order by customer").stream()
                .map(row -> row.with(present(agreed, row.terms), shipTos.getOrDefault(row.customer, List.of())))
                .toList();
    }

    private MasterRows.Goods goods(Map<EntityId, Currency> currencies) {
        var names = unit.find(
                ItemName.class,
                """
                select is.scheme, is.customer, is.value, is.item, is.unit
                from ItemName order by is.scheme, is.customer, is.value""");
        var lots = unit.find(Lot.class, "select is.item, is.lot, is.expiresOn from Lot order by is.item, is.lot");
        var safety = unit.find(SafetyStock.class, "select is from SafetyStock order by is.warehouse, is.item");
        var reasons =
                unit.find(StockReason.class, "select is.code, is.effect, is.account from StockReason order by is.code");
        return new MasterRows.Goods(items(currencies), names, lots, safety, reasons);
    }

    private List<Item> items(Map<EntityId, Currency> currencies) {
        var substitutes =
                unit
                        .find(GoodsRows.Substitute.class, "select is from ItemSubstitute order by is.sku, is.place")
                        .stream()
                        .collect(groupingBy(
                                GoodsRows.Substitute::sku, mapping(GoodsRows.Substitute::substitute, toList())));
        var prices = unit.find(GoodsRows.Priced.class, "select is from ItemPrice").stream()
                .collect(groupingBy(GoodsRows.Priced::sku));
        var units = unit.find(GoodsRows.Traded.class, "select is from ItemUnit").stream()
                .collect(groupingBy(GoodsRows.Traded::sku));
        return unit.find(GoodsRows.ItemRow.class, "from Item order by sku").stream()
                .map(row -> {
                    var priced = prices.getOrDefault(row.sku, List.of()).stream()
                            .collect(toMap(
                                    GoodsRows.Priced::entity,
                                    each -> each.in(present(currencies, each.entity()), row.unit)));
                    return row.with(
                            substitutes.getOrDefault(row.sku, List.of()),
                            units.getOrDefault(row.sku, List.of()),
                            priced);
                })
                .toList();
    }

    private MasterRows.Prices prices(Map<EntityId, Currency> currencies) {
        var groups = unit.find(PriceGroup.class, "select is from PriceGroup order by is.code");
        var contracts = unit.find(
                ContractPrice.class,
                """
                select is.contract, is.customer, is.item, is.price, is.minimum, is.from, is.to
                from ContractPrice order by is.customer, is.item, is.minimum, is.from, is.contract""");
        var promotions = unit.find(
                Promotion.class,
                """
                select is.code, is.item, is.category, is.priceGroup, is.percent, is.exclusive, is.from, is.to
                from Promotion order by is.code, is.item, is.category""");
        var budgets = unit
                .find(PriceRows.Budget.class, "select is from PromotionBudget order by is.promotion, is.currency")
                .stream()
                .map(each -> new PromotionBudget(each.promotion(), new Money(each.budget(), each.currency())))
                .toList();
        var rebates = unit.find(
                RebateAgreement.class,
                """
                select is.agreement, is.customer, is.priceGroup, is.category, is.percent, is.from, is.to
                from RebateAgreement order by is.agreement, is.customer, is.priceGroup, is.category""");
        var breaks = unit.find(VolumeBreak.class, "select is from VolumeBreak order by is.category, is.minimum");
        var taxes = unit.find(TaxRate.class, "select is from TaxRate order by is.jurisdiction, is.taxClass");
        var freights = unit.find(PriceRows.Freight.class, "select is from FreightRate order by is.entity").stream()
                .map(rate -> rate.in(present(currencies, rate.entity())))
                .toList();
        return new MasterRows.Prices(
                groups, contracts, promotions, budgets, rebates, breaks, new MasterRows.Duties(taxes, freights));
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
