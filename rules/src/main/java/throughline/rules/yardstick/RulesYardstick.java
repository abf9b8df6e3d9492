package throughline.rules.yardstick;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;

/** Measures the shipped policy by rules and by hand, turn by turn in one run. */
public final class RulesYardstick {

    private static final int ORDERS = 1_000;

    private final RuleBook book;
    private final GrownPolicy grown;
    private final List<OrderCase> cases = new ArrayList<>(ORDERS);

    private RulesYardstick(RuleBook book, GrownPolicy grown) {
        this.book = book;
        this.grown = grown;
        for (int seed = 0; seed < ORDERS; seed++) {
            cases.add(OrderCase.of(seed));
        }
    }

    /**
     * The shipped policy, or one that has grown to a number of rules.
     *
     * @param rules how many there are to be; the shipped ones when they are more
     * @throws PolicyException when the policies have a mistake
     */
    public static RulesYardstick of(Map<String, String> policies, int rules) throws PolicyException {
        var binder = new RuleBookBinder(null);
        var shipped = binder.bind(policies);
        int shippedRules = shipped.rules().size();
        if (rules <= shippedRules) {
            return new RulesYardstick(shipped, GrownPolicy.NONE);
        }
        shipped.dispose();
        var grown = new GrownPolicy(rules - shippedRules);
        var files = new TreeMap<>(policies);
        files.putAll(grown.files());
        return new RulesYardstick(binder.bind(files), grown);
    }

    /** Orders of five lines decided in a second by one thread: priced, cleared and planned, trace on. The median of the turns. */
    public record Rates(double byRules, double byHand, int rules) {}

    /** The orders on which Drools, the flat engine and the hand do not agree; must be empty. */
    public List<String> disagreements() {
        var found = new ArrayList<String>();
        for (int seed = 0; seed < cases.size(); seed++) {
            String byReference = cases.get(seed).decide(book, RuleBook.Engine.PHREAK);
            String byRules = cases.get(seed).decide(book, RuleBook.Engine.FASTEST);
            String byHand = new HandWritten(cases.get(seed), grown).decide();
            if (!byRules.equals(byHand) || !byRules.equals(byReference)) {
                found.add("order %d: Drools %s; flat %s; hand %s".formatted(seed, byReference, byRules, byHand));
            }
        }
        return found;
    }

    /** @param seconds of each turn; each side has one to warm up and {@code turns} that count */
    public Rates compare(int turns, double seconds) {
        var byRules = new ArrayList<Double>();
        var byHand = new ArrayList<Double>();
        for (int turn = 0; turn <= turns; turn++) {
            double rules = rate(seconds, one -> one.question().lines().size() + decideByRules(one));
            double hand = rate(seconds, this::decideByHand);
            if (turn > 0) {
                byRules.add(rules);
                byHand.add(hand);
            }
        }
        return new Rates(median(byRules), median(byHand), book.rules().size());
    }

    private interface Turn {
        int run(OrderCase one);
    }

    private double rate(double seconds, Turn turn) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long done = 0;
        long sink = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 50; i++) {
                sink += turn.run(cases.get((int) (done++ % ORDERS)));
            }
        }
        if (sink == Long.MIN_VALUE) {
            throw new IllegalStateException("never: keeps the work from being optimised away");
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private int decideByRules(OrderCase one) {
        var lines = one.question().lines();
        try (var deliberation = book.deliberate(one.question())) {
            return deliberation.price(lines, one.offers()).lines().size()
                    + deliberation.clear(one.standing()).because().size()
                    + deliberation
                            .plan(lines, one.stocks(), one.substitutes())
                            .lines()
                            .size();
        }
    }

    private int decideByHand(OrderCase one) {
        var hand = new HandWritten(one, grown);
        return hand.price().lines().size()
                + hand.clear().because().size()
                + hand.plan().lines().size();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }
}
