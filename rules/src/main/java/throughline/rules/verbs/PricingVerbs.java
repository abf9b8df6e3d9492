package throughline.rules.verbs;

import java.math.BigDecimal;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.RebateAgreement;

/**
 * What a pricing rule may propose ({@code price} in a policy file).
 *
 * <p>Resolved so: the lowest contract price makes the price; without one, list less the one highest discount. Where a discount is exclusive, only
 * exclusive ones compete, even if another one is higher. Surcharges add up on top. Rebates of several agreements add up, and leave the
 * price as it is. Then the guarding rules see the priced line: the strongest of
 * honour, correct and the holds counts. Who pays for carriage is said by the customer's terms where no rule speaks; billing counts before free.
 */
public interface PricingVerbs {

    /** The contract's price for this line. */
    Because contractPrice(Line line, ContractPrice contract);

    /** @param percent off the list price; a literal */
    Because discount(Line line, double percent);

    /** @param percent off the list price, from a fact */
    Because discount(Line line, BigDecimal percent);

    /**
     * No other discount competes with it.
     *
     * @param percent off the list price; a literal
     */
    Because exclusiveDiscount(Line line, double percent);

    /**
     * No other discount competes with it.
     *
     * @param percent off the list price, from a fact
     */
    Because exclusiveDiscount(Line line, BigDecimal percent);

    /** @param percent on top of the price; a literal */
    Because surcharge(Line line, double percent);

    /**
     * The agreement's percentage of what will be invoiced for this line is promised back; the price stays, and the margin that guards see is the lower
     * one. Rebates of several agreements add up; each agreement counts once.
     */
    Because rebate(Line line, RebateAgreement agreement);

    /** The buyer's price is close enough: he gets it. */
    Because honour(PricedLine line);

    /** Our price stands, and the order response says so. */
    Because correct(PricedLine line);

    /** A sales manager must approve the line. */
    Because askSalesManager(PricedLine line);

    /** A director must approve the line. */
    Because askDirector(PricedLine line);

    /**
     * The customer pays for carriage by the tariff, whatever the tariff's own limit is; it counts before free freight. A customer whose carrier fetches the
     * goods pays none.
     */
    Because billFreight(Order order);

    /** The order travels free of charge. */
    Because freeFreight(Order order);
}
