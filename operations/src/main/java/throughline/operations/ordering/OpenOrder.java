package throughline.operations.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.operations.ordering.PromotionsTaken.Purse;
import throughline.rules.pricing.PricingDecision.Freight;

/** An order that is being worked on, within one transaction and one thread. */
final class OpenOrder {

    /** Where it comes from. {@code document} is the order as sent, {@code says} the one that it has become by changes. */
    record Head(
            long number,
            long document,
            long says,
            MessageId message,
            String partner,
            String channel,
            DocumentNumber buyerNumber,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate deliverOn,
            Instant receivedAt) {

        Head amended(long by) {
            return new Head(
                    number, document, by, message, partner, channel, buyerNumber, orderedOn, deliverOn, receivedAt);
        }

        String text() {
            return SalesOrderNumber.text(number);
        }
    }

    /** What master data says of it; worked out anew whenever it is held. */
    record Terms(
            String customer,
            EntityId entity,
            Currency currency,
            @Nullable String jurisdiction,
            boolean exempt,
            boolean prepaid,
            boolean shipComplete,
            Likeness likeness) {}

    Head head;
    final List<OpenLine> lines = new ArrayList<>();
    final Set<String> approvals = new LinkedHashSet<>();
    Terms terms;
    /** What the pricing policy says of carriage. */
    Freight freight = Freight.BY_TERMS;

    OrderState state = OrderState.HELD;
    int runs;
    int responses;
    long exposureStored;
    /** What of promotions is stored as taken by it, in minor units. */
    Map<Purse, Long> promotionsStored = Map.of();

    boolean fresh;

    OpenOrder(Head head, Terms terms) {
        this.head = head;
        this.terms = terms;
    }

    Money net() {
        return sum(OpenLine::net);
    }

    Money tax() {
        return sum(OpenLine::tax);
    }

    /** What its goods stand in the books at, and what is promised back of their price, so that its margin can be foreseen. */
    Money expectedCost() {
        return sum(OpenLine::expectedCost);
    }

    /** What of it counts against the customer's credit; nothing when it is paid already. */
    Money exposure() {
        return terms.prepaid() ? Money.zero(terms.currency()) : sum(OpenLine::exposure);
    }

    /** What it takes of promotions, in minor units. */
    Map<Purse, Long> promotionsTaken() {
        var taken = new TreeMap<Purse, Long>();
        for (var line : lines) {
            var promotion = line.terms == null ? null : line.terms.promotion();
            if (promotion != null) {
                var purse = new Purse(promotion.code(), terms.currency());
                taken.merge(purse, line.promotionTaken(terms.currency()).minor(), Long::sum);
            }
        }
        return taken;
    }

    /** The state that its lines amount to. */
    void settle() {
        lines.forEach(OpenLine::settle);
        if (lines.stream().allMatch(OpenLine::done)) {
            state = finished();
        } else {
            var waits = lines.stream().allMatch(line -> line.done() || line.state == LineState.HELD);
            state = waits ? OrderState.HELD : OrderState.OPEN;
        }
    }

    private OrderState finished() {
        if (lines.stream().anyMatch(line -> line.shipped.signum() > 0)) {
            return OrderState.SHIPPED;
        }
        return lines.stream().allMatch(line -> line.state == LineState.REJECTED)
                ? OrderState.REJECTED
                : OrderState.CANCELLED;
    }

    /** Everything that the present round decides waits for a person. */
    void hold(String why) {
        for (var line : lines) {
            if (line.judged && line.going()) {
                line.hold(why);
            }
        }
    }

    /** Everything that the present round decides is refused. */
    void reject(String why) {
        for (var line : lines) {
            if (line.judged && line.state != LineState.REJECTED) {
                line.reject(why);
            }
        }
    }

    private Money sum(BiFunction<OpenLine, Currency, Money> amount) {
        var sum = Money.zero(terms.currency());
        for (var line : lines) {
            if (line.state != LineState.REJECTED) {
                sum = sum.plus(amount.apply(line, terms.currency()));
            }
        }
        return sum;
    }
}
