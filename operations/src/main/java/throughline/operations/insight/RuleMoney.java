package throughline.operations.insight;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import throughline.model.value.Money;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.rules.RuleFiring;
import throughline.rules.facts.Line;
import throughline.rules.pricing.PricingDecision.Guard;

/** What the proposals that counted came to in money, added up rule by rule. */
final class RuleMoney {

    private final Map<Key, Long> sums = new HashMap<>();

    /** @param kind {@code price}: dearer, or with a minus cheaper; {@code promised}: what is paid back of invoices; {@code waits}: what waited for somebody */
    record Key(String day, String rule, String kind, String currency) {}

    /** In minor units. */
    Map<Key, Long> sums() {
        return sums;
    }

    /** One order as one book decided it. */
    void add(String day, Seen seen, Ruling ruling) {
        var currency = seen.head().currency();
        waits(day, currency, ruling);
        for (int i = 0; i < ruling.lines().size(); i++) {
            var asked = seen.question().lines().get(i);
            var line = ruling.lines().get(i);
            for (var firing : line.price().because()) {
                prices(new Key(day, firing.rule(), "price", currency), asked, firing, line);
            }
        }
        var because = ruling.credit().because();
        if (ruling.creditCase() != null && !because.isEmpty()) {
            // The deciding proposal stands first.
            sums.merge(
                    new Key(day, because.get(0).rule(), "waits", currency),
                    ruling.thisOrder(Currency.getInstance(currency)).minor(),
                    Long::sum);
        }
    }

    /** What waits for customer service: the order, or a line of it. */
    private void waits(String day, String currency, Ruling ruling) {
        int last = Integer.MIN_VALUE;
        for (var firing : ruling.review().because()) {
            // The deciding proposal about the order, or about each line, stands first.
            if (firing.line() != last && firing.verb().startsWith("hold")) {
                var amount = firing.line() < 0
                        ? ruling.thisOrder(Currency.getInstance(currency))
                        : ruling.lines().get(firing.line()).net();
                sums.merge(new Key(day, firing.rule(), "waits", currency), amount.minor(), Long::sum);
            }
            last = firing.line();
        }
    }

    private void prices(Key key, Line asked, RuleFiring firing, Ruling.Line line) {
        switch (firing.verb()) {
            case "discount", "exclusiveDiscount" ->
                count(key, percent(asked.listPrice(), firing).negate(), asked);
            case "surcharge" -> count(key, percent(base(asked, line), firing), asked);
            case "rebate" ->
                sums.merge(
                        new Key(key.day(), key.rule(), "promised", key.currency()),
                        line.net().times(figure(firing).movePointLeft(2)).minor(),
                        Long::sum);
            case "contractPrice" -> count(key, figure(firing).subtract(asked.listPrice()), asked);
            case "askSalesManager", "askDirector" -> {
                if (line.price().guard() != Guard.NONE) {
                    sums.merge(
                            new Key(key.day(), key.rule(), "waits", key.currency()),
                            line.net().minor(),
                            Long::sum);
                }
            }
            case "honour" -> count(key, line.price().unitPrice().subtract(ours(asked, line)), asked);
            default -> {} // our price stands
        }
    }

    /** What surcharges are percent of: the contract's price, or that of the list. */
    private static BigDecimal base(Line asked, Ruling.Line line) {
        return line.price().because().stream()
                .filter(firing -> firing.verb().equals("contractPrice"))
                .findFirst()
                .map(RuleMoney::figure)
                .orElse(asked.listPrice());
    }

    /** What we would have asked, where the buyer got his price. */
    private static BigDecimal ours(Line asked, Ruling.Line line) {
        var percent = new BigDecimal(100);
        for (var firing : line.price().because()) {
            if (firing.verb().equals("discount") || firing.verb().equals("exclusiveDiscount")) {
                percent = percent.subtract(figure(firing));
            } else if (firing.verb().equals("surcharge")) {
                percent = percent.add(figure(firing));
            }
        }
        return base(asked, line).multiply(percent).movePointLeft(2);
    }

    private static BigDecimal percent(BigDecimal base, RuleFiring firing) {
        return base.multiply(figure(firing)).movePointLeft(2);
    }

    private static BigDecimal figure(RuleFiring firing) {
        return firing.number() == null ? BigDecimal.ZERO : new BigDecimal(firing.number());
    }

    private void count(Key key, BigDecimal perUnit, Line asked) {
        var amount = Money.rounded(perUnit.multiply(asked.quantity()), Currency.getInstance(key.currency()));
        sums.merge(key, amount.minor(), Long::sum);
    }
}
