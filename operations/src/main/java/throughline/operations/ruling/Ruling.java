package throughline.operations.ruling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.value.Money;
import throughline.model.value.UnitPrice;
import throughline.rules.Deliberation;
import throughline.rules.RuleBook;
import throughline.rules.RuleFiring;
import throughline.rules.allocation.AllocationPlan;
import throughline.rules.credit.CreditDecision;
import throughline.rules.facts.CreditStanding;
import throughline.rules.order.OrderReview;
import throughline.rules.order.OrderReview.Outcome;
import throughline.rules.pricing.PricingDecision;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;
import throughline.rules.pricing.PricingDecision.Rebate;

/**
 * What a rule book says of an order, and what follows from it as far as no lock is needed: prices and amounts, who has to approve what, credit, and
 * where the goods may come from. The order desk decides by it; asked again later with what was seen then, it is the same.
 *
 * @param review whether the order may be taken as it is
 * @param lines in the order of the question
 * @param standing the customer's credit with this order counted in
 */
public record Ruling(
        OrderReview review,
        PricingDecision pricing,
        List<Line> lines,
        CreditStanding standing,
        CreditDecision credit,
        AllocationPlan plan) {

    /** What the case of a line is called whose price somebody has to approve; its line's place follows after a stroke. */
    public static final String PRICE_APPROVAL = "PRICE_APPROVAL";

    /** What the case of an order is called that somebody has to look at before it is taken. */
    public static final String ORDER_CHECK = "ORDER_CHECK";

    /** The same of a line; its line's place follows after a stroke. */
    public static final String LINE_CHECK = "LINE_CHECK";

    public Ruling {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param index its place in the order, from 1
     * @param perUnit per unit ordered
     * @param held whether somebody has to approve its price, and nobody has yet
     * @param check what the order check makes of it, unless somebody has let it pass
     */
    public record Line(
            int index, LinePrice price, UnitPrice perUnit, Money net, Money tax, boolean held, Outcome check) {

        /** Whether nothing about it waits for a person or is refused. */
        public boolean going() {
            return !held && check == Outcome.PASS;
        }

        /** Whether its price needs a person, approved or not. */
        public boolean guarded() {
            return price.guard() == Guard.SALES_MANAGER || price.guard() == Guard.DIRECTOR;
        }
    }

    /** Asks all three questions of a deliberation that nothing was asked of yet. */
    public static Ruling of(Deliberation deliberation, Seen seen) {
        var owed = seen.owed();
        if (owed == null) {
            throw new IllegalArgumentException("only goods were asked for");
        }
        var asked = seen.question().lines();
        var review = deliberation.check(asked, seen.checks());
        var pricing = deliberation.price(asked, seen.offers());
        var lines = new ArrayList<Line>(asked.size());
        var currency = Currency.getInstance(seen.head().currency());
        var thisOrder = Money.zero(currency);
        for (int i = 0; i < asked.size(); i++) {
            var bought = seen.bought().get(i);
            var check = unlessPassed(review.lines().get(i).outcome(), seen.head(), LINE_CHECK + "/" + bought.index());
            var line = line(seen.head(), bought, pricing.lines().get(i), currency, check);
            lines.add(line);
            if (line.going()) {
                thisOrder = thisOrder.plus(part(
                        line.net().plus(line.tax()), bought.open(), asked.get(i).quantity()));
            }
        }
        var standing = owed.with(thisOrder.amount());
        var credit = deliberation.clear(standing);
        return new Ruling(review, pricing, lines, standing, credit, plan(deliberation, seen));
    }

    /** What the book says of what was seen then, at that moment. */
    public static Ruling of(RuleBook book, Seen seen, Instant at) {
        try (var deliberation = book.deliberate(seen.question(), at)) {
            return of(deliberation, seen);
        }
    }

    /** Where the goods may come from, and nothing else. */
    public static AllocationPlan plan(Deliberation deliberation, Seen seen) {
        return deliberation.plan(seen.question().lines(), seen.stocks(), seen.substitutes());
    }

    /** The rules price the base unit; the buyer is told the price of the unit he ordered in. */
    private static Line line(Seen.Head head, Seen.Bought bought, LinePrice price, Currency currency, Outcome check) {
        var quoted = bought.quoted();
        var amount = price.basis() == PricingDecision.Basis.BUYER && quoted != null
                ? quoted
                : price.unitPrice().multiply(bought.factor());
        var perUnit = new UnitPrice(amount, currency, bought.unitCode());
        var net = Money.rounded(amount.multiply(bought.ordered()), currency);
        var tax = net.times(bought.taxPercent().movePointLeft(2));
        var line = new Line(bought.index(), price, perUnit, net, tax, false, check);
        var held = line.guarded() && !head.approved(PRICE_APPROVAL + "/" + bought.index());
        return held ? new Line(bought.index(), price, perUnit, net, tax, true, check) : line;
    }

    /** A hold that a person has let pass is none. */
    private static Outcome unlessPassed(Outcome outcome, Seen.Head head, String code) {
        return outcome == Outcome.HOLD && head.approved(code) ? Outcome.PASS : outcome;
    }

    /** What the order check makes of the order as a whole, unless somebody has let it pass. */
    public Outcome check(Seen.Head head) {
        return unlessPassed(review.whole(), head, ORDER_CHECK);
    }

    /** The strongest that the order check makes of the order or a line, in one word, as the trail keeps it. */
    public String checkOutcome(Seen.Head head) {
        var strongest = check(head);
        for (var line : lines) {
            strongest = line.check().compareTo(strongest) > 0 ? line.check() : strongest;
        }
        return switch (strongest) {
            case PASS -> "PASSED";
            case HOLD -> "HELD";
            case REFUSE -> "REFUSED";
        };
    }

    /** In the analyst's words. */
    public String checkReason(Seen.Head head) {
        if (check(head) != Outcome.PASS) {
            return String.valueOf(review.reason());
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).check() != Outcome.PASS) {
                return "line %d: %s"
                        .formatted(lines.get(i).index(), review.lines().get(i).reason());
            }
        }
        if (review.because().isEmpty()) {
            return "nothing unusual";
        }
        var first = review.because().get(0).reason();
        var passed = review.whole() != Outcome.PASS
                || review.lines().stream().anyMatch(line -> line.outcome() != Outcome.PASS);
        return passed ? "let pass by a person, although " + first : first;
    }

    /** What the open part of a line counts of its full amount; both quantities in base units. */
    public static Money part(Money full, BigDecimal open, BigDecimal quantity) {
        return open.compareTo(quantity) == 0
                ? full
                : Money.rounded(
                        full.amount().multiply(open).divide(quantity, 12, RoundingMode.HALF_EVEN), full.currency());
    }

    /** What of an amount is promised back, each agreement's part rounded by itself as it will be accrued. */
    public static Money promised(Money amount, List<Rebate> rebates) {
        var promised = Money.zero(amount.currency());
        for (var rebate : rebates) {
            promised = promised.plus(amount.times(rebate.percent().movePointLeft(2)));
        }
        return promised;
    }

    /** What this order counts against the customer's credit. */
    public Money thisOrder(Currency currency) {
        return new Money(standing.thisOrder(), currency);
    }

    /** The case that credit makes of it, or null when it is released. */
    public @Nullable String creditCase() {
        return switch (credit.outcome()) {
            case RELEASE -> null;
            case HOLD_ANALYST, HOLD_MANAGER, HOLD_DIRECTOR -> "CREDIT_HOLD";
            case PREPAYMENT -> "PREPAYMENT_REQUIRED";
            case REFUSE -> "CREDIT_REFUSED";
        };
    }

    /** Whether credit makes it wait: nobody has approved it. */
    public boolean creditHeld(Seen.Head head) {
        var code = creditCase();
        return code != null && !head.approved(code);
    }

    /** In one word, as the trail keeps it. */
    public String creditOutcome(Seen.Head head) {
        return creditHeld(head) ? credit.outcome().name() : "RELEASE";
    }

    /** In the analyst's words. */
    public String creditReason(Seen.Head head) {
        var reason = credit.reason() == null ? "within the credit limit" : credit.reason();
        return creditCase() != null && !creditHeld(head) ? "released by a person, although " + reason : reason;
    }

    /** What the decision on its prices rests on. */
    public List<RuleFiring> priced() {
        var firings = new ArrayList<RuleFiring>(pricing.because());
        for (var price : pricing.lines()) {
            firings.addAll(price.because());
            firings.addAll(price.losing());
        }
        return firings;
    }

    /** What the decision on its goods rests on. */
    public static List<RuleFiring> planned(AllocationPlan plan) {
        var firings = new ArrayList<RuleFiring>(plan.because());
        plan.lines().forEach(each -> firings.addAll(each.because()));
        return firings;
    }
}
