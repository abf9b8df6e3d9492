package throughline.operations.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Decisions;
import throughline.model.reading.Actor;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.ruling.FiringText;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.operations.ruling.SeenRows;
import throughline.rules.RuleBook;
import throughline.rules.RuleFiring;
import throughline.rules.allocation.AllocationPlan;
import throughline.rules.credit.CreditDecision;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Line;
import throughline.rules.order.OrderReview.Outcome;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;

/**
 * Decides an order as far as no lock is needed: what its check found, what it costs, whether the customer has the credit, and where its
 * goods may come from. One rule book decides all of it.
 */
final class OrderJudge {

    /** What was looked up for a whole batch; it may be out of date by the time stock is locked. */
    record Gathered(
            Map<PartyId, PolicyFacts.Receivable> receivables,
            Map<PolicyFacts.Shelf, BigDecimal> free,
            OrderHistory history) {}

    private final UnitOfWork unit;
    private final RuleBook book;
    private final PolicyFacts facts;
    private final Gathered gathered;
    private final Instant now;

    OrderJudge(UnitOfWork unit, RuleBook book, PolicyFacts facts, Gathered gathered, Instant now) {
        this.unit = unit;
        this.book = book;
        this.facts = facts;
        this.gathered = gathered;
        this.now = now;
    }

    /**
     * Judges the lines that this round decides. May be called again with another figure of open orders: it starts from the same lines.
     *
     * @param openOrders what the customer's approved orders count already
     * @param taken what orders have taken of promotions, without the lines that are judged
     */
    void judge(Work work, Money openOrders, PromotionsTaken taken) {
        if (work.order.lines.stream().noneMatch(line -> line.judged)) {
            return;
        }
        work.decisions.clear();
        work.seen.clear();
        work.openings.clear();
        work.plans.clear();
        var open = work.order.lines.stream().filter(line -> line.judged).toList();
        open.forEach(line -> line.hold(null));
        if (!problems(work)) {
            var good = badLinesAside(work, open);
            if (!good.isEmpty()) {
                deliberate(work, good, openOrders, taken);
            }
        }
        work.order.settle();
        work.answer = work.order.state != OrderState.HELD;
    }

    /** Whether something about the order as a whole keeps it from going on. */
    private boolean problems(Work work) {
        for (var problem : work.checked.problems()) {
            if (problem.rejects()) {
                work.order.reject(problem.reason());
                return true;
            }
        }
        for (var problem : work.checked.problems()) {
            work.openings.add(opening(work, problem));
        }
        return !work.checked.problems().isEmpty();
    }

    private List<CheckedLine.Good> badLinesAside(Work work, List<OpenLine> open) {
        var good = new ArrayList<CheckedLine.Good>(open.size());
        for (var line : open) {
            var checked = work.checked.lines().get(line.index - 1);
            if (checked instanceof CheckedLine.Good fine) {
                good.add(fine);
            } else if (checked instanceof CheckedLine.Bad bad) {
                if (bad.problem().rejects()) {
                    line.reject(bad.problem().reason());
                } else {
                    line.hold(bad.problem().reason());
                    work.openings.add(opening(work, line, bad.problem()));
                }
            }
        }
        return good;
    }

    private void deliberate(Work work, List<CheckedLine.Good> good, Money openOrders, PromotionsTaken taken) {
        var lines = facts.lines(good, work.customer.entity());
        var receivables =
                gathered.receivables().getOrDefault(new PartyId(work.customer.code()), PolicyFacts.Receivable.NONE);
        var owed = PolicyFacts.owed(work.customer, receivables, openOrders.amount());
        var seen = seen(work, good, lines, facts.offers(work.customer, good, work.order.terms.currency(), taken), owed);
        var ruling = Ruling.of(book, seen, now);
        decide(
                work,
                "order",
                ruling.checkOutcome(seen.head()),
                ruling.checkReason(seen.head()),
                ruling.review().because());
        if (ruling.check(seen.head()) == Outcome.REFUSE) {
            work.order.reject(ruling.checkReason(seen.head()));
            keep(work, seen, 1);
            return;
        }
        price(work, good, seen, ruling);
        clear(work, seen, ruling);
        plan(work, good, ruling.plan());
        keep(work, seen, 4);
        if (ruling.check(seen.head()) == Outcome.HOLD) {
            hold(work, Ruling.ORDER_CHECK, CheckWords.order(work, seen, ruling), "waits for customer service");
        }
    }

