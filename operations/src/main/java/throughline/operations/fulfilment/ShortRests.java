package throughline.operations.fulfilment;

import static java.math.RoundingMode.HALF_EVEN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import throughline.ledger.store.UnitOfWork;
import throughline.model.reading.Actor;
import throughline.model.value.Money;
import throughline.operations.exception.NewCase;
import throughline.operations.fulfilment.ShippedOrders.Follows;
import throughline.operations.fulfilment.ShippedOrders.Missing;
import throughline.operations.master.MasterData;

/** Has it decided what becomes of goods that were shipped short, order line by order line, and opens a case for each. */
final class ShortRests {

    private static final int DIGITS = 12;

    private final ShippedOrders orders;
    private final MasterData master;

    ShortRests(ShippedOrders orders, MasterData master) {
        this.orders = orders;
        this.master = master;
    }

    /** The lots of an order line that are missing in one confirmation: one question. */
    private record Asked(Booking booking, List<MissingGoods> parts, Missing question) {}

    void decide(UnitOfWork unit, List<Booking> bookings) {
        var asked = new ArrayList<Asked>();
        for (var booking : bookings) {
            booking.missing.stream()
                    .collect(groupingBy(each -> each.line.ask.orderLine(), TreeMap::new, toList()))
                    .forEach((line, parts) -> asked.add(new Asked(booking, parts, question(booking, line, parts))));
        }
        if (asked.isEmpty()) {
            return;
        }
        var answers =
                orders.follows(unit, master, asked.stream().map(Asked::question).toList());
        for (int i = 0; i < answers.size(); i++) {
            carryOut(asked.get(i), answers.get(i));
        }
    }

    private static Missing question(Booking booking, int line, List<MissingGoods> parts) {
        var head = booking.shipment.head;
        var first = parts.get(0).line.ask;
        var missing = parts.stream().map(each -> each.quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        var told = booking.shipment.lines.stream()
                .filter(each -> each.ask.orderLine() == line)
                .map(each -> each.ask.quantity().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var value = missing.multiply(first.price()).divide(first.factor(), DIGITS, HALF_EVEN);
        return new Missing(
                head.order(),
                line,
                first.item(),
                missing,
                told,
                Money.rounded(value, head.currency()),
                first.rest(),
                booking.confirmation.cause());
    }

    private void carryOut(Asked asked, Follows follows) {
        var booking = asked.booking();
        var decision = follows.decision();
        if (decision != null) {
            var decisions = new ArrayList<>(booking.shortCause.decisions());
            decisions.add(decision);
            booking.shortCause = booking.shortCause.decided(decisions, follows.ruleBook());
        }
        for (var part : asked.parts()) {
            part.rest = follows.rest();
            booking.cases.add(found(booking, part, follows.why()));
        }
    }

    private NewCase found(Booking booking, MissingGoods part, String why) {
        var head = booking.shipment.head;
        var became =
                switch (part.rest) {
                    case BACK_ORDER -> "back-ordered";
                    case CANCEL -> "cancelled";
                };
        var reason = "%s has not got %s %s of %s for %s. It was %s%s; %s."
                .formatted(
                        head.warehouse(),
                        part.quantity.stripTrailingZeros().toPlainString(),
                        part.line.baseUnit(),
                        part.line.ask.item(),
                        head.number(),
                        became,
                        why.isEmpty() ? "" : " (" + why + ")",
                        Counting.advice(master, booking));
        return new NewCase(
                "SHIPPED_SHORT",
                Actor.OPERATOR,
                reason,
                part.said.source(),
                booking.confirmation.cause().message(),
                head.number().toString(),
                Objects.requireNonNullElse(part.said.orderLine(), part.said.number()),
                null,
                null);
    }
}
