package throughline.rules;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.Proposals.Proposal;
import throughline.rules.facts.Line;
import throughline.rules.facts.PricedLine;
import throughline.rules.pricing.PricingDecision.Basis;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;

/** One line's price out of what was proposed for it: the total order that makes the rules' own order meaningless. */
final class PricingResolution {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PRICE_DECIMALS = 4;

    private final Line line;
    private final List<Proposal> counting = new ArrayList<>(4);
    private final List<Proposal> losing = new ArrayList<>(4);
    private @Nullable Proposal contract;
    private @Nullable Proposal discount;
    private BigDecimal surcharge = BigDecimal.ZERO;
    private BigDecimal unitPrice = BigDecimal.ZERO;
    private BigDecimal margin = BigDecimal.ZERO;
    private BigDecimal discountPercent = BigDecimal.ZERO;
    private @Nullable Proposal guard;
    private boolean honoured;

    PricingResolution(Line line) {
        this.line = line;
    }

    /** First round: what makes the price. */
    void propose(Proposal proposal) {
        switch (proposal.verb()) {
            case "contractPrice" ->
                contract = better(
                        contract,
                        proposal,
                        contract != null && proposal.number().compareTo(contract.number()) < 0);
            case "discount" ->
                discount = better(
                        discount,
                        proposal,
                        discount != null && proposal.number().compareTo(discount.number()) > 0);
            case "surcharge" -> {
                surcharge = surcharge.add(proposal.number());
                counting.add(proposal);
            }
            default -> losing.add(proposal);
        }
    }

    private Proposal better(@Nullable Proposal standing, Proposal challenger, boolean wins) {
        if (standing == null) {
            return challenger;
        }
        losing.add(wins ? standing : challenger);
        return wins ? challenger : standing;
    }

    /** The price as the guarding rules see it. */
    PricedLine priced() {
        BigDecimal base = line.listPrice();
        BigDecimal off = BigDecimal.ZERO;
        if (contract != null) {
            base = contract.number();
            counting.add(contract);
            if (discount != null) {
                losing.add(discount);
            }
        } else if (discount != null) {
            off = discount.number();
            counting.add(discount);
        }
        unitPrice = base.multiply(HUNDRED.subtract(off).add(surcharge)).divide(HUNDRED, PRICE_DECIMALS, HALF_EVEN);
        margin = percent(unitPrice.subtract(line.unitCost()), unitPrice);
        discountPercent = percent(line.listPrice().subtract(unitPrice), line.listPrice());
        BigDecimal quoted = line.quotedPrice();
        BigDecimal difference = quoted == null ? null : percent(quoted.subtract(unitPrice), unitPrice);
        return new PricedLine(line, line.category(), unitPrice, margin, discountPercent, contract != null, difference);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return part.signum() == 0 ? BigDecimal.ZERO : HUNDRED.multiply(BigDecimal.valueOf(part.signum()));
        }
        return part.multiply(HUNDRED).divide(whole, 2, HALF_EVEN);
    }

    /** Second round: what guards it. */
    void guard(Proposal proposal) {
        if (strength(proposal) > (guard == null ? 0 : strength(guard))) {
            if (guard != null) {
                losing.add(guard);
            }
            guard = proposal;
        } else {
            losing.add(proposal);
        }
    }

    private static int strength(Proposal proposal) {
        return switch (proposal.verb()) {
            case "honour" -> 1;
            case "correct" -> 2;
            case "askSalesManager" -> 3;
            case "askDirector" -> 4;
            default -> 0;
        };
    }

    LinePrice decide() {
        var outcome = Guard.NONE;
        if (guard != null) {
            counting.add(guard);
            outcome = switch (guard.verb()) {
                case "correct" -> Guard.CORRECTED;
                case "askSalesManager" -> Guard.SALES_MANAGER;
                case "askDirector" -> Guard.DIRECTOR;
                default -> Guard.NONE;
            };
            BigDecimal quoted = line.quotedPrice();
            if (guard.verb().equals("honour") && quoted != null) {
                honoured = true;
                unitPrice = quoted;
                margin = percent(unitPrice.subtract(line.unitCost()), unitPrice);
            }
        }
        return new LinePrice(
                line.no(),
                unitPrice,
                basis(),
                discountPercent,
                margin,
                outcome,
                outcome == Guard.NONE || guard == null ? null : guard.says().reason(),
                Proposal.firings(counting),
                Proposal.firings(losing));
    }

    private Basis basis() {
        if (honoured) {
            return Basis.BUYER;
        }
        if (contract != null) {
            return Basis.CONTRACT;
        }
        return discount != null ? Basis.DISCOUNT : Basis.LIST;
    }
}