    /** Everything that this decision rests on. */
    private Seen seen(
            Work work, List<CheckedLine.Good> good, List<Line> lines, List<?> offers, Seen.@Nullable Owed owed) {
        var items = good.stream()
                .flatMap(line -> facts.candidates(line.item(), work.customer.entity()).stream())
                .distinct()
                .toList();
        return new Seen(
                new Seen.Head(
                        work.customer.entity().code(),
                        work.order.terms.currency().getCurrencyCode(),
                        String.join(" ", work.order.approvals)),
                facts.question(work.checked, work.customer, work.order.head.channel(), lines),
                offers,
                good.stream()
                        .map(line -> bought(work.line(line.index()), line, owed != null))
                        .toList(),
                owed,
                facts.stocks(work.customer, items, gathered.free()),
                facts.substitutes(work.customer, good, gathered.free()),
                owed == null ? Seen.Earlier.NONE : gathered.history().before(work, lines));
    }

    private static Seen.Bought bought(OpenLine line, CheckedLine.Good good, boolean whole) {
        var quoted = good.line().price();
        return new Seen.Bought(
                good.index(),
                line.buyerLine,
                line.ordered.amount(),
                good.unit().code(),
                quoted != null && quoted.unit().equals(good.unit()) ? quoted.amount() : null,
                good.factor(),
                good.taxPercent(),
                whole ? good.quantity().subtract(line.shipped).subtract(line.cancelled) : good.quantity());
    }

    /** Keeps what was seen under the decisions that were taken last. */
    private static void keep(Work work, Seen seen, int decisions) {
        var made = work.decisions.subList(work.decisions.size() - decisions, work.decisions.size());
        work.seen.add(new SeenRows.Fresh(
                work.order.head.number(), made.stream().map(Decision::id).toList(), seen));
    }

    private void price(Work work, List<CheckedLine.Good> good, Seen seen, Ruling ruling) {
        for (int i = 0; i < good.size(); i++) {
            price(
                    work,
                    good.get(i),
                    ruling.lines().get(i),
                    seen.question().lines().get(i));
            check(work, ruling, i, seen);
        }
        // A part of the order says nothing of the whole.
        if (good.size() == work.checked.good().size()) {
            work.order.freight = ruling.pricing().freight();
        }
        decide(work, "pricing", "PRICED", "%d lines, net %s".formatted(good.size(), work.order.net()), ruling.priced());
    }

    private void price(Work work, CheckedLine.Good good, Ruling.Line ruled, Line asked) {
        var line = work.line(good.index());
        var price = ruled.price();
        var own = good.item().priceOf(work.customer.entity());
        line.understand(new OpenLine.Terms(
                good.item().id(),
                good.item().baseUnit(),
                good.factor(),
                good.quantity(),
                good.taxPercent(),
                ruled.perUnit(),
                price.guard() == Guard.CORRECTED,
                own == null ? BigDecimal.ZERO : own.standardCost(),
                price.rebates(),
                promotion(price, asked, work.order.terms.currency())));
        if (ruled.held() && ruled.check() != Outcome.REFUSE) {
            var whom = price.guard() == Guard.DIRECTOR ? "a director" : "the sales manager";
            var reason = "Line %s, %s of %s at %s (margin %s %%): %s. Needs %s."
                    .formatted(
                            line.buyerLine,
                            line.ordered,
                            good.item().id(),
                            price.unitPrice().toPlainString(),
                            price.marginPercent().toPlainString(),
                            price.reason(),
                            whom);
            line.hold(reason);
            work.openings.add(
                    opening(work, line, Problem.hold(Ruling.PRICE_APPROVAL, Actor.ANALYST, reason, line.source)));
        } else {
            line.accept();
        }
    }

    private static OpenLine.@Nullable Promotion promotion(LinePrice price, Line asked, Currency currency) {
        var promoted = price.promotion();
        return promoted == null
                ? null
                : new OpenLine.Promotion(
                        promoted.code(),
                        Money.rounded(
                                asked.listPrice()
                                        .multiply(asked.quantity())
                                        .multiply(promoted.percent())
                                        .movePointLeft(2),
                                currency));
    }

    /** What the order check makes of a line that has its price: it counts beside whatever the price needs. */
    private static void check(Work work, Ruling ruling, int at, Seen seen) {
        var ruled = ruling.lines().get(at);
        var line = work.line(ruled.index());
        switch (ruled.check()) {
            case PASS -> {}
            case REFUSE ->
                line.reject(String.valueOf(ruling.review().lines().get(at).reason()));
            case HOLD -> {
                var reason = CheckWords.line(line, seen, ruling, at);
                line.hold(reason);
                work.openings.add(
                        opening(work, line, Problem.hold(Ruling.LINE_CHECK, Actor.ANALYST, reason, line.source)));
            }
        }
    }

