package throughline.rules;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.facts.Line;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.pricing.PricingDecision.Basis;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;
import throughline.rules.pricing.PricingDecision.Promoted;
import throughline.rules.pricing.PricingDecision.Rebate;

/** One line's price out of what was proposed for it: the total order that makes the rules' own order meaningless. */
final class PricingResolution {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal NONE = new BigDecimal("0.00");
    private static final int PRICE_DECIMALS = 4;

    private final Line line;
    private final List<RuleFiring> counting = new ArrayList<>(4);
    private final List<RuleFiring> losing = new ArrayList<>(4);
    private @Nullable Proposal contract;
    private @Nullable Proposal discount;
    private @Nullable Proposal exclusive;
    private List<Proposal> rebates = List.of();
    private BigDecimal rebatePercent = BigDecimal.ZERO;
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
        switch (proposal.what()) {
            case CONTRACT_PRICE ->
                contract = better(
                        contract,
                        proposal,
                        contract != null && proposal.figure().compareTo(contract.figure()) < 0);
            case DISCOUNT -> discount = better(discount, proposal, outbids(proposal, discount));
            case EXCLUSIVE_DISCOUNT -> exclusive = better(exclusive, proposal, outbids(proposal, exclusive));
            case SURCHARGE -> {
                surcharge = surcharge.add(proposal.figure());
                counting.add(proposal);
            }
            case REBATE -> promise(proposal);
            default -> losing.add(proposal);
        }
    }

    /** Of equal discounts one without a promotion counts first, because it takes nothing of a budget; then the lower code. */
    private static boolean outbids(Proposal challenger, @Nullable Proposal standing) {
        int more = standing == null ? 0 : challenger.figure().compareTo(standing.figure());
        if (standing == null || more != 0) {
            return more > 0;
        }
        var spent = promotion(standing);
        var other = promotion(challenger);
        return spent != null && (other == null || other.code().compareTo(spent.code()) < 0);
    }

    private static @Nullable Promotion promotion(Proposal proposal) {
        for (int i = 0; i < proposal.facts().size(); i++) {
            if (proposal.facts().get(i) instanceof Promotion promotion) {
                return promotion;
            }
        }
        return null;
    }

    /** Each agreement counts once. */
    private void promise(Proposal proposal) {
        rebates = rebates.isEmpty() ? new ArrayList<>(2) : rebates;
        for (int i = 0; i < rebates.size(); i++) {
            var standing = rebates.get(i);
            if (agreement(standing).equals(agreement(proposal))) {
                rebates.set(i, better(standing, proposal, proposal.figure().compareTo(standing.figure()) > 0));
                return;
            }
        }
        rebates.add(proposal);
    }

    private static String agreement(Proposal proposal) {
        return proposal.about() instanceof RebateAgreement rebate ? rebate.agreement() : "";
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
        if (exclusive != null) {
            if (discount != null) {
                losing.add(discount);
            }
            discount = exclusive;
        }
        if (contract != null) {
            base = contract.figure();
            counting.add(contract);
            if (discount != null) {
                losing.add(discount);
            }
        } else if (discount != null) {
            off = discount.figure();
            counting.add(discount);
        }
        unitPrice = off.signum() == 0 && surcharge.signum() == 0
                ? base.setScale(PRICE_DECIMALS, HALF_EVEN)
                : base.multiply(HUNDRED.subtract(off).add(surcharge)).divide(HUNDRED, PRICE_DECIMALS, HALF_EVEN);
        if (!rebates.isEmpty()) {
            rebates.sort(Comparator.comparing(PricingResolution::agreement));
            rebates.forEach(rebate -> rebatePercent = rebatePercent.add(rebate.figure()));
            counting.addAll(rebates);
        }
        margin = margin();
        discountPercent = percent(line.listPrice().subtract(unitPrice), line.listPrice());
        BigDecimal quoted = line.quotedPrice();
        BigDecimal difference = quoted == null ? null : percent(quoted.subtract(unitPrice), unitPrice);
        return new PricedLine(
                line,
                line.category(),
                unitPrice,
                margin,
                discountPercent,
                contract != null,
                difference,
                rebatePercent,
                unitPrice.multiply(line.quantity()));
    }

    /** Of what we keep of the price. */
    private BigDecimal margin() {
        var kept = rebates.isEmpty()
                ? unitPrice
                : unitPrice.multiply(HUNDRED.subtract(rebatePercent)).movePointLeft(2);
        return percent(kept.subtract(line.unitCost()), kept);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return part.signum() == 0 ? BigDecimal.ZERO : HUNDRED.multiply(BigDecimal.valueOf(part.signum()));
        }
        return part.signum() == 0 ? NONE : part.multiply(HUNDRED).divide(whole, 2, HALF_EVEN);
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
        return switch (proposal.what()) {
            case HONOUR -> 1;
            case CORRECT -> 2;
            case ASK_SALES_MANAGER -> 3;
            case ASK_DIRECTOR -> 4;
            default -> 0;
        };
    }

    LinePrice decide() {
        var outcome = Guard.NONE;
        if (guard != null) {
            counting.add(guard);
            outcome = switch (guard.what()) {
                case CORRECT -> Guard.CORRECTED;
                case ASK_SALES_MANAGER -> Guard.SALES_MANAGER;
                case ASK_DIRECTOR -> Guard.DIRECTOR;
                default -> Guard.NONE;
            };
            BigDecimal quoted = line.quotedPrice();
            if (guard.what() == Verb.HONOUR && quoted != null) {
                honoured = true;
                unitPrice = quoted;
                margin = margin();
            }
        }
        return new LinePrice(
                line.no(),
                unitPrice,
                basis(),
                discountPercent,
                margin,
                promised(),
                promoted(),
                outcome,
                outcome == Guard.NONE || guard == null ? null : guard.reason(),
                counting,
                losing);
    }

    private List<Rebate> promised() {
        return rebates.isEmpty()
                ? List.of()
                : rebates.stream()
                        .map(rebate -> new Rebate(agreement(rebate), rebate.figure()))
                        .toList();
    }

    private @Nullable Promoted promoted() {
        var promotion = contract != null || discount == null ? null : promotion(discount);
        return promotion == null || discount == null ? null : new Promoted(promotion.code(), discount.figure());
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
