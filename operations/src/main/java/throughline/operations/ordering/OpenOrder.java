package throughline.operations.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

/** An order that is being worked on, within one transaction and one thread. */
final class OpenOrder {

    /** What never changes about it. */
    record Head(
            long number,
            long document,
            MessageId message,
            String partner,
            DocumentNumber buyerNumber,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate deliverOn,
            Instant receivedAt) {

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
            boolean shipComplete) {}

    final Head head;
    final List<OpenLine> lines = new ArrayList<>();
    final Set<String> approvals = new LinkedHashSet<>();
    Terms terms;
    OrderState state = OrderState.HELD;
    int runs;
    int responses;
    long exposureStored;
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

    /** What its goods stand in the books at, so that its margin can be foreseen. */
    Money expectedCost() {
        return sum(OpenLine::expectedCost);
    }

    /** What of it counts against the customer's credit; nothing while it is held, and nothing when it is paid already. */
    Money exposure() {
        var counts = state == OrderState.OPEN && !terms.prepaid();
        return counts ? sum(OpenLine::exposure) : Money.zero(terms.currency());
    }

    /** The state that its lines amount to; an order that waits as a whole, or was refused, stays so. */
    void settle() {
        lines.forEach(OpenLine::settle);
        if (!lines.stream().allMatch(OpenLine::done)) {
            state = OrderState.OPEN;
        } else if (lines.stream().anyMatch(line -> line.shipped.signum() > 0)) {
            state = OrderState.SHIPPED;
        } else {
            state = lines.stream().allMatch(line -> line.state == LineState.REJECTED) ? OrderState.REJECTED : OrderState.CANCELLED;
        }
    }

    void hold() {
        state = OrderState.HELD;
        for (var line : lines) {
            if (line.going()) {
                line.hold(line.reason);
            }
        }
    }

    void reject(String why) {
        state = OrderState.REJECTED;
        for (var line : lines) {
            if (line.state != LineState.REJECTED) {
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
