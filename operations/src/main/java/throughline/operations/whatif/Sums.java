package throughline.operations.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.operations.ruling.SeenRows;

/** What a run comes to, added up order by order while it goes. For one thread. */
final class Sums {

    final Map<String, InCurrency> byCurrency = new TreeMap<>();
    final Map<Move, Long> moves = new TreeMap<>();
    final Map<String, long[]> rules = new TreeMap<>();
    final Map<String, Long> skipped = new TreeMap<>();
    long orders;

    /** Orders that were decided one way and would have been decided another, or the same. */
    record Move(String kind, String before, String after) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Amounts in minor units. */
    static final class InCurrency {
        long orders;
        long changed;
        long prices;
        long netBefore;
        long netAfter;
        long cost;
        long goods;
    }

    /** @param draft the names of the rules that may speak: those that never do are dead */
    Sums(Collection<String> draft) {
        draft.forEach(rule -> rules.put(rule, new long[2]));
    }

    /** One order by two books, both asked about what was seen then. */
    Compared add(SeenRows.Kept kept, Seen seen, Ruling then, Ruling challenger) {
        var before = Effect.of(seen, then);
        var after = Effect.of(seen, challenger);
        var compared = Compared.of(kept.order(), seen.head().currency(), kept.ruleBook(), before, after);
        add(compared, before.rules(), after.rules());
        return compared;
    }

    private void add(Compared order, Set<String> before, Set<String> after) {
        orders++;
        var sum = byCurrency.computeIfAbsent(order.currency(), none -> new InCurrency());
        sum.orders++;
        sum.changed += order.changed() ? 1 : 0;
        sum.prices += order.prices();
        sum.netBefore += order.before().net();
        sum.netAfter += order.after().net();
        sum.cost += order.cost();
        sum.goods += order.before().places().equals(order.after().places()) ? 0 : 1;
        moves.merge(new Move("order", order.before().check(), order.after().check()), 1L, Long::sum);
        moves.merge(new Move("credit", order.before().hold(), order.after().hold()), 1L, Long::sum);
        moves.merge(
                new Move("approval", order.before().approval(), order.after().approval()), 1L, Long::sum);
        before.forEach(rule -> rules.computeIfAbsent(rule, none -> new long[2])[0]++);
        after.forEach(rule -> rules.computeIfAbsent(rule, none -> new long[2])[1]++);
    }

    void skip(String why) {
        skipped.merge(why, 1L, Long::sum);
    }

    /** For people and programs. */
    Report report(Collection<String> draft) {
        var currencies = new ArrayList<Report.Amounts>();
        byCurrency.forEach((currency, sum) -> currencies.add(new Report.Amounts(
                currency, sum.orders, sum.changed, sum.prices, sum.netBefore, sum.netAfter, sum.cost, sum.goods)));
        var moved = new ArrayList<Report.Moved>();
        moves.forEach((move, count) -> moved.add(new Report.Moved(move.kind(), move.before(), move.after(), count)));
        var spoke = new ArrayList<Report.Rule>();
        rules.forEach((rule, counts) -> spoke.add(new Report.Rule(rule, counts[0], counts[1], draft.contains(rule))));
        var left = new ArrayList<Report.Skipped>();
        skipped.forEach((why, count) -> left.add(new Report.Skipped(why, count)));
        return new Report(orders, currencies, moved, spoke, left);
    }
}
