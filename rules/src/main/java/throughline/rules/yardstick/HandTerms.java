package throughline.rules.yardstick;

import static throughline.rules.yardstick.HandWritten.says;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleFiring;
import throughline.rules.facts.Line;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.pricing.PricingDecision.Freight;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.Promoted;
import throughline.rules.pricing.PricingDecision.Rebate;

/** Who pays for carriage, what is promised back, and who approves a low margin, written by hand. */
final class HandTerms {

    private static final BigDecimal FREE_FROM = BigDecimal.valueOf(2_500);
    private static final BigDecimal SIZEABLE = BigDecimal.valueOf(10_000);
    private static final BigDecimal LARGE = BigDecimal.valueOf(25_000);

    private HandTerms() {}

    static Freight freight(OrderQuestion question, List<RuleFiring> because) {
        var all = question.order();
        var customer = question.customer();
        if (all.listTotal().compareTo(FREE_FROM) >= 0) {
            because.add(says("P-230", "freeFreight", -1, null, "order value reaches the freight limit", all));
            return Freight.FREE;
        }
        if (customer.group().equals("WEB")) {
            because.add(says("P-240", "billFreight", -1, null, "parcels of the web shop are paid for", customer));
            return Freight.BILLED;
        }
        return Freight.BY_TERMS;
    }

    static List<Rebate> rebates(List<Object> offers, Line line, List<RuleFiring> because) {
        List<Rebate> rebates = List.of();
        for (Object offer : offers) {
            if (offer instanceof RebateAgreement agreement
                    && (agreement.category().equals("*") || agreement.category().equals(line.category()))) {
                because.add(says(
                        "P-250", "rebate", line.no(), agreement.percent().toPlainString(), "rebate agreement", offer));
                rebates = rebates.isEmpty() ? new ArrayList<>(2) : rebates;
                rebates.add(new Rebate(agreement.agreement(), agreement.percent()));
            }
        }
        return rebates;
    }

    static boolean runs(Promotion promotion, Line line, String channel) {
        boolean goods = promotion.sku().equals("*")
                ? promotion.category().equals(line.category())
                : promotion.sku().equals(line.sku());
        return goods
                && promotion.minimumCases() <= line.cases()
                && (promotion.channel().equals("*") || promotion.channel().equals(channel))
                && promotion.budgetLeft().signum() > 0;
    }

    /** Whose budget the discount takes from: of equal ones nobody's, or that of the lower code. */
    static @Nullable Promoted promoted(List<RuleFiring> because, BigDecimal discount) {
        String code = null;
        boolean exclusive = false;
        for (RuleFiring said : because) {
            exclusive |= said.verb().equals("exclusiveDiscount");
        }
        for (RuleFiring said : because) {
            if (!said.verb().equals(exclusive ? "exclusiveDiscount" : "discount")
                    || new BigDecimal(said.number()).compareTo(discount) != 0) {
                continue;
            }
            if (!(said.facts().get(0) instanceof Promotion promotion)) {
                return null;
            }
            code = code == null || promotion.code().compareTo(code) < 0 ? promotion.code() : code;
        }
        return code == null ? null : new Promoted(code, discount);
    }

    /** What we keep of a price. */
    static BigDecimal kept(BigDecimal price, List<Rebate> rebates) {
        BigDecimal kept = price;
        for (Rebate rebate : rebates) {
            kept = kept.subtract(price.multiply(rebate.percent()).movePointLeft(2));
        }
        return kept;
    }

    /** Who approves a margin below 12 percent: by the line's amount, our company and the customer's tier. */
    static Guard lowMargin(OrderQuestion question, Line line, BigDecimal net, List<RuleFiring> because) {
        if (net.compareTo(LARGE) >= 0) {
            because.add(says("P-301", "askDirector", line.no(), null, "margin below 12 percent on 25000", line));
            return Guard.DIRECTOR;
        }
        because.add(says("P-300", "askSalesManager", line.no(), null, "margin below 12 percent", line));
        boolean sizeable = net.compareTo(SIZEABLE) >= 0;
        boolean german = sizeable && question.order().entity().equals("DE01");
        boolean risky = sizeable && question.customer().tier().equals("C");
        if (german) {
            because.add(says("P-302", "askDirector", line.no(), null, "margin below 12 percent of DE01", line));
        }
        if (risky) {
            because.add(says("P-303", "askDirector", line.no(), null, "margin below 12 percent, tier C", line));
        }
        return german || risky ? Guard.DIRECTOR : Guard.SALES_MANAGER;
    }
}
