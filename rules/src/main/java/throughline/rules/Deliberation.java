package throughline.rules;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import throughline.rules.Table.Round;
import throughline.rules.allocation.AllocationPlan;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.ShortShipment;
import throughline.rules.credit.CreditDecision;
import throughline.rules.exception.CaseRouting;
import throughline.rules.facts.Availability;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.Line;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.order.OrderReview;
import throughline.rules.posting.AccountDecision;
import throughline.rules.posting.PostingQuestion;
import throughline.rules.pricing.PricingDecision;
import throughline.rules.pricing.PricingDecision.Freight;
import throughline.rules.pricing.PricingDecision.LinePrice;

/**
 * One order on the table, before one rule book: the desks ask in the order of their process, each question adds its facts, and every answer comes
 * from the same book. For one thread; close it, or its place at the table is lost.
 *
 * <p>Rules only propose. What this class does with the proposals is the policy of how they are weighed, and it does not depend on the order in
 * which rules fire.
 */
public final class Deliberation implements AutoCloseable {

    private final RuleBook book;
    private final Table table;

    Deliberation(RuleBook book, Table table) {
        this.book = book;
        this.table = table;
    }

    /** Puts the order on the table. */
    Deliberation about(OrderQuestion question) {
        table.put(question.customer());
        table.put(question.order());
        table.put(question.lines());
        return this;
    }

    /** The rule book that every answer of this deliberation comes from: SHA-256, in hexadecimal. */
    public String fingerprint() {
        return book.fingerprint();
    }

    /**
     * Whether the order may be taken as it is; asked before anything else.
     *
     * @param lines those of the question
     * @param checks {@code SimilarOrder} and {@code UsualQuantity} facts about it
     */
    public OrderReview check(List<Line> lines, List<?> checks) {
        table.put(checks);
        return OrderResolution.decide(lines.size(), table.ask(Desk.ORDER, Round.CHECKS));
    }

    /**
     * What each line costs.
     *
     * @param lines those of the question
     * @param offers {@code ContractPrice}, {@code GroupPrice}, {@code VolumeBreak}, {@code Promotion} and
     *     {@code RebateAgreement} facts that are valid for this customer today
     */
    public PricingDecision price(List<Line> lines, List<?> offers) {
        table.put(offers);
        var resolutions = new ArrayList<PricingResolution>(lines.size());
        for (Line line : lines) {
            resolutions.add(new PricingResolution(line));
        }
        var ofOrder = new ArrayList<Proposal>(2);
        for (Proposal proposal : table.ask(Desk.PRICING, Round.OFFERS)) {
            if (proposal.line() < 0) {
                ofOrder.add(proposal);
            } else {
                resolutions.get(proposal.line()).propose(proposal);
            }
        }
        var priced = new ArrayList<PricedLine>(lines.size());
        for (var resolution : resolutions) {
            priced.add(resolution.priced());
        }
        table.put(priced);
        for (Proposal proposal : table.ask(Desk.PRICING, Round.PRICES)) {
            if (proposal.line() >= 0) {
                resolutions.get(proposal.line()).guard(proposal);
            }
        }
        var prices = new ArrayList<LinePrice>(lines.size());
        for (var resolution : resolutions) {
            prices.add(resolution.decide());
        }
        return new PricingDecision(prices, freight(ofOrder), List.copyOf(ofOrder));
    }

    /** Billing it is the exception, and counts when both are proposed. */
    private static Freight freight(List<Proposal> ofOrder) {
        if (any(ofOrder, Verb.BILL_FREIGHT)) {
            return Freight.BILLED;
        }
        return any(ofOrder, Verb.FREE_FREIGHT) ? Freight.FREE : Freight.BY_TERMS;
    }

