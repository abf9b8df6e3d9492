package throughline.operations.whatif;

import java.util.List;

/**
 * What a run comes to.
 *
 * @param orders that could be compared
 * @param amounts by currency
 * @param moves the matrices of holds: {@code order}, {@code credit} and {@code approval}
 * @param rules how many orders each spoke about
 * @param skipped orders that could not be compared, and why
 */
public record Report(long orders, List<Amounts> amounts, List<Moved> moves, List<Rule> rules, List<Skipped> skipped) {

    public Report {
        amounts = List.copyOf(amounts);
        moves = List.copyOf(moves);
        rules = List.copyOf(rules);
        skipped = List.copyOf(skipped);
    }

    /**
     * In minor units of the currency.
     *
     * @param changed orders of which anything changed
     * @param prices lines that would have cost something else
     * @param goods orders whose goods would have come from elsewhere, or not
     */
    public record Amounts(
            String currency,
            long orders,
            long changed,
            long prices,
            long netBefore,
            long netAfter,
            long cost,
            long goods) {

        public long marginBefore() {
            return netBefore - cost;
        }

        public long marginAfter() {
            return netAfter - cost;
        }
    }

    /** So many orders were decided so, and would have been decided so. */
    public record Moved(String kind, String before, String after, long orders) {

        public boolean changed() {
            return !before.equals(after);
        }
    }

    /** @param inDraft whether the draft has it; what the draft has and never spoke is dead in this period */
    public record Rule(String rule, long before, long after, boolean inDraft) {

        public boolean dead() {
            return inDraft && after == 0;
        }
    }

    public record Skipped(String why, long orders) {}

    static final Report NONE = new Report(0, List.of(), List.of(), List.of(), List.of());

    /** The rules of the draft that spoke about no order. */
    public List<String> dead() {
        return rules.stream().filter(Rule::dead).map(Rule::rule).toList();
    }

    public long changed() {
        return amounts.stream().mapToLong(Amounts::changed).sum();
    }
}
