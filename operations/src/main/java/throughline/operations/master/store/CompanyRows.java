package throughline.operations.master.store;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Party.Address;
import throughline.model.value.EntityId;
import throughline.model.value.LocationId;
import throughline.model.value.Money;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.Customer;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.PaymentTerms;
import throughline.operations.master.ShipTo;
import throughline.operations.master.Supplier;
import throughline.operations.master.Warehouse;

/** Who. */
final class CompanyRows {

    private CompanyRows() {}

    @Entity(name = "ChartAccount")
    @Table(schema = "desk")
    static class AccountRow extends Row<ChartAccount> {}

    @Entity(name = "PaymentTerms")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.code", column = @Column(name = "terms"))
    static class TermsRow extends Row<PaymentTerms> {}

    @Entity(name = "LegalEntity")
    @Table(schema = "desk", name = "entity")
    static class EntityRow {

        @Id
        EntityId entity;

        String name;
        Currency currency;
        String jurisdiction;
        String taxNumber;

        @Nullable
        String gln;

        @Embedded
        @Convert(attributeName = "lines", converter = StreetLines.class)
        @AttributeOverride(name = "lines", column = @Column(name = "street"))
        Address address;

        static EntityRow of(LegalEntity entity) {
            var row = new EntityRow();
            row.entity = entity.id();
            row.name = entity.name();
            row.currency = entity.currency();
            row.jurisdiction = entity.jurisdiction();
            row.taxNumber = entity.taxNumber();
            row.gln = entity.gln();
            row.address = entity.address();
            return row;
        }
    }

    @Entity(name = "Supplier")
    @Table(schema = "desk")
    static class SupplierRow {

        @Id
        String supplier;

        String name;

        @Nullable
        String partner;

        Currency currency;
        String terms;
        int leadTimeDays;

        static SupplierRow of(Supplier supplier) {
            var row = new SupplierRow();
            row.supplier = supplier.code();
            row.name = supplier.name();
            row.partner = supplier.partner();
            row.currency = supplier.currency();
            row.terms = supplier.terms().code();
            row.leadTimeDays = supplier.leadTimeDays();
            return row;
        }
    }

    @Entity(name = "Warehouse")
    @Table(schema = "desk")
    static class WarehouseRow {

        @Id
        LocationId warehouse;

        String name;
        EntityId entity;
        Warehouse.Kind kind;

        @Nullable
        String partner;

        @Nullable
        String supplier;

        int cutOff;

        @Embedded
        @Convert(attributeName = "lines", converter = StreetLines.class)
        @AttributeOverride(name = "lines", column = @Column(name = "street"))
        Address address;

        static WarehouseRow of(Warehouse warehouse) {
            var row = new WarehouseRow();
            row.warehouse = warehouse.id();
            row.name = warehouse.name();
            row.entity = warehouse.entity();
            row.kind = warehouse.kind();
            row.partner = warehouse.partner();
            row.supplier = warehouse.supplier();
            row.cutOff = warehouse.cutOff();
            row.address = warehouse.address();
            return row;
        }
    }

    @Entity(name = "Customer")
    @Table(schema = "desk")
    static class CustomerRow {

        @Id
        String customer;

        String name;

        @Nullable
        String partner;

        EntityId entity;
        Currency currency;
        String tier;
        boolean keyAccount;
        String priceGroup;
        String terms;
        BigDecimal creditLimit;
        boolean stopped;

        @Embedded
        Customer.Delivery delivery;

        static CustomerRow of(Customer customer) {
            var row = new CustomerRow();
            row.customer = customer.code();
            row.name = customer.name();
            row.partner = customer.partner();
            row.entity = customer.entity();
            row.currency = customer.currency();
            row.tier = customer.tier();
            row.keyAccount = customer.keyAccount();
            row.priceGroup = customer.priceGroup();
            row.terms = customer.credit().terms().code();
            row.creditLimit = customer.credit().limit().amount();
            row.stopped = customer.credit().stopped();
            row.delivery = customer.delivery();
            return row;
        }

        Customer with(PaymentTerms agreed, List<ShipTo> shipTos) {
            var credit = new Customer.Credit(agreed, new Money(creditLimit, currency), stopped);
            return new Customer(
                    customer, name, partner, entity, currency, tier, keyAccount, priceGroup, credit, delivery, shipTos);
        }
    }

    @Entity(name = "ShipTo")
    @Table(schema = "desk")
    static class ShipToRow {

        record Key(String customer, String shipTo) {}

        @EmbeddedId
        Key key;

        int place;
        String name;

        @Nullable
        String gln;

        @Embedded
        @Convert(attributeName = "lines", converter = StreetLines.class)
        @AttributeOverride(name = "lines", column = @Column(name = "street"))
        Address address;

        String jurisdiction;

        @Nullable
        String exemption;

        static Stream<ShipToRow> of(Customer customer) {
            var all = customer.shipTos();
            return IntStream.range(0, all.size()).mapToObj(place -> of(all.get(place), place));
        }

        private static ShipToRow of(ShipTo shipTo, int place) {
            var row = new ShipToRow();
            row.key = new Key(shipTo.customer(), shipTo.code());
            row.place = place;
            row.name = shipTo.name();
            row.gln = shipTo.gln();
            row.address = shipTo.address();
            row.jurisdiction = shipTo.jurisdiction();
            row.exemption = shipTo.exemption();
            return row;
        }
    }
}
