package throughline.operations.ruling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import throughline.rules.Deliberation;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleBook;
import throughline.rules.RuleBook.Engine;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.ShortShipment;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Order;
import throughline.rules.facts.ShortLine;

/**
 * What the decisions saw about goods of one order that a warehouse was told to ship and has not got: one decision for each line.
 *
 * @param told the lines as they were ordered, in the order of {@code lines}
 */
public record SeenShort(Seen.Head head, Customer customer, Order order, List<Told> told, List<ShortLine> lines)
        implements Sight {

    public SeenShort {
        told = List.copyOf(told);
        lines = List.copyOf(lines);
        if (told.size() != lines.size()) {
            throw new IllegalArgumentException("%d lines were short, and %d told".formatted(lines.size(), told.size()));
        }
    }

    /**
     * A line beside the fact that the rules see.
     *
     * @param buyerLine as the buyer numbers it
     * @param quantity that was to be shipped, in {@code unit}, the item's base unit
     * @param otherwise the customer's setting: {@code BACK_ORDER} or {@code CANCEL}, which counts where no rule speaks
     */
    public record Told(String buyerLine, BigDecimal quantity, String unit, String otherwise) {}

    @Override
    public boolean whole() {
        return false;
    }

    /** A table with the order on it and none of its lines: one of them has its own fact. */
    public Deliberation deliberate(RuleBook book, Instant at) {
        return deliberate(book, at, Engine.FASTEST);
    }

    private Deliberation deliberate(RuleBook book, Instant at, Engine engine) {
        return book.deliberate(new OrderQuestion(customer, order, List.of()), at, engine);
    }

    /**
     * What becomes of one line.
     *
     * @param deliberation that nothing was asked of yet
     * @param index among the lines that are short, from 0
     */
    public ShortShipment decide(Deliberation deliberation, int index) {
        return deliberation.shortShipment(
                lines.get(index), Rest.valueOf(told.get(index).otherwise()));
    }

    /** The same of every line, each at a table of its own. */
    public List<ShortShipment> decided(RuleBook book, Instant at, Engine engine) {
        var all = new ArrayList<ShortShipment>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            try (var deliberation = deliberate(book, at, engine)) {
                all.add(decide(deliberation, i));
            }
        }
        return all;
    }

    /** What the trail calls it. */
    public static String outcome(ShortShipment decided) {
        return "SHORT_" + decided.rest();
    }

    /** Why, in the analyst's words; empty where no rule speaks and the customer's setting counts. */
    public static String why(ShortShipment decided) {
        var verb = decided.rest() == Rest.CANCEL ? "cancelShort" : "backOrderShort";
        return decided.because().stream()
                .filter(firing -> firing.verb().equals(verb))
                .map(firing -> String.valueOf(firing.reason()))
                .findFirst()
                .orElse("");
    }

    /** The same as the trail keeps it. */
    public static String reason(ShortShipment decided) {
        var why = why(decided);
        return why.isEmpty() ? "no rule speaks of it, and the customer's setting counts" : why;
    }
}