    private void clear(Work work, Seen seen, Ruling ruling) {
        var decision = ruling.credit();
        var code = ruling.creditCase();
        decide(work, "credit", ruling.creditOutcome(seen.head()), ruling.creditReason(seen.head()), decision.because());
        if (code != null && ruling.creditHeld(seen.head())) {
            var thisOrder = ruling.thisOrder(work.order.terms.currency());
            hold(
                    work,
                    code,
                    creditReason(work, decision, thisOrder, ruling.standing()),
                    "waits for the order's credit");
        }
    }

    private static String creditReason(Work work, CreditDecision decision, Money thisOrder, CreditStanding standing) {
        var whom =
                switch (decision.outcome()) {
                    case HOLD_MANAGER -> "the credit manager";
                    case HOLD_DIRECTOR -> "a director";
                    case RELEASE, HOLD_ANALYST, PREPAYMENT, REFUSE -> "a credit analyst";
                };
        return "Order %s of %s for %s: %s. Limit %s, receivables %s, open orders %s. %s decides."
                .formatted(
                        work.order.head.buyerNumber(),
                        work.customer.name(),
                        thisOrder,
                        decision.reason(),
                        standing.limit().toPlainString(),
                        standing.receivables().toPlainString(),
                        standing.openOrders().toPlainString(),
                        whom);
    }

    private void plan(Work work, List<CheckedLine.Good> good, AllocationPlan plan) {
        work.priority = plan.priority();
        work.shipComplete = plan.shipComplete();
        for (int i = 0; i < good.size(); i++) {
            work.plans.put(good.get(i).index(), plan.lines().get(i));
        }
        decide(
                work,
                "allocation",
                "PLANNED",
                plan.shipComplete() ? "ship complete" : "parts may follow",
                Ruling.planned(plan));
    }

    /** Asks only where goods may come from: for lines that were priced and cleared before, and wait for stock. */
    void plan(Work work, List<CheckedLine.Good> waiting) {
        var seen = seen(work, waiting, facts.lines(waiting, work.customer.entity()), List.of(), null);
        try (var deliberation = book.deliberate(seen.question(), now)) {
            plan(work, waiting, Ruling.plan(deliberation, seen));
        }
        keep(work, seen, 1);
    }

    /** @param meanwhile what is said of the order's lines */
    private static void hold(Work work, String code, String reason, String meanwhile) {
        work.order.hold(meanwhile);
        work.openings.add(new CaseBook.Opening(
                new NewCase(
                        code,
                        Actor.ANALYST,
                        reason,
                        work.document.provenance().source(),
                        work.order.head.message(),
                        work.number(),
                        null,
                        work.order.net().plus(work.order.tax()),
                        "%s:%s".formatted(work.number(), code)),
                new Waiting(Waiting.Kind.ORDER, work.number()),
                work.customer.code()));
    }

    private static CaseBook.Opening opening(Work work, Problem problem) {
        return new CaseBook.Opening(
                new NewCase(
                        problem.code(),
                        problem.who(),
                        problem.reason(),
                        problem.where(),
                        work.order.head.message(),
                        work.number(),
                        null,
                        null,
                        "%s:%s".formatted(work.number(), problem.code())),
                new Waiting(Waiting.Kind.ORDER, work.number()),
                work.customer.code());
    }

    private static CaseBook.Opening opening(Work work, OpenLine line, Problem problem) {
        var currency = work.order.terms.currency();
        var risk = line.terms == null ? null : line.net(currency).plus(line.tax(currency));
        return new CaseBook.Opening(
                new NewCase(
                        problem.code(),
                        problem.who(),
                        problem.reason(),
                        problem.where(),
                        work.order.head.message(),
                        work.number(),
                        line.buyerLine,
                        risk,
                        "%s/%d:%s".formatted(work.number(), line.index, problem.code())),
                new Waiting(Waiting.Kind.ORDER_LINE, "%s/%d".formatted(work.number(), line.index)),
                work.customer.code());
    }

    private void decide(Work work, String kind, String outcome, String reason, List<RuleFiring> firings) {
        work.decisions.add(new Decision(
                Decisions.nextId(unit),
                work.order.head.document(),
                kind,
                work.number(),
                outcome,
                reason,
                book.fingerprint(),
                FiringText.of(firings),
                now));
    }
}
