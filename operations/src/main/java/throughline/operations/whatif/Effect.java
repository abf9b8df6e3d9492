package throughline.operations.whatif;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import throughline.model.value.Money;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.rules.RuleFiring;
import throughline.rules.pricing.PricingDecision.Guard;

/**
 * What one rule book makes of one order.
 *
 * @param net of the lines that were priced, in minor units; {@code cost} is what they stand in the books at, and what of their price is promised
 *     back
 * @param prices by the line's place: price per unit ordered
 * @param check what the order checks make of it: {@code PASSED}, {@code HELD} or {@code REFUSED}, the order or a line
 * @param hold the credit outcome ({@code RELEASE})
 * @param approval the strongest that a price needs: {@code NONE}, {@code SALES_MANAGER} or {@code DIRECTOR}
 * @param approvals how many lines need one
 * @param goods where its goods would have come from
 * @param rules the names of those that spoke
 */
record Effect(
        long net,
        long cost,
        TreeMap<Integer, String> prices,
        boolean freeFreight,
        String check,
        String hold,
        String approval,
        int approvals,
        Goods goods,
        Set<String> rules) {

    static Effect of(Seen seen, Ruling ruling) {
        var currency = Currency.getInstance(seen.head().currency());
        var net = Money.zero(currency);
        var cost = Money.zero(currency);
        var prices = new TreeMap<Integer, String>();
        var strongest = Guard.NONE;
        int approvals = 0;
        for (int i = 0; i < ruling.lines().size(); i++) {
            var line = ruling.lines().get(i);
            var asked = seen.question().lines().get(i);
            net = net.plus(line.net());
            cost = cost.plus(Money.rounded(asked.unitCost().multiply(asked.quantity()), currency))
                    .plus(Ruling.promised(line.net(), line.price().rebates()));
            prices.put(line.index(), line.perUnit().toString());
            if (line.guarded()) {
                approvals++;
                strongest = line.price().guard().compareTo(strongest) > 0
                        ? line.price().guard()
                        : strongest;
            }
        }
        return new Effect(
                net.minor(),
                cost.minor(),
                prices,
                ruling.pricing().freeFreight(),
                ruling.checkOutcome(seen.head()),
                ruling.creditOutcome(seen.head()),
                strongest.name(),
                approvals,
                Goods.of(seen, ruling),
                rules(ruling));
    }

    private static Set<String> rules(Ruling ruling) {
        List<RuleFiring> all = new ArrayList<>(ruling.review().because());
        all.addAll(ruling.priced());
        all.addAll(ruling.credit().because());
        all.addAll(Ruling.planned(ruling.plan()));
        var rules = new HashSet<String>();
        all.forEach(firing -> rules.add(firing.rule()));
        return rules;
    }

    /** How many lines cost something else. */
    int pricesUnlike(Effect other) {
        int unlike = 0;
        for (var price : prices.entrySet()) {
            if (!price.getValue().equals(other.prices.get(price.getKey()))) {
                unlike++;
            }
        }
        return unlike;
    }

    /** Whether the two come to the same, whatever rules they rest on. */
    boolean same(Effect other) {
        return net == other.net
                && prices.equals(other.prices)
                && freeFreight == other.freeFreight
                && check.equals(other.check)
                && hold.equals(other.hold)
                && approval.equals(other.approval)
                && approvals == other.approvals
                && goods.equals(other.goods);
    }
}
