package throughline.operations.master.file;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Party;
import throughline.model.value.EntityId;
import throughline.model.value.LocationId;
import throughline.model.value.Money;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.Customer;
import throughline.operations.master.FreightTerms;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.MasterRows;
import throughline.operations.master.PaymentTerms;
import throughline.operations.master.PriceGroup;
import throughline.operations.master.ShipTo;
import throughline.operations.master.ShortShipment;
import throughline.operations.master.Supplier;
import throughline.operations.master.Warehouse;

/** Reads who: our own companies, their accounts, suppliers, warehouses and customers. What one file names, another must hold. */
public final class CompanyFiles {

    private final CsvFolder folder;
    private Map<String, LegalEntity> entities = Map.of();
    private Map<String, ChartAccount> accounts = Map.of();
    private Map<String, PaymentTerms> terms = Map.of();
    private Map<String, Supplier> suppliers = Map.of();
    private Map<String, Warehouse> warehouses = Map.of();
    private Map<String, PriceGroup> groups = Map.of();
    private Map<String, Customer> customers = Map.of();

    CompanyFiles(CsvFolder folder) {
        this.folder = folder;
    }

    MasterRows.Companies read() {
        entities = folder.keyed(
                Sheet.ENTITIES, CompanyFiles::entity, entity -> entity.id().code());
        accounts = folder.keyed(Sheet.ACCOUNTS, CompanyFiles::account, ChartAccount::number);
        terms = folder.keyed(Sheet.TERMS, CompanyFiles::terms, PaymentTerms::code);
        suppliers = folder.keyed(Sheet.SUPPLIERS, this::supplier, Supplier::code);
        warehouses = folder.keyed(
                Sheet.WAREHOUSES, this::warehouse, warehouse -> warehouse.id().code());
        groups = folder.keyed(Sheet.PRICE_GROUPS, CompanyFiles::group, PriceGroup::code);
        customers = folder.keyed(Sheet.CUSTOMERS.file(), readCustomers(), Customer::code);
        refuseSharedPartners();
        return new MasterRows.Companies(
                List.copyOf(entities.values()),
                List.copyOf(accounts.values()),
                List.copyOf(terms.values()),
                List.copyOf(suppliers.values()),
                List.copyOf(warehouses.values()),
                List.copyOf(customers.values()));
    }

    public Map<String, LegalEntity> entities() {
        return entities;
    }

    public Map<String, ChartAccount> accounts() {
        return accounts;
    }

    public Map<String, Supplier> suppliers() {
        return suppliers;
    }

    public Map<String, Warehouse> warehouses() {
        return warehouses;
    }

    Map<String, PriceGroup> groups() {
        return groups;
    }

    public Map<String, Customer> customers() {
        return customers;
    }

    private static LegalEntity entity(CsvRow row) {
        return new LegalEntity(
                new EntityId(row.text("entity")),
                row.text("name"),
                row.currency("currency"),
                row.text("jurisdiction"),
                row.text("tax number"),
                gln(row),
                address(row));
    }

    private static ChartAccount account(CsvRow row) {
        return new ChartAccount(row.text("number"), row.text("name"), row.oneOf("kind", ChartAccount.Kind.class));
    }

    private static PaymentTerms terms(CsvRow row) {
        return new PaymentTerms(
                row.text("terms"),
                (int) row.whole("net days", 0, 3650),
                row.yes("prepaid"),
                row.percent("discount percent"),
                (int) row.whole("discount days", 0, 3650));
    }

    private Supplier supplier(CsvRow row) {
        return new Supplier(
                row.text("supplier"),
                row.text("name"),
                row.optional("partner"),
                row.currency("currency"),
                row.in("terms", terms, "payment-terms.csv"),
                (int) row.whole("lead time days", 0, 3650));
    }

