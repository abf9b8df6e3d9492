package throughline.rules.yardstick;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;
import throughline.rules.allocation.AllocationPlan;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.AllocationPlan.Source;
import throughline.rules.allocation.FairShare;
import throughline.rules.credit.CreditDecision;
import throughline.rules.credit.CreditDecision.Outcome;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.GroupPrice;
import throughline.rules.facts.Line;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.facts.VolumeBreak;
import throughline.rules.pricing.PricingDecision;
import throughline.rules.pricing.PricingDecision.Basis;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;
import throughline.rules.yardstick.GrownPolicy.Addition;

/** The policies of {@code rules/policy} as a programmer would have written them down, with the same trace of who said what and why. */
final class HandWritten {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
    private static final BigDecimal LARGE_ORDER = BigDecimal.valueOf(50_000);
    private static final BigDecimal ORDER_BREAK = BigDecimal.valueOf(25_000);
    private static final BigDecimal HIGHER_ORDER_BREAK = BigDecimal.valueOf(50_000);
    private static final String FINGERPRINT = "hand-written";

    private final OrderCase order;
    private final GrownPolicy grown;

    HandWritten(OrderCase order, GrownPolicy grown) {
        this.order = order;
        this.grown = grown;
    }

    String decide() {
        return Verdict.of(price(), clear(), plan());
    }

    PricingDecision price() {
        var prices = new ArrayList<LinePrice>(5);
        for (Line line : order.question().lines()) {
            prices.add(price(line));
        }
        var because = new ArrayList<RuleFiring>(1);
        return new PricingDecision(prices, HandTerms.freight(order.question(), because), because);
    }

    private LinePrice price(Line line) {
        var because = new ArrayList<RuleFiring>(4);
        BigDecimal contract = contract(line, because);
        BigDecimal discount = discount(line, because);
        var promoted = contract == null ? HandTerms.promoted(because, discount) : null;
        BigDecimal surcharge = BigDecimal.ZERO;
        if (line.hazardous()) {
            surcharge = new BigDecimal("1.5");
            because.add(says("P-220", "surcharge", line.no(), "1.5", "hazardous goods handling", line));
        }
        BigDecimal base = contract == null ? line.listPrice() : contract;
        BigDecimal off = contract == null ? discount : BigDecimal.ZERO;
        BigDecimal price = base.multiply(HUNDRED.subtract(off).add(surcharge)).divide(HUNDRED, 4, HALF_EVEN);
        var rebates = HandTerms.rebates(order.offers(), line, because);
        BigDecimal kept = HandTerms.kept(price, rebates);
        BigDecimal margin = percent(kept.subtract(line.unitCost()), kept);
        BigDecimal discountPercent = percent(line.listPrice().subtract(price), line.listPrice());
        Guard guard = Guard.NONE;
        int strength = 0;
        boolean honoured = false;
        if (margin.signum() < 0) {
            because.add(says("P-310", "askDirector", line.no(), null, "sold below cost", line));
            guard = Guard.DIRECTOR;
            strength = 4;
        } else if (contract == null && margin.compareTo(TWELVE) < 0) {
            guard = HandTerms.lowMargin(order.question(), line, price.multiply(line.quantity()), because);
            strength = guard == Guard.DIRECTOR ? 4 : 3;
        }
        BigDecimal quoted = line.quotedPrice();
        if (quoted != null) {
            BigDecimal difference = percent(quoted.subtract(price), price);
            if (difference.compareTo(HALF) > 0
                    || difference.compareTo(HALF.negate()) < 0 && difference.compareTo(FIVE.negate()) >= 0) {
                because.add(says("P-330", "correct", line.no(), null, "our price stands", line));
                guard = strength < 2 ? Guard.CORRECTED : guard;
            } else if (difference.compareTo(FIVE.negate()) < 0) {
                because.add(says(
                        "P-350",
                        "askSalesManager",
                        line.no(),
                        null,
                        "buyer's price is more than 5 percent below ours",
                        line));
                guard = strength < 3 ? Guard.SALES_MANAGER : guard;
            } else {
                because.add(says("P-320", "honour", line.no(), null, "buyer's price within tolerance", line));
                honoured = strength < 1;
            }
        }
        if (honoured && quoted != null) {
            price = quoted;
        }
        Basis basis = honoured
                ? Basis.BUYER
                : contract != null ? Basis.CONTRACT : discount.signum() != 0 ? Basis.DISCOUNT : Basis.LIST;
        return new LinePrice(
                line.no(), price, basis, discountPercent, margin, rebates, promoted, guard, null, because, List.of());
    }

