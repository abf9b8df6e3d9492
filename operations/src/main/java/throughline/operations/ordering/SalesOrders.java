package throughline.operations.ordering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** Shows orders to people. */
final class SalesOrders {

    private SalesOrders() {}

    /** Null asks for nothing. */
    record Filter(@Nullable String customer, @Nullable OrderState state, @Nullable String text) {}

    static List<SalesOrder> list(UnitOfWork unit, Filter filter, int limit, int offset) {
        var conditions = new ArrayList<String>(List.of("true"));
        var values = new ArrayList<Object>();
        if (filter.customer() != null) {
            conditions.add("customer = ?");
            values.add(filter.customer());
        }
        if (filter.state() != null) {
            conditions.add("state = ?");
            values.add(filter.state().name());
        }
        var text = filter.text();
        if (text != null && !text.isBlank()) {
            var number = SalesOrderNumber.parse(text);
            conditions.add(number.isPresent() ? "number = ?" : "starts_with(buyer_number, ?)");
            values.add(number.isPresent() ? (Object) number.getAsLong() : text.strip());
        }
        values.add(Math.max(1, Math.min(limit, 1000)));
        values.add(Math.max(0, offset));
        var numbers = OrderStore.numbers(
                unit,
                "select number from desk.sales_order where " + String.join(" and ", conditions)
                        + " order by number desc limit ? offset ?",
                values.toArray());
        var orders = OrderStore.look(unit, numbers);
        var views = new ArrayList<SalesOrder>(numbers.size());
        for (var number : numbers) {
            var order = orders.get(number);
            if (order != null) {
                views.add(view(order));
            }
        }
        return views;
    }

    static SalesOrder view(@Nullable OpenOrder order) {
        if (order == null) {
            throw new OrderRefused("there is no such order");
        }
        var head = order.head;
        var terms = order.terms;
        return new SalesOrder(
                head.text(),
                head.buyerNumber(),
                head.partner(),
                terms.customer(),
                terms.entity(),
                order.state,
                head.orderedOn(),
                head.deliverOn(),
                order.net(),
                order.tax(),
                order.net().plus(order.tax()),
                head.message(),
                head.receivedAt(),
                order.lines.stream().map(line -> line(order, line)).toList());
    }

    private static SalesOrder.Line line(OpenOrder order, OpenLine line) {
        var terms = line.terms;
        var base = terms == null ? line.ordered.unit() : terms.baseUnit();
        var currency = order.terms.currency();
        return new SalesOrder.Line(
                line.buyerLine,
                line.state,
                terms == null ? null : terms.item(),
                line.ordered,
                terms == null ? null : new Quantity(terms.quantity(), base),
                of(line.allocated, base),
                of(line.backOrdered, base),
                of(line.shipped, base),
                of(line.cancelled, base),
                terms == null ? null : terms.price(),
                terms == null || terms.promotion() == null
                        ? null
                        : terms.promotion().code(),
                terms == null ? List.of() : terms.rebates(),
                line.net(currency),
                line.tax(currency),
                line.reason,
                line.source,
                line.shares.stream()
                        .map(share -> new SalesOrder.Allocation(
                                share.from.location(),
                                share.from.lot(),
                                of(share.quantity, base),
                                of(share.quantity.subtract(share.open), base),
                                share.shipment))
                        .toList());
    }

    private static Quantity of(BigDecimal amount, UnitCode unit) {
        return new Quantity(amount, unit);
    }
}
