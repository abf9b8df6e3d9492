package throughline.rules.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/**
 * What an order costs.
 *
 * @param lines in the order of the question
 * @param freight who pays for carriage
 * @param because what was proposed for the order as a whole
 */
public record PricingDecision(List<LinePrice> lines, Freight freight, List<RuleFiring> because) {

    public PricingDecision {
        lines = List.copyOf(lines);
        because = List.copyOf(because);
    }

    /** Who pays for carriage, as far as rules have spoken. */
    public enum Freight {
        /** None has: the customer's terms and the tariff's own limit say it. */
        BY_TERMS,
        FREE,
        /** The customer, by the tariff, whatever its own limit is; not one whose carrier fetches the goods. */
        BILLED
    }

    /** Whether the order travels free of charge. */
    public boolean freeFreight() {
        return freight == Freight.FREE;
    }

    /** Where a price comes from. */
    public enum Basis {
        LIST,
        DISCOUNT,
        CONTRACT,
        /** The buyer's own price, close enough to ours. */
        BUYER
    }

    /** What the price needs before the line may go on; the strongest that was proposed. */
    public enum Guard {
        NONE,
        /** The buyer expects another price: ours stands, and the response says so. */
        CORRECTED,
        SALES_MANAGER,
        DIRECTOR
    }

    /**
     * A promotion whose discount made a price.
     *
     * @param percent off the list price
     */
    public record Promoted(String code, BigDecimal percent) {}

    /**
     * A part of what is invoiced, promised back.
     *
     * @param percent above 0, up to 100, of the amount without tax
     */
    public record Rebate(String agreement, BigDecimal percent) {}

    /**
     * One line's price.
     *
     * @param line its place in the order, from 0
     * @param unitPrice per base unit, at most 4 decimals
     * @param marginPercent over cost, after rebates
     * @param rebates what is promised back of what is invoiced, one of each agreement, in the order of their numbers
     * @param promotion whose discount made the price, or null
     * @param reason of the guard, in the analyst's words, or null
     * @param because the proposals that made the price and the guard
     * @param losing the proposals that did not count
     */
    public record LinePrice(
            int line,
            BigDecimal unitPrice,
            Basis basis,
            BigDecimal discountPercent,
            BigDecimal marginPercent,
            List<Rebate> rebates,
            @Nullable Promoted promotion,
            Guard guard,
            @Nullable String reason,
            List<RuleFiring> because,
            List<RuleFiring> losing) {

        public LinePrice {
            rebates = List.copyOf(rebates);
            because = List.copyOf(because);
            losing = List.copyOf(losing);
        }
    }
}
