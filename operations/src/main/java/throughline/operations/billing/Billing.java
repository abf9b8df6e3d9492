package throughline.operations.billing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.posting.CustomerInvoice;
import throughline.model.document.Invoice;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;
import throughline.operations.master.Customer;
import throughline.operations.master.FreightTerms;
import throughline.operations.master.MasterData;
import throughline.rules.pricing.PricingDecision.Freight;
import throughline.rules.pricing.PricingDecision.Rebate;

/** Makes the invoice for what was shipped: agreed prices, the ship-to's tax line by line, freight by the customer's terms. */
public final class Billing {

    /** The class under which freight is taxed. */
    public static final String FREIGHT_CLASS = "FREIGHT";

    /** A price per base unit that has no end is said with this many decimals; the amount is worked out exactly all the same. */
    private static final int PRICE_DECIMALS = 6;

    private final MasterData master;
    private final LocalDate today;

    public Billing(MasterData master, LocalDate today) {
        this.master = master;
        this.today = today;
    }

    /**
     * What is billed.
     *
     * @param order the buyer's number
     * @param shipment the despatch it bills
     * @param freight what the pricing policy says of carriage
     * @param parties as they stand on the invoice
     */
    public record Delivery(
            EntityId entity,
            PartyId receiver,
            Customer customer,
            Currency currency,
            DocumentNumber order,
            DocumentNumber shipment,
            @Nullable LocalDate shippedOn,
            String jurisdiction,
            boolean exempt,
            Freight freight,
            List<Party> parties,
            List<Item> items) {}

    /**
     * One line of the order, as far as it was shipped.
     *
     * @param number the buyer's line number
     * @param quantity in the unit it is billed in: the buyer's, or the base unit
     * @param baseQuantity the same in the base unit
     * @param price agreed, per the buyer's unit
     * @param factor how many base units one of the buyer's unit is
     * @param cost what the goods cost us
     * @param rebates what is promised back of it
     * @param revenue the account of what is billed for it
     * @param costOfGoods the account of its cost
     */
    public record Item(
            String number,
            ItemId item,
            List<ItemReference> names,
            @Nullable String description,
            Quantity quantity,
            String unitAsSent,
            BigDecimal baseQuantity,
            UnitPrice price,
            BigDecimal factor,
            Money cost,
            List<Rebate> rebates,
            Account revenue,
            Account costOfGoods,
            @Nullable SourceSpan source) {}

    /** A rate that nobody has entered: an analyst has to, and nobody may guess. */
    public static final class RateMissing extends RuntimeException {
        RateMissing(String taxClass, String jurisdiction) {
            super("there is no tax rate for %s goods in %s; enter one".formatted(taxClass, jurisdiction));
        }
    }

    /**
     * @param number of the invoice
     * @throws RateMissing when the goods or their freight cannot be taxed
     */
    public Bill bill(long number, Delivery delivery) {
        var lines = new ArrayList<Invoice.Line>(delivery.items().size());
        var posted = new ArrayList<CustomerInvoice.Line>(delivery.items().size());
        var lineTaxes = new ArrayList<SalesTax>(delivery.items().size());
        var taxes = new TaxSheet(delivery.currency());
        var goods = Money.zero(delivery.currency());
        var weight = BigDecimal.ZERO;
        for (var item : delivery.items()) {
            var amount = amount(item);
            var known = requireNonNull(
                    master.item(item.item()), () -> "there is no item %s any more".formatted(item.item()));
            lines.add(new Invoice.Line(
                    item.number(),
                    item.names(),
                    item.description(),
                    item.quantity(),
                    item.unitAsSent(),
                    price(item),
                    amount,
                    null));
            posted.add(posted(item, amount));
            var tax = tax(amount, known.taxClass(), delivery);
            taxes.add(tax);
            lineTaxes.add(tax);
            goods = goods.plus(amount);
            weight = weight.add(known.weight().multiply(item.baseQuantity()));
        }
        var freight = freight(delivery, goods, weight);
        if (!freight.isZero()) {
            taxes.add(tax(freight, FREIGHT_CLASS, delivery));
        }
        var invoice = new Invoice(
                new DocumentNumber(InvoiceNumber.text(number)),
                new PartyId(delivery.entity().code()),
                delivery.receiver(),
                delivery.order(),
                delivery.shipment(),
                today,
                delivery.customer().credit().terms().dueOn(today),
                delivery.shippedOn(),
                delivery.currency(),
                delivery.parties(),
                lines,
                goods,
                freight,
                List.of(),
                taxes.rows(),
                goods.plus(freight).plus(taxes.total()),
                Provenance.OURS);
        if (!invoice.parts().equals(invoice.total())) {
            throw new IllegalStateException("invoice %s says %s but its parts add up to %s"
                    .formatted(invoice.number(), invoice.total(), invoice.parts()));
        }
        return new Bill(number, invoice, posted, lineTaxes);
    }