    private @Nullable BigDecimal contract(Line line, List<RuleFiring> because) {
        BigDecimal best = null;
        for (Object offer : order.offers()) {
            if (offer instanceof ContractPrice contract
                    && contract.sku().equals(line.sku())
                    && contract.minimumQuantity().compareTo(line.quantity()) <= 0) {
                because.add(says(
                        "P-010",
                        "contractPrice",
                        line.no(),
                        contract.price().toPlainString(),
                        "price agreed by contract",
                        contract));
                best = best == null ? contract.price() : best.min(contract.price());
            }
        }
        return best;
    }

    private BigDecimal discount(Line line, List<RuleFiring> because) {
        BigDecimal best = BigDecimal.ZERO;
        BigDecimal exclusive = null;
        var customer = order.question().customer();
        for (Object offer : order.offers()) {
            BigDecimal percent = worth(offer, line);
            if (percent != null) {
                if (offer instanceof Promotion promotion && promotion.exclusive()) {
                    because.add(says("P-205", "exclusiveDiscount", line.no(), percent.toPlainString(), "alone", offer));
                    exclusive = exclusive == null ? percent : exclusive.max(percent);
                } else {
                    because.add(says("P-020", "discount", line.no(), percent.toPlainString(), "an offer", offer));
                    best = best.max(percent);
                }
            }
        }
        if (customer.tier().equals("A")) {
            because.add(says("P-030", "discount", line.no(), "2", "tier A", customer));
            best = best.max(BigDecimal.valueOf(2));
        }
        if (line.cases() >= 10) {
            int percent = line.cases() < 50 ? 3 : 5;
            because.add(says("P-110", "discount", line.no(), String.valueOf(percent), "volume break by cases", line));
            best = best.max(BigDecimal.valueOf(percent));
        }
        BigDecimal total = order.question().order().listTotal();
        if (total.compareTo(ORDER_BREAK) >= 0) {
            BigDecimal percent =
                    total.compareTo(HIGHER_ORDER_BREAK) < 0 ? new BigDecimal("2.5") : BigDecimal.valueOf(4);
            because.add(says("P-120", "discount", line.no(), percent.toPlainString(), "order break", line));
            best = best.max(percent);
        }
        best = promoted(line, grown.groupPromotions(customer.group(), line.category()), best, because);
        best = promoted(
                line, grown.channelPromotions(order.question().order().channel(), line.category()), best, because);
        return exclusive == null ? best : exclusive;
    }

    private static BigDecimal promoted(
            Line line, List<Addition> promotions, BigDecimal best, List<RuleFiring> because) {
        BigDecimal higher = best;
        for (Addition promotion : promotions) {
            if (line.cases() >= promotion.limit()) {
                because.add(says(
                        promotion.name(), "discount", line.no(), String.valueOf(promotion.figure()), "grown", line));
                higher = higher.max(BigDecimal.valueOf(promotion.figure()));
            }
        }
        return higher;
    }

    private @Nullable BigDecimal worth(Object offer, Line line) {
        if (offer instanceof GroupPrice group) {
            return group.group().equals(order.question().customer().group()) && covers(group.category(), line)
                    ? group.percentOff()
                    : null;
        }
        if (offer instanceof VolumeBreak step) {
            return covers(step.category(), line) && step.minimumQuantity().compareTo(line.quantity()) <= 0
                    ? step.percentOff()
                    : null;
        }
        if (offer instanceof Promotion promotion) {
            return HandTerms.runs(promotion, line, order.question().order().channel()) ? promotion.percentOff() : null;
        }
        return null;
    }