    private static boolean any(List<Proposal> proposals, Verb what) {
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i).what() == what) {
                return true;
            }
        }
        return false;
    }

    /** Whether the customer may have it on account. */
    public CreditDecision clear(CreditStanding standing) {
        table.put(standing);
        return CreditResolution.decide(table.ask(Desk.CREDIT, Round.CREDIT));
    }

    /**
     * Where the goods may come from.
     *
     * @param lines those of the question
     * @param stocks of every item asked for and every substitute, in every warehouse that may serve the customer
     */
    public AllocationPlan plan(List<Line> lines, List<Stock> stocks, List<Substitute> substitutes) {
        var byItem = new HashMap<String, List<Stock>>();
        List<Stock> ofItem = null;
        for (int i = 0; i < stocks.size(); i++) {
            var stock = stocks.get(i);
            if (ofItem == null || !stocks.get(i - 1).sku().equals(stock.sku())) {
                ofItem = byItem.computeIfAbsent(stock.sku(), none -> new ArrayList<>(4));
            }
            ofItem.add(stock);
        }
        table.put(stocks);
        table.put(substitutes);
        var resolutions = new ArrayList<AllocationResolution>(lines.size());
        var availabilities = new ArrayList<Availability>(lines.size());
        for (Line line : lines) {
            var sources = byItem.getOrDefault(line.sku(), List.of());
            availabilities.add(availability(line, sources));
            resolutions.add(new AllocationResolution(line, sources));
        }
        table.put(availabilities);
        var ofOrder = new ArrayList<Proposal>(2);
        for (Proposal proposal : table.ask(Desk.ALLOCATION, Round.STOCK)) {
            if (proposal.line() < 0) {
                ofOrder.add(proposal);
            } else {
                resolutions.get(proposal.line()).propose(proposal);
            }
        }
        var plans = new ArrayList<LinePlan>(lines.size());
        for (var resolution : resolutions) {
            plans.add(resolution.decide());
        }
        return new AllocationPlan(plans, any(ofOrder, Verb.SHIP_COMPLETE), priority(ofOrder), List.copyOf(ofOrder));
    }

    /** The highest that was proposed; 0 without any. */
    private static int priority(List<Proposal> proposals) {
        int highest = Integer.MIN_VALUE;
        for (Proposal proposal : proposals) {
            if (proposal.what() == Verb.PRIORITY) {
                highest = Math.max(highest, proposal.figure().intValue());
            }
        }
        return highest == Integer.MIN_VALUE ? 0 : highest;
    }

    private static Availability availability(Line line, List<Stock> stocks) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal largest = BigDecimal.ZERO;
        for (int i = 0; i < stocks.size(); i++) {
            BigDecimal available = stocks.get(i).available();
            all = i == 0 ? available : all.add(available);
            largest = i == 0 ? available : largest.max(available);
        }
        if (all.compareTo(line.quantity()) >= 0) {
            return new Availability(line, line.quantity(), all, largest, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        BigDecimal missing = line.quantity().subtract(all);
        BigDecimal percent = line.quantity().signum() == 0
                ? BigDecimal.ZERO
                : missing.multiply(BigDecimal.valueOf(100)).divide(line.quantity(), 2, HALF_EVEN);
        return new Availability(line, line.quantity(), all, largest, missing, percent);
    }

    /**
     * What becomes of the rest of a line that was shipped short.
     *
     * @param otherwise what becomes of it where no rule speaks
     */
    public ShortShipment shortShipment(ShortLine line, Rest otherwise) {
        table.put(line);
        var made = table.ask(Desk.ALLOCATION, Round.SHORT);
        var about = made.stream()
                .filter(proposal -> proposal.what() == Verb.BACK_ORDER_SHORT || proposal.what() == Verb.CANCEL_SHORT)
                .toList();
        var spoken = any(about, Verb.CANCEL_SHORT) ? Rest.CANCEL : Rest.BACK_ORDER;
        return new ShortShipment(about.isEmpty() ? otherwise : spoken, List.copyOf(about));
    }

    /**
     * Why each of a desk's rules spoke, or did not, about each line or the order, on the facts that lie on the table now: after the desk was asked.
     * Of the first lines only, {@code most} of them. Nothing for a book that only Drools' own engine can walk: it does not say why not.
     */
    public List<Answer> answers(Desk desk, int most) {
        return table instanceof FlatTable flat ? flat.answers(desk, book.text(), most) : List.of();
    }

    /** The same of those rules that are asked about goods shipped short. */
    public List<Answer> shortAnswers() {
        return table instanceof FlatTable flat ? flat.answers(Desk.ALLOCATION, Round.SHORT, book.text(), 1) : List.of();
    }

    /** Which conditions made a rule of this deliberation speak, and on which values; nothing where {@link #answers} says nothing. */
    public List<Answer.Reason> grounds(RuleFiring firing) {
        return table instanceof FlatTable flat ? flat.grounds(firing, book.text()) : List.of();
    }

    CaseRouting route(ExceptionCase exception) {
        table.put(exception);
        return CaseResolution.decide(table.ask(Desk.EXCEPTION, Round.CASE));
    }

    /** To which accounts an event's lines go; asked once, at a table with nothing on it. */
    public AccountDecision accounts(PostingQuestion question) {
        table.put(question.event());
        table.put(question.lines());
        return AccountResolution.decide(question.lines(), table.ask(Desk.POSTING, Round.POSTING));
    }

    List<RuleFiring> rehearse(Desk desk, List<?> facts) {
        table.put(facts);
        var made = new ArrayList<RuleFiring>();
        for (Round round : Round.values()) {
            made.addAll(table.ask(desk, round));
        }
        return made;
    }

    @Override
    public void close() {
        table.close();
        book.stillAsked();
    }
}
