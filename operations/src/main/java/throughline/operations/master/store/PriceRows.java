package throughline.operations.master.store;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.Money;
import throughline.model.value.UnitPrice;
import throughline.operations.master.ContractPrice;
import throughline.operations.master.FreightRate;
import throughline.operations.master.PriceGroup;
import throughline.operations.master.Promotion;
import throughline.operations.master.PromotionBudget;
import throughline.operations.master.RebateAgreement;
import throughline.operations.master.TaxRate;
import throughline.operations.master.VolumeBreak;

/** For how much. */
final class PriceRows {

    private PriceRows() {}

    @Entity(name = "PriceGroup")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.code", column = @Column(name = "price_group"))
    static class GroupRow extends Row<PriceGroup> {}

    /** A {@link ContractPrice}, whose own record cannot say that its price is several columns. */
    record Agreed(
            String contract,
            String customer,
            ItemId item,
            @Embedded UnitPrice price,
            BigDecimal minimum,
            LocalDate from,
            LocalDate to) {

        static Agreed of(ContractPrice is) {
            return new Agreed(is.contract(), is.customer(), is.item(), is.price(), is.minimum(), is.from(), is.to());
        }
    }

    @Entity(name = "ContractPrice")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.item", column = @Column(name = "sku"))
    @AttributeOverride(name = "is.price.amount", column = @Column(name = "price"))
    @AttributeOverride(name = "is.from", column = @Column(name = "valid_from"))
    @AttributeOverride(name = "is.to", column = @Column(name = "valid_to"))
    static class ContractRow extends Row<Agreed> {}

    @Entity(name = "Promotion")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.code", column = @Column(name = "promotion"))
    @AttributeOverride(name = "is.item", column = @Column(name = "sku"))
    @AttributeOverride(name = "is.from", column = @Column(name = "valid_from"))
    @AttributeOverride(name = "is.to", column = @Column(name = "valid_to"))
    static class PromotionRow extends Row<Promotion> {}

    /** A {@link PromotionBudget}, whose own record cannot say that its amount is two columns. */
    record Budget(String promotion, Currency currency, BigDecimal budget) {

        static Budget of(PromotionBudget is) {
            return new Budget(
                    is.promotion(), is.amount().currency(), is.amount().amount());
        }
    }

    @Entity(name = "PromotionBudget")
    @Table(schema = "desk")
    static class BudgetRow extends Row<Budget> {}

    @Entity(name = "RebateAgreement")
    @Table(schema = "desk")
    @AttributeOverride(name = "is.from", column = @Column(name = "valid_from"))
    @AttributeOverride(name = "is.to", column = @Column(name = "valid_to"))
    static class RebateRow extends Row<RebateAgreement> {}

    @Entity(name = "VolumeBreak")
    @Table(schema = "desk")
    static class BreakRow extends Row<VolumeBreak> {}

    @Entity(name = "TaxRate")
    @Table(schema = "desk")
    static class TaxRow extends Row<TaxRate> {}

    /** A freight rate in the entity's own currency. */
    record Freight(
            EntityId entity,
            BigDecimal billedPerShipment,
            BigDecimal billedPerKg,
            BigDecimal freeFrom,
            BigDecimal costPerShipment,
            BigDecimal costPerKg) {

        static Freight of(FreightRate rate) {
            return new Freight(
                    rate.entity(),
                    rate.billed().perShipment().amount(),
                    rate.billed().perKilogram().amount(),
                    rate.freeFrom().amount(),
                    rate.cost().perShipment().amount(),
                    rate.cost().perKilogram().amount());
        }

        FreightRate in(Currency currency) {
            var billed =
                    new FreightRate.Tariff(new Money(billedPerShipment, currency), new Money(billedPerKg, currency));
            var cost = new FreightRate.Tariff(new Money(costPerShipment, currency), new Money(costPerKg, currency));
            return new FreightRate(entity, billed, new Money(freeFrom, currency), cost);
        }
    }

    @Entity(name = "FreightRate")
    @Table(schema = "desk")
    static class FreightRow extends Row<Freight> {}
}