    private static boolean covers(String category, Line line) {
        return category.equals("*") || category.equals(line.category());
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.multiply(HUNDRED).divide(whole, 2, HALF_EVEN);
    }

    CreditDecision clear() {
        var standing = order.standing();
        var customer = order.question().customer();
        var because = new ArrayList<RuleFiring>(3);
        Outcome outcome = Outcome.RELEASE;
        boolean release = customer.prepaid() && !customer.stopped();
        if (release) {
            because.add(says("C-020", "release", -1, null, "paid before it arrives", customer));
        }
        if (standing.overLimit().signum() > 0) {
            double over = standing.overLimitPercent().doubleValue();
            boolean small = over <= 10 && standing.thisOrder().compareTo(LARGE_ORDER) < 0;
            outcome = small ? Outcome.HOLD_ANALYST : over <= 50 ? Outcome.HOLD_MANAGER : Outcome.HOLD_DIRECTOR;
            because.add(says("C-100", "hold", -1, null, "over the credit limit", standing));
        }
        int days = standing.oldestOverdueDays();
        if (days > 30) {
            Outcome late = days <= 60 ? Outcome.HOLD_ANALYST : days <= 120 ? Outcome.HOLD_MANAGER : Outcome.PREPAYMENT;
            outcome = late.compareTo(outcome) > 0 ? late : outcome;
            because.add(says("C-200", "hold", -1, null, "invoices overdue", standing));
        }
        for (Addition hold : grown.credit(customer.group(), customer.tier())) {
            if (standing.overLimitPercent().compareTo(BigDecimal.valueOf(hold.limit())) > 0) {
                outcome = outcome.compareTo(Outcome.HOLD_MANAGER) < 0 ? Outcome.HOLD_MANAGER : outcome;
                because.add(says(hold.name(), "hold", -1, null, "grown", standing));
            }
        }
        if (customer.stopped()) {
            outcome = Outcome.REFUSE;
            because.add(says("C-010", "refuse", -1, null, "the customer is on stop", customer));
        }
        if (customer.tier().equals("A")
                && !customer.stopped()
                && standing.thisOrder().compareTo(BigDecimal.valueOf(500)) <= 0
                && days <= 30) {
            release = true;
            because.add(says("C-300", "release", -1, null, "small order of a good payer", standing));
        }
        if (release && outcome.compareTo(Outcome.HOLD_DIRECTOR) <= 0) {
            outcome = Outcome.RELEASE;
        }
        return new CreditDecision(outcome, null, because);
    }

    AllocationPlan plan() {
        var customer = order.question().customer();
        var plans = new ArrayList<LinePlan>(5);
        for (Line line : order.question().lines()) {
            plans.add(plan(line));
        }
        var because = new ArrayList<RuleFiring>(2);
        boolean complete = customer.shipComplete() || order.question().order().shipComplete();
        if (complete) {
            because.add(says(
                    "A-080",
                    "shipComplete",
                    -1,
                    null,
                    "complete orders only",
                    order.question().order()));
        }
        int priority = customer.keyAccount() ? 50 : customer.tier().equals("A") ? 20 : 0;
        if (priority > 0) {
            because.add(says("A-090", "priority", -1, String.valueOf(priority), "served first", customer));
        }
        return new AllocationPlan(plans, complete, priority, because);
    }

