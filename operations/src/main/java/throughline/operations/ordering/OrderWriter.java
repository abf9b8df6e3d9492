package throughline.operations.ordering;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;
import throughline.rules.pricing.PricingDecision.Freight;

/** Writes orders with their lines and shares: at most six statements, whatever their number. */
final class OrderWriter {

    private static final String[] ORDER = {
        "number bigint",
        "document bigint",
        "says bigint",
        "message uuid",
        "partner text",
        "channel text",
        "customer text",
        "buyer_number text",
        "entity text",
        "currency text",
        "state text",
        "ordered_on date",
        "deliver_on date",
        "jurisdiction text",
        "exempt boolean",
        "prepaid boolean",
        "ship_complete boolean",
        "net bigint",
        "tax bigint",
        "exposure bigint",
        "expected_cost bigint",
        "approvals text",
        "freight text",
        "runs integer",
        "responses integer",
        "received_at timestamptz",
        "likeness bigint",
        "ship_to text"
    };
    private static final String[] LINE = {
        "order_number bigint",
        "line integer",
        "buyer_line text",
        "item text",
        "ordered numeric",
        "unit text",
        "unit_as_sent text",
        "factor numeric",
        "quantity numeric",
        "base_unit text",
        "price numeric",
        "tax_percent numeric",
        "price_changed boolean",
        "unit_cost numeric",
        "rebates text",
        "promotion text",
        "promotion_off bigint",
        "promotion_taken bigint",
        "net bigint",
        "tax bigint",
        "state text",
        "substitute_for text",
        "allocated numeric",
        "back_ordered numeric",
        "shipped numeric",
        "cancelled numeric",
        "reason text",
        "span_offset bigint",
        "span_length integer",
        "span_segment text",
        "customer text",
        "taken_on date"
    };
    private static final String[] SHARE = {
        "id bigint",
        "order_number bigint",
        "line integer",
        "entity text",
        "item text",
        "warehouse text",
        "lot text",
        "quantity numeric",
        "open numeric",
        "shipment text"
    };

    private static final String UPDATE_ORDER = upsert("number", ORDER);
    private static final String UPDATE_LINE = upsert("order_number, line", LINE);

    private final RowSet freshOrders = new RowSet("desk.sales_order", ORDER);
    private final RowSet orders = new RowSet("desk.sales_order", ORDER);
    private final RowSet freshLines = new RowSet("desk.sales_order_line", LINE);
    private final RowSet lines = new RowSet("desk.sales_order_line", LINE);
    private final RowSet freshShares = new RowSet("desk.allocation", SHARE);
    private final RowSet shares = new RowSet("desk.allocation", SHARE);

    /** Orders and their lines. A row that is there already is replaced by its new self, which is how a row set updates. */
    static void orders(UnitOfWork unit, Collection<OpenOrder> orders) {
        var writer = new OrderWriter();
        orders.forEach(writer::add);
        unit.jdbc(connection -> {
            writer.freshOrders.insert(connection);
            writer.orders.insert(connection, UPDATE_ORDER);
            writer.freshLines.insert(connection);
            return writer.lines.insert(connection, UPDATE_LINE);
        });
    }

    /** What is set aside for them; after their lines, and after the shipments that it names. */
    static void shares(UnitOfWork unit, Collection<OpenOrder> orders) {
        var writer = new OrderWriter();
        orders.forEach(order -> order.lines.forEach(line -> writer.addShares(order, line)));
        unit.jdbc(connection -> {
            writer.freshShares.insert(connection);
            return writer.shares.insert(
                    connection, "on conflict (id) do update set open = excluded.open, shipment = excluded.shipment");
        });
    }

    private void add(OpenOrder order) {
        var head = order.head;
        var terms = order.terms;
        (order.fresh ? freshOrders : orders)
                .add(
                        head.number(),
                        head.document(),
                        head.says(),
                        head.message().value(),
                        head.partner(),
                        head.channel(),
                        terms.customer(),
                        head.buyerNumber().value(),
                        terms.entity().code(),
                        terms.currency().getCurrencyCode(),
                        order.state.name(),
                        head.orderedOn(),
                        head.deliverOn(),
                        terms.jurisdiction(),
                        terms.exempt(),
                        terms.prepaid(),
                        terms.shipComplete(),
                        order.net().minor(),
                        order.tax().minor(),
                        order.exposure().minor(),
                        order.expectedCost().minor(),
                        String.join(",", order.approvals),
                        order.freight == Freight.BY_TERMS ? null : order.freight.name(),
                        order.runs,
                        order.responses,
                        head.receivedAt(),
                        terms.likeness().goods(),
                        terms.likeness().shipTo());
        for (var line : order.lines) {
            add(order, line);
        }
    }

    private void add(OpenOrder order, OpenLine line) {
        var terms = line.terms;
        var price = terms == null ? null : terms.price();
        var currency = order.terms.currency();
        var promotion = terms == null ? null : terms.promotion();
        var counts = line.state != LineState.REJECTED;
        (line.fresh ? freshLines : lines)
                .add(
                        order.head.number(),
                        line.index,
                        line.buyerLine,
                        terms == null ? null : terms.item().code(),
                        line.ordered.amount(),
                        line.ordered.unit().code(),
                        line.unitAsSent,
                        terms == null ? null : terms.factor(),
                        terms == null ? null : terms.quantity(),
                        terms == null ? null : terms.baseUnit().code(),
                        price == null ? null : price.amount(),
                        terms == null ? null : terms.taxPercent(),
                        terms != null && terms.priceChanged(),
                        terms == null ? null : terms.unitCost(),
                        terms == null ? null : LineRebates.text(terms.rebates()),
                        promotion == null ? null : promotion.code(),
                        promotion == null ? null : promotion.off().minor(),
                        promotion == null ? null : line.promotionTaken(currency).minor(),
                        (counts ? line.net(currency) : Money.zero(currency)).minor(),
                        (counts ? line.tax(currency) : Money.zero(currency)).minor(),
                        line.state.name(),
                        line.substituteFor == null ? null : line.substituteFor.code(),
                        line.allocated,
                        line.backOrdered,
                        line.shipped,
                        line.cancelled,
                        line.reason,
                        line.source == null ? null : line.source.offset(),
                        line.source == null ? null : line.source.length(),
                        line.source == null ? null : line.source.segment(),
                        order.terms.customer(),
                        LocalDate.ofInstant(order.head.receivedAt(), ZoneOffset.UTC));
    }

    private void addShares(OpenOrder order, OpenLine line) {
        for (var share : line.shares) {
            (share.fresh ? freshShares : shares)
                    .add(
                            share.id,
                            order.head.number(),
                            line.index,
                            share.from.entity().code(),
                            share.from.item().code(),
                            share.from.location().code(),
                            share.from.lot() == null ? "" : share.from.lot().code(),
                            share.quantity,
                            share.open,
                            share.shipment);
        }
    }

    private static String upsert(String key, String[] columns) {
        var set = new StringBuilder("on conflict (" + key + ") do update set ");
        for (int i = 0; i < columns.length; i++) {
            var name = columns[i].substring(0, columns[i].indexOf(' '));
            set.append(i == 0 ? "" : ", ").append(name).append(" = excluded.").append(name);
        }
        return set.toString();
    }
}
