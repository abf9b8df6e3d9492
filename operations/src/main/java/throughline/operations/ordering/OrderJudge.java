package throughline.operations.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Decisions;
import throughline.model.reading.Actor;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.UnitPrice;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.rules.Deliberation;
import throughline.rules.RuleBook;
import throughline.rules.RuleFiring;
import throughline.rules.credit.CreditDecision;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Line;
import throughline.rules.pricing.PricingDecision;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;

/**
 * Decides an order as far as no lock is needed: what its check found, what it costs, whether the customer has the credit, and where its
 * goods may come from. One rule book decides all of it.
 */
final class OrderJudge {

    /** What was looked up for a whole batch; it may be out of date by the time stock is locked. */
    record Gathered(Map<PartyId, PolicyFacts.Receivable> receivables, Map<PolicyFacts.Shelf, BigDecimal> free) {}

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
     */
    void judge(Work work, Money openOrders) {
        if (work.order.lines.stream().noneMatch(line -> line.judged)) {
            return;
        }
        work.decisions.clear();
        work.openings.clear();
        work.plans.clear();
        var open = work.order.lines.stream().filter(line -> line.judged).toList();
        open.forEach(line -> line.hold(null));
        if (!problems(work)) {
            var good = badLinesAside(work, open);
            if (!good.isEmpty()) {
                deliberate(work, good, openOrders);
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

    private void deliberate(Work work, List<CheckedLine.Good> good, Money openOrders) {
        var customer = work.customer;
        var lines = facts.lines(good, customer.entity());
        var question = facts.question(work.checked, customer, work.order.head.channel(), lines);
        try (var deliberation = book.deliberate(question)) {
            price(work, good, deliberation.price(lines, facts.offers(customer, good)));
            clear(work, deliberation, openOrders);
            plan(work, good, deliberation, lines);
        }
    }

    private void price(Work work, List<CheckedLine.Good> good, PricingDecision pricing) {
        var firings = new ArrayList<RuleFiring>(pricing.because());
        for (int i = 0; i < good.size(); i++) {
            var price = pricing.lines().get(i);
            firings.addAll(price.because());
            firings.addAll(price.losing());
            price(work, good.get(i), price);
        }
        decide(work, "pricing", "PRICED", "%d lines, net %s".formatted(good.size(), work.order.net()), firings);
    }

    private void price(Work work, CheckedLine.Good good, LinePrice price) {
        var line = work.line(good.index());
        var own = good.item().priceOf(work.customer.entity());
        line.understand(new OpenLine.Terms(
                good.item().id(),
                good.item().baseUnit(),
                good.factor(),
                good.quantity(),
                good.taxPercent(),
                perUnitOrdered(good, price, work),
                price.guard() == Guard.CORRECTED,
                own == null ? BigDecimal.ZERO : own.standardCost()));
        var needsSomebody = price.guard() == Guard.SALES_MANAGER || price.guard() == Guard.DIRECTOR;
        if (needsSomebody && !work.order.approvals.contains("PRICE_APPROVAL/" + line.index)) {
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
            work.openings.add(opening(work, line, Problem.hold("PRICE_APPROVAL", Actor.ANALYST, reason, line.source)));
        } else {
            line.accept();
        }
    }

    /** The rules price the base unit; the buyer is told the price of the unit he ordered in. */
    private static UnitPrice perUnitOrdered(CheckedLine.Good good, LinePrice price, Work work) {
        var quoted = good.line().price();
        var amount = price.basis() == PricingDecision.Basis.BUYER
                        && quoted != null
                        && quoted.unit().equals(good.unit())
                ? quoted.amount()
                : price.unitPrice().multiply(good.factor());
        return new UnitPrice(amount, work.order.terms.currency(), good.unit());
    }

    private void clear(Work work, Deliberation deliberation, Money openOrders) {
        var currency = work.order.terms.currency();
        var thisOrder = Money.zero(currency);
        for (var line : work.order.lines) {
            thisOrder = line.judged ? thisOrder.plus(line.exposure(currency)) : thisOrder;
        }
        var receivables =
                gathered.receivables().getOrDefault(new PartyId(work.customer.code()), PolicyFacts.Receivable.NONE);
        var standing = PolicyFacts.standing(work.customer, receivables, openOrders.amount(), thisOrder.amount());
        var decision = deliberation.clear(standing);
        var code =
                switch (decision.outcome()) {
                    case RELEASE -> null;
                    case HOLD_ANALYST, HOLD_MANAGER, HOLD_DIRECTOR -> "CREDIT_HOLD";
                    case PREPAYMENT -> "PREPAYMENT_REQUIRED";
                    case REFUSE -> "CREDIT_REFUSED";
                };
        var approved = code != null && work.order.approvals.contains(code);
        var reason = decision.reason() == null ? "within the credit limit" : decision.reason();
        decide(
                work,
                "credit",
                code == null || approved ? "RELEASE" : decision.outcome().name(),
                approved ? "released by a person, although " + reason : reason,
                decision.because());
        if (code != null && !approved) {
            hold(work, code, creditReason(work, decision, thisOrder, standing));
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

    private void plan(Work work, List<CheckedLine.Good> good, Deliberation deliberation, List<Line> lines) {
        var items = good.stream()
                .flatMap(line -> facts.candidates(line.item(), work.customer.entity()).stream())
                .distinct()
                .toList();
        var plan = deliberation.plan(
                lines,
                facts.stocks(work.customer, items, gathered.free()),
                facts.substitutes(work.customer, good, gathered.free()));
        work.priority = plan.priority();
        work.shipComplete = plan.shipComplete();
        for (int i = 0; i < good.size(); i++) {
            work.plans.put(good.get(i).index(), plan.lines().get(i));
        }
        var firings = new ArrayList<RuleFiring>(plan.because());
        plan.lines().forEach(each -> firings.addAll(each.because()));
        decide(work, "allocation", "PLANNED", plan.shipComplete() ? "ship complete" : "parts may follow", firings);
    }

    /** Asks only where goods may come from: for lines that were priced and cleared before, and wait for stock. */
    void plan(Work work, List<CheckedLine.Good> waiting) {
        var lines = facts.lines(waiting, work.customer.entity());
        try (var deliberation =
                book.deliberate(facts.question(work.checked, work.customer, work.order.head.channel(), lines))) {
            plan(work, waiting, deliberation, lines);
        }
    }

    private void hold(Work work, String code, String reason) {
        work.order.hold("waits for the order's credit");
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