    /** Which rate stands in the way of billing these items there, in words; null when all are known. */
    public @Nullable String rateMissing(
            String customer, String jurisdiction, boolean exempt, Freight freight, List<ItemId> items) {
        if (exempt) {
            return null;
        }
        var classes = new TreeSet<String>();
        for (var id : items) {
            var item = master.item(id);
            if (item != null) {
                classes.add(item.taxClass());
            }
        }
        var billed = master.customer(customer);
        if (billed != null && pays(billed, freight)) {
            classes.add(FREIGHT_CLASS);
        }
        for (var taxClass : classes) {
            if (master.taxRate(jurisdiction, taxClass) == null) {
                return new RateMissing(taxClass, jurisdiction).getMessage();
            }
        }
        return null;
    }

    /** What we expect the carrier to ask for a weight; zero when the customer has the goods fetched. */
    public Money expectedFreight(Customer customer, BigDecimal kilograms) {
        var rate = master.freightRate(customer.entity());
        var entity = requireNonNull(
                master.entity(customer.entity()), () -> "there is no entity %s any more".formatted(customer.entity()));
        return rate == null || customer.delivery().freight() == FreightTerms.COLLECT
                ? Money.zero(entity.currency())
                : rate.cost().of(kilograms);
    }

    private static CustomerInvoice.Line posted(Item item, Money amount) {
        return new CustomerInvoice.Line(
                item.item(),
                amount,
                item.cost(),
                rebates(item, amount),
                item.revenue(),
                item.costOfGoods(),
                item.source());
    }

    private static List<CustomerInvoice.Rebate> rebates(Item item, Money amount) {
        return item.rebates().stream()
                .map(rebate -> new CustomerInvoice.Rebate(
                        rebate.agreement(),
                        rebate.percent(),
                        amount.times(rebate.percent().movePointLeft(2))))
                .toList();
    }

    private Money freight(Delivery delivery, Money goods, BigDecimal kilograms) {
        var rate = master.freightRate(delivery.entity());
        // The tariff is in the entity's own currency; goods sold in another are sent at our cost.
        if (rate == null
                || !pays(delivery.customer(), delivery.freight())
                || !rate.freeFrom().currency().equals(delivery.currency())) {
            return Money.zero(delivery.currency());
        }
        return delivery.freight() == Freight.BILLED ? rate.billed().of(kilograms) : rate.billedFor(goods, kilograms);
    }

    /** Whether the customer pays for carriage at all: what a rule says counts before his terms, but nobody pays for what his own carrier fetches. */
    private static boolean pays(Customer customer, Freight freight) {
        var terms = customer.delivery().freight();
        return switch (freight) {
            case BY_TERMS -> terms == FreightTerms.BILLED;
            case FREE -> false;
            case BILLED -> terms != FreightTerms.COLLECT;
        };
    }

    private SalesTax tax(Money base, String taxClass, Delivery delivery) {
        var tax = SalesTax.on(base, taxClass, delivery.jurisdiction(), delivery.exempt(), master);
        if (tax == null) {
            throw new RateMissing(taxClass, delivery.jurisdiction());
        }
        return tax;
    }

    /** Price times quantity, exactly, rounded half to even once, at the end. */
    private static Money amount(Item item) {
        var currency = item.price().currency();
        var scale = Math.max(0, currency.getDefaultFractionDigits());
        var exact = item.price().amount().multiply(item.baseQuantity());
        return new Money(exact.divide(item.factor(), scale, RoundingMode.HALF_EVEN), currency);
    }

    private static UnitPrice price(Item item) {
        if (item.quantity().unit().equals(item.price().unit())) {
            return item.price();
        }
        var decimals = Math.max(PRICE_DECIMALS, item.price().amount().scale());
        var perBase = item.price()
                .amount()
                .divide(item.factor(), decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return new UnitPrice(
                perBase.scale() < 0 ? perBase.setScale(0) : perBase,
                item.price().currency(),
                item.quantity().unit());
    }

    /** The taxes of one invoice, a row per jurisdiction and rate. */
    private static final class TaxSheet {

        private final TreeMap<String, Invoice.Tax> rows = new TreeMap<>();
        private Money total;

        TaxSheet(Currency currency) {
            total = Money.zero(currency);
        }

        Money add(SalesTax tax) {
            total = total.plus(tax.amount());
            if (tax.percent().signum() > 0) {
                var percent = tax.percent().stripTrailingZeros();
                rows.merge(
                        tax.jurisdiction() + " " + percent.toPlainString(),
                        new Invoice.Tax(
                                tax.jurisdiction(),
                                percent.scale() < 0 ? percent.setScale(0) : percent,
                                tax.base(),
                                tax.amount()),
                        (one, other) -> new Invoice.Tax(
                                one.jurisdiction(),
                                one.percent(),
                                one.base().plus(other.base()),
                                one.amount().plus(other.amount())));
            }
            return tax.amount();
        }

        List<Invoice.Tax> rows() {
            return List.copyOf(rows.values());
        }

        Money total() {
            return total;
        }
    }
}