    private Warehouse warehouse(CsvRow row) {
        var kind = row.oneOf("kind", Warehouse.Kind.class);
        var supplier = row.optionalIn("supplier", suppliers, "suppliers.csv");
        if ((kind == Warehouse.Kind.DROP_SHIP) != (supplier != null)) {
            throw row.mistake("supplier", "a drop-ship place has a supplier, and no other has");
        }
        return new Warehouse(
                new LocationId(row.text("warehouse")),
                row.text("name"),
                row.in("entity", entities, "entities.csv").id(),
                kind,
                row.optional("partner"),
                supplier == null ? null : supplier.code(),
                (int) row.whole("cut-off hour", 0, 24),
                address(row));
    }

    private static PriceGroup group(CsvRow row) {
        return new PriceGroup(row.text("price group"), row.text("name"), row.above("factor", 0));
    }

    private static ShipTo shipTo(CsvRow row) {
        return new ShipTo(
                row.text("customer"),
                row.text("ship-to"),
                row.text("name"),
                gln(row),
                address(row),
                row.text("jurisdiction"),
                row.optional("exemption"));
    }

    private List<Customer> readCustomers() {
        var shipTos = folder.read(Sheet.SHIP_TOS, CompanyFiles::shipTo).stream().collect(groupingBy(ShipTo::customer));
        var read = folder.read(Sheet.CUSTOMERS, row -> customer(row, shipTos));
        var known = read.stream().map(Customer::code).collect(toSet());
        shipTos.keySet().stream()
                .filter(code -> !known.contains(code) && !folder.leftOut("customers.csv", code))
                .forEach(code ->
                        folder.mistake("ship-tos.csv: there is no customer '%s' in customers.csv".formatted(code)));
        return read;
    }

    /** A message of a partner is one customer's. */
    private void refuseSharedPartners() {
        var owners = new HashMap<String, String>();
        for (var customer : customers.values()) {
            var other = customer.partner() == null ? null : owners.putIfAbsent(customer.partner(), customer.code());
            if (other != null) {
                folder.mistake("customers.csv: partner '%s' is the one of both %s and %s"
                        .formatted(customer.partner(), other, customer.code()));
            }
        }
    }

    private Customer customer(CsvRow row, Map<String, List<ShipTo>> shipTos) {
        var currency = row.currency("currency");
        var warehouse = row.optionalIn("warehouse", warehouses, "warehouses.csv");
        var places = row.in("customer", shipTos, "ship-tos.csv");
        return new Customer(
                row.text("customer"),
                row.text("name"),
                row.optional("partner"),
                row.in("entity", entities, "entities.csv").id(),
                currency,
                row.text("tier"),
                row.yes("key account"),
                row.in("price group", groups, "price-groups.csv").code(),
                new Customer.Credit(
                        row.in("terms", terms, "payment-terms.csv"),
                        money(row, "credit limit", currency),
                        row.yes("on stop")),
                new Customer.Delivery(
                        warehouse == null ? null : warehouse.id(),
                        row.yes("ship complete"),
                        row.oneOf("short shipment", ShortShipment.class),
                        row.oneOf("freight", FreightTerms.class)),
                places);
    }

    private static Party.Address address(CsvRow row) {
        return new Party.Address(
                List.of(row.text("street")),
                row.text("city"),
                row.optional("region"),
                row.optional("postal code"),
                row.text("country"));
    }

    private static @Nullable String gln(CsvRow row) {
        var gln = row.optional("gln");
        if (gln != null && !gln.matches("\\d{13}")) {
            throw row.mistake("gln", "'%s' is no global location number of 13 digits".formatted(gln));
        }
        return gln;
    }

    /** An amount that the currency can pay. */
    public static Money money(CsvRow row, String column, Currency currency) {
        BigDecimal amount = row.decimal(column);
        if (amount.stripTrailingZeros().scale() > Math.max(0, currency.getDefaultFractionDigits())) {
            throw row.mistake(column, "%s is finer than %s can be paid".formatted(amount.toPlainString(), currency));
        }
        return new Money(amount, currency);
    }
}