    private LinePlan plan(Line line) {
        var customer = order.question().customer();
        var because = new ArrayList<RuleFiring>(8);
        var ranked = new ArrayList<Ranked>(3);
        BigDecimal total = BigDecimal.ZERO;
        for (Stock stock : order.stocks()) {
            if (stock.sku().equals(line.sku())) {
                total = total.add(stock.available());
                var one = rank(line, stock, because);
                if (line.hazardous() && !stock.licensed()) {
                    because.add(says("A-040", "exclude", line.no(), null, "no licence for hazardous goods", stock));
                } else {
                    ranked.add(one);
                }
            }
        }
        ranked.sort(Comparator.comparingInt((Ranked one) -> -one.points)
                .thenComparingInt(one -> one.stock.rank())
                .thenComparing(one -> one.stock.warehouse()));
        boolean missing = line.quantity().compareTo(total) > 0;
        boolean scarce = missing
                && customer.tier().equals("C")
                && percent(line.quantity().subtract(total), line.quantity()).compareTo(FIFTY) > 0;
        var sources = new ArrayList<Source>(ranked.size());
        for (Ranked one : ranked) {
            sources.add(new Source(one.stock.warehouse(), kept(line, one.stock, scarce, because)));
        }
        boolean cancel = missing && !customer.acceptsBackOrders();
        if (missing) {
            because.add(says(
                    "A-210",
                    cancel ? "cancelRest" : "backOrderRest",
                    line.no(),
                    null,
                    "what becomes of the rest",
                    line));
        }
        var substitutes =
                !cancel && missing && customer.acceptsSubstitutes() ? substitutes(line, because) : List.<String>of();
        int most = line.quantity().compareTo(TWELVE) < 0 ? 1 : 2;
        because.add(says(
                "A-070",
                most == 1 ? "dontSplit" : "atMostWarehouses",
                line.no(),
                most == 1 ? null : "2",
                "how many parcels",
                line));
        return new LinePlan(line.no(), sources, most, substitutes, cancel ? Rest.CANCEL : Rest.BACK_ORDER, because);
    }

    private BigDecimal kept(Line line, Stock stock, boolean scarce, List<RuleFiring> because) {
        var kept = BigDecimal.ZERO;
        if (!order.question().customer().keyAccount() && stock.safety().signum() > 0) {
            kept = stock.safety();
            because.add(says(
                    "A-050",
                    "keepBack",
                    line.no(),
                    kept.toPlainString(),
                    "safety stock is kept for key accounts",
                    stock));
        }
        if (scarce) {
            because.add(says("A-230", "fairShare", line.no(), "50", "what is scarce is left for others, too", stock));
            kept = kept.max(FairShare.kept(stock, FIFTY));
        }
        return kept;
    }

    private List<String> substitutes(Line line, List<RuleFiring> because) {
        var substitutes = new ArrayList<String>(1);
        for (Substitute other : order.substitutes()) {
            if (other.sku().equals(line.sku())
                    && other.available().compareTo(line.quantity()) >= 0
                    && other.percentDearer().compareTo(FIVE) <= 0) {
                because.add(says("A-200", "substitute", line.no(), null, "approved substitute at a like price", other));
                substitutes.add(other.substitute());
            }
        }
        return substitutes;
    }

    private record Ranked(Stock stock, int points) {}

    private Ranked rank(Line line, Stock stock, List<RuleFiring> because) {
        int points = 0;
        if (stock.dropShip()) {
            points = -200;
            because.add(says("A-030", "prefer", line.no(), "-200", "drop shipment only when we have none", stock));
        } else {
            if (stock.rank() == 0) {
                points += 100;
                because.add(says("A-010", "prefer", line.no(), "100", "home warehouse", stock));
            }
            if (stock.available().compareTo(line.quantity()) >= 0) {
                points += 50;
                because.add(says("A-020", "prefer", line.no(), "50", "ships the whole line", stock));
            }
        }
        for (Addition preferred : grown.sourcing(line.category(), stock.warehouse())) {
            points += preferred.figure();
            because.add(
                    says(preferred.name(), "prefer", line.no(), String.valueOf(preferred.figure()), "grown", stock));
        }
        return new Ranked(stock, points);
    }

    static RuleFiring says(String rule, String verb, int line, @Nullable String number, String reason, Object fact) {
        return new Said(rule, "", verb, line, number, reason, List.of(fact), FINGERPRINT);
    }
}
