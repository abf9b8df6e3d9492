package throughline.operations.ordering;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.stock.StockKey;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.rules.pricing.PricingDecision.Freight;

/** Reads orders with their lines and shares: three statements, whatever their number. */
final class OrderStore {

    private static final String ORDERS = "select * from desk.sales_order where number = any(?) order by number";
    private static final String LINES =
            "select * from desk.sales_order_line where order_number = any(?) order by order_number, line";
    private static final String SHARES =
            "select * from desk.allocation where order_number = any(?) order by order_number, id";

    private OrderStore() {}

    /** Locks the orders, in ascending order of their numbers, until the transaction ends. */
    static Map<Long, OpenOrder> lock(UnitOfWork unit, Collection<Long> numbers) {
        return unit.jdbc(connection -> load(connection, numbers, ORDERS + " for update"));
    }

    /** Only looks. */
    static Map<Long, OpenOrder> look(UnitOfWork unit, Collection<Long> numbers) {
        return unit.jdbc(connection -> load(connection, numbers, ORDERS));
    }

    private static Map<Long, OpenOrder> load(Connection connection, Collection<Long> numbers, String ordersSql)
            throws SQLException {
        var orders = new LinkedHashMap<Long, OpenOrder>();
        var wanted = connection.createArrayOf("bigint", numbers.toArray());
        try (var statement = connection.prepareStatement(ordersSql)) {
            statement.setArray(1, wanted);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    orders.put(rows.getLong("number"), order(rows));
                }
            }
        }
        if (orders.isEmpty()) {
            return orders;
        }
        var lines = new LinkedHashMap<List<Long>, OpenLine>();
        try (var statement = connection.prepareStatement(LINES)) {
            statement.setArray(1, wanted);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var order = orders.get(rows.getLong("order_number"));
                    if (order != null) {
                        var line = line(rows, order);
                        order.lines.add(line);
                        lines.put(List.of(order.head.number(), (long) line.index), line);
                    }
                }
            }
        }
        orders.values().forEach(order -> order.promotionsStored = order.promotionsTaken());
        shares(connection, numbers, lines);
        return orders;
    }

    private static void shares(Connection connection, Collection<Long> numbers, Map<List<Long>, OpenLine> lines)
            throws SQLException {
        try (var statement = connection.prepareStatement(SHARES)) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var line = lines.get(List.of(rows.getLong("order_number"), rows.getLong("line")));
                    if (line != null) {
                        line.shares.add(share(rows));
                    }
                }
            }
        }
    }

    private static OpenOrder order(ResultSet row) throws SQLException {
        var head = new OpenOrder.Head(
                row.getLong("number"),
                row.getLong("document"),
                row.getLong("says"),
                new MessageId(row.getObject("message", UUID.class)),
                row.getString("partner"),
                row.getString("channel"),
                new DocumentNumber(row.getString("buyer_number")),
                date(row.getDate("ordered_on")),
                date(row.getDate("deliver_on")),
                row.getTimestamp("received_at").toInstant());
        var terms = new OpenOrder.Terms(
                row.getString("customer"),
                new EntityId(row.getString("entity")),
                Currency.getInstance(row.getString("currency")),
                row.getString("jurisdiction"),
                row.getBoolean("exempt"),
                row.getBoolean("prepaid"),
                row.getBoolean("ship_complete"),
                new Likeness(row.getObject("likeness", Long.class), row.getString("ship_to")));
        var order = new OpenOrder(head, terms);
        order.state = OrderState.valueOf(row.getString("state"));
        var approvals = row.getString("approvals");
        if (!approvals.isEmpty()) {
            order.approvals.addAll(Arrays.asList(approvals.split(",")));
        }
        var freight = row.getString("freight");
        order.freight = freight == null ? Freight.BY_TERMS : Freight.valueOf(freight);
        order.runs = row.getInt("runs");
        order.responses = row.getInt("responses");
        order.exposureStored = row.getLong("exposure");
        return order;
    }

    private static OpenLine line(ResultSet row, OpenOrder order) throws SQLException {
        var unit = new UnitCode(row.getString("unit"));
        var line = new OpenLine(
                row.getInt("line"),
                row.getString("buyer_line"),
                new Quantity(row.getBigDecimal("ordered"), unit),
                row.getString("unit_as_sent"),
                span(row, order.head.message()));
        line.terms = terms(row, order, unit);
        line.state = LineState.valueOf(row.getString("state"));
        line.substituteFor =
                row.getString("substitute_for") == null ? null : new ItemId(row.getString("substitute_for"));
        line.allocated = plain(row.getBigDecimal("allocated"));
        line.backOrdered = plain(row.getBigDecimal("back_ordered"));
        line.shipped = plain(row.getBigDecimal("shipped"));
        line.cancelled = plain(row.getBigDecimal("cancelled"));
        line.reason = row.getString("reason");
        return line;
    }

    private static OpenLine.@Nullable Terms terms(ResultSet row, OpenOrder order, UnitCode unit) throws SQLException {
        var item = row.getString("item");
        if (item == null) {
            return null;
        }
        var price = row.getBigDecimal("price");
        return new OpenLine.Terms(
                new ItemId(item),
                new UnitCode(row.getString("base_unit")),
                row.getBigDecimal("factor"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("tax_percent"),
                price == null ? null : new UnitPrice(price, order.terms.currency(), unit),
                row.getBoolean("price_changed"),
                row.getBigDecimal("unit_cost"),
                LineRebates.of(row.getString("rebates")),
                promotion(row, order));
    }

    private static OpenLine.@Nullable Promotion promotion(ResultSet row, OpenOrder order) throws SQLException {
        var code = row.getString("promotion");
        return code == null
                ? null
                : new OpenLine.Promotion(code, Money.ofMinor(row.getLong("promotion_off"), order.terms.currency()));
    }

    private static OpenLine.Share share(ResultSet row) throws SQLException {
        var lot = row.getString("lot");
        var key = new StockKey(
                new EntityId(row.getString("entity")),
                new ItemId(row.getString("item")),
                new LocationId(row.getString("warehouse")),
                lot.isEmpty() ? null : new LotId(lot));
        return new OpenLine.Share(
                row.getLong("id"),
                key,
                row.getBigDecimal("quantity"),
                row.getBigDecimal("open"),
                row.getString("shipment"));
    }

    private static @Nullable SourceSpan span(ResultSet row, MessageId message) throws SQLException {
        var offset = row.getLong("span_offset");
        return row.wasNull()
                ? null
                : new SourceSpan(message, offset, row.getInt("span_length"), row.getString("span_segment"));
    }

    private static @Nullable LocalDate date(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static BigDecimal plain(BigDecimal stored) {
        return stored.signum() == 0 ? BigDecimal.ZERO : stored;
    }

    /** Numbers of the orders that a query finds. */
    static List<Long> numbers(UnitOfWork unit, String sql, @Nullable Object... values) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                var found = new ArrayList<Long>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getLong(1));
                    }
                }
                return found;
            }
        });
    }
}
