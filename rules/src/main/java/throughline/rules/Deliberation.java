package throughline.rules;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.rules.Proposals.Proposal;
import throughline.rules.Table.Round;
import throughline.rules.allocation.AllocationPlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.ShortShipment;
import throughline.rules.credit.CreditDecision;
import throughline.rules.exception.CaseRouting;
import throughline.rules.facts.Availability;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.Line;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.pricing.PricingDecision;
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
        question.lines().forEach(table::put);
        return this;
    }

    /** The rule book that every answer of this deliberation comes from: SHA-256, in hexadecimal. */
    public String fingerprint() {
        return book.fingerprint();
    }

    /**
     * What each line costs.
     *
     * @param lines those of the question
     * @param offers {@code ContractPrice}, {@code GroupPrice}, {@code VolumeBreak} and {@code Promotion} facts that are valid for this customer today
     */
    public PricingDecision price(List<Line> lines, List<?> offers) {
        offers.forEach(table::put);
        var resolutions = new ArrayList<PricingResolution>(lines.size());
        lines.forEach(line -> resolutions.add(new PricingResolution(line)));
        var ofOrder = new ArrayList<Proposal>(2);
        for (Proposal proposal : table.ask(Desk.PRICING, Round.OFFERS)) {
            if (proposal.line < 0) {
                ofOrder.add(proposal);
            } else {
                resolutions.get(proposal.line).propose(proposal);
            }
        }
        resolutions.forEach(resolution -> table.put(resolution.priced()));
        for (Proposal proposal : table.ask(Desk.PRICING, Round.PRICES)) {
            if (proposal.line >= 0) {
                resolutions.get(proposal.line).guard(proposal);
            }
        }
        var wording = book.wording();
        var prices = new ArrayList<LinePrice>(lines.size());
        resolutions.forEach(resolution -> prices.add(resolution.decide(wording)));
        boolean freeFreight = ofOrder.stream().anyMatch(proposal -> proposal.verb.equals("freeFreight"));
        return new PricingDecision(prices, freeFreight, wording.firings(ofOrder));
    }

    /** Whether the customer may have it on account. */
    public CreditDecision clear(CreditStanding standing) {
        table.put(standing);
        return CreditResolution.decide(table.ask(Desk.CREDIT, Round.CREDIT), book.wording());
    }

    /**
     * Where the goods may come from.
     *
     * @param lines those of the question
     * @param stocks of every item asked for and every substitute, in every warehouse that may serve the customer
     */
    public AllocationPlan plan(List<Line> lines, List<Stock> stocks, List<Substitute> substitutes) {
        var total = new HashMap<String, BigDecimal>();
        var largest = new HashMap<String, BigDecimal>();
        for (Stock stock : stocks) {
            total.merge(stock.sku(), stock.available(), BigDecimal::add);
            largest.merge(stock.sku(), stock.available(), BigDecimal::max);
            table.put(stock);
        }
        substitutes.forEach(table::put);
        lines.forEach(line -> table.put(availability(line, total, largest)));
        var resolutions = new ArrayList<AllocationResolution>(lines.size());
        lines.forEach(line -> resolutions.add(new AllocationResolution(line)));
        var ofOrder = new ArrayList<Proposal>(2);
        for (Proposal proposal : table.ask(Desk.ALLOCATION, Round.STOCK)) {
            if (proposal.line < 0) {
                ofOrder.add(proposal);
            } else {
                resolutions.get(proposal.line).propose(proposal);
            }
        }
        var wording = book.wording();
        return new AllocationPlan(
                resolutions.stream()
                        .map(resolution -> resolution.decide(stocks, wording))
                        .toList(),
                ofOrder.stream().anyMatch(proposal -> proposal.verb.equals("shipComplete")),
                ofOrder.stream()
                        .filter(proposal -> proposal.verb.equals("priority"))
                        .mapToInt(proposal -> proposal.figure().intValue())
                        .max()
                        .orElse(0),
                wording.firings(ofOrder));
    }

    private static Availability availability(
            Line line, Map<String, BigDecimal> total, Map<String, BigDecimal> largest) {
        BigDecimal all = total.getOrDefault(line.sku(), BigDecimal.ZERO);
        BigDecimal missing = line.quantity().subtract(all).max(BigDecimal.ZERO);
        BigDecimal percent = line.quantity().signum() == 0
                ? BigDecimal.ZERO
                : missing.multiply(BigDecimal.valueOf(100)).divide(line.quantity(), 2, HALF_EVEN);
        return new Availability(
                line, line.quantity(), all, largest.getOrDefault(line.sku(), BigDecimal.ZERO), missing, percent);
    }

    /** What becomes of the rest of a line that was shipped short. */
    public ShortShipment shortShipment(ShortLine line) {
        table.put(line);
        var made = table.ask(Desk.ALLOCATION, Round.SHORT);
        var about = made.stream()
                .filter(proposal -> proposal.verb.endsWith("Short"))
                .toList();
        boolean cancel = about.stream().anyMatch(proposal -> proposal.verb.equals("cancelShort"));
        return new ShortShipment(
                cancel ? Rest.CANCEL : Rest.BACK_ORDER, book.wording().firings(about));
    }

    /**
     * Why each of a desk's rules spoke, or did not, about each line or the order, on the facts that lie on the table now: after the desk was asked.
     * Of the first lines only, {@code most} of them. Nothing for a book that only Drools' own engine can walk: it does not say why not.
     */
    public List<Answer> answers(Desk desk, int most) {
        return table instanceof FlatTable flat ? flat.answers(desk, book.text(), most) : List.of();
    }

    /** Which conditions made a rule of this deliberation speak, and on which values; nothing where {@link #answers} says nothing. */
    public List<Answer.Reason> grounds(RuleFiring firing) {
        return table instanceof FlatTable flat ? flat.grounds(firing, book.text()) : List.of();
    }

    CaseRouting route(ExceptionCase exception) {
        table.put(exception);
        var made = table.ask(Desk.EXCEPTION, Round.CASE);
        Proposal route = null;
        int hours = Integer.MAX_VALUE;
        for (Proposal proposal : made) {
            if (proposal.verb.equals("dueInHours")) {
                hours = Math.min(hours, proposal.figure().intValue());
            } else if (proposal.verb.equals("route") && (route == null || wins(proposal, route))) {
                route = proposal;
            }
        }
        return new CaseRouting(
                route == null ? CaseRouting.DEFAULT.desk() : String.valueOf(route.about),
                route == null ? CaseRouting.DEFAULT.urgency() : route.figure().intValue(),
                hours == Integer.MAX_VALUE ? CaseRouting.DEFAULT.dueInHours() : hours,
                book.wording().firings(made));
    }

    List<RuleFiring> rehearse(Desk desk, List<?> facts) {
        facts.forEach(table::put);
        var made = new ArrayList<Proposal>();
        for (Round round : Round.values()) {
            made.addAll(table.ask(desk, round));
        }
        return book.wording().firings(made);
    }

    private static boolean wins(Proposal challenger, Proposal standing) {
        int byUrgency = challenger.figure().compareTo(standing.figure());
        return byUrgency > 0
                || byUrgency == 0 && String.valueOf(challenger.about).compareTo(String.valueOf(standing.about)) < 0;
    }

    @Override
    public void close() {
        table.close();
        book.stillAsked();
    }
}
