package throughline.operations.ordering;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.ruling.Seen;
import throughline.rules.facts.Line;
import throughline.rules.facts.SimilarOrder;

/**
 * What earlier orders say about a batch of orders: one statement, whatever their number. It looks at five similar orders of each at most, and at twenty
 * lines of each item, however long the customer's history is.
 */
final class OrderHistory {

    private static final int MOST_SIMILAR = 5;

    static final String EARLIER =
            """
            select a.number, null as item, o.number as earlier, o.buyer_number, o.received_at, o.ship_to, o.deliver_on, null as orders, null as average,
              null as largest
            from unnest(?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[]) a (number, customer, likeness, received_at)
            cross join lateral (
              select o.number, o.buyer_number, o.received_at, o.ship_to, o.deliver_on from desk.sales_order o
              where o.customer = a.customer and o.likeness = a.likeness and (o.received_at, o.number) < (a.received_at, a.number)
                and o.received_at >= a.received_at - interval '90 days' and o.state not in ('REJECTED', 'CANCELLED')
              order by o.received_at desc, o.number desc limit 5) o
            union all
            select w.number, w.item, null, null, null, null, null, count(*), avg(l.quantity), max(l.quantity)
            from unnest(?::bigint[], ?::text[], ?::text[], ?::date[]) w (number, customer, item, day)
            cross join lateral (
              select l.quantity, l.state from desk.sales_order_line l
              where l.customer = w.customer and l.item = w.item and l.taken_on <= w.day and l.taken_on >= w.day - 180 and l.order_number <> w.number
              order by l.taken_on desc, l.order_number desc limit 20) l
            where l.state not in ('HELD', 'REJECTED', 'CANCELLED') and l.quantity > 0
            group by w.number, w.item""";

    private record Usual(int orders, BigDecimal average, BigDecimal largest) {}

    private final Map<Long, List<SimilarOrder>> similar = new HashMap<>();
    private final Map<Long, Map<String, Usual>> usual = new HashMap<>();

    /** @param works those of them that have lines to be judged are looked up */
    static OrderHistory of(UnitOfWork unit, List<Work> works) {
        var history = new OrderHistory();
        var judged = works.stream()
                .filter(work -> work.order.lines.stream().anyMatch(line -> line.judged))
                .toList();
        if (!judged.isEmpty()) {
            unit.jdbc(connection -> history.read(connection, judged));
            history.addOfTheBatch(judged);
        }
        return history;
    }

    private boolean read(Connection connection, List<Work> works) throws SQLException {
        var byNumber = new HashMap<Long, Work>();
        var orders = new ArrayList<Object[]>();
        var items = new ArrayList<Object[]>();
        for (var work : works) {
            var head = work.order.head;
            byNumber.put(head.number(), work);
            if (work.order.terms.likeness().goods() != null) {
                orders.add(new Object[] {
                    head.number(),
                    work.customer.code(),
                    work.order.terms.likeness().goods(),
                    Timestamp.from(head.receivedAt())
                });
            }
            var day = Date.valueOf(day(work));
            var asked = new LinkedHashSet<String>();
            work.checked.good().forEach(line -> asked.add(line.item().id().code()));
            asked.forEach(item -> items.add(new Object[] {head.number(), work.customer.code(), item, day}));
        }
        try (var select = connection.prepareStatement(EARLIER)) {
            var types = List.of("bigint", "text", "bigint", "timestamptz", "bigint", "text", "text", "date");
            for (int i = 0; i < types.size(); i++) {
                int column = i % 4;
                var values = (i < 4 ? orders : items)
                        .stream().map(row -> row[column]).toArray();
                select.setArray(i + 1, connection.createArrayOf(types.get(i), values));
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    add(rows, Objects.requireNonNull(byNumber.get(rows.getLong("number"))));
                }
            }
        }
        return true;
    }

    private void add(ResultSet row, Work work) throws SQLException {
        var number = work.order.head.number();
        var item = row.getString("item");
        if (item != null) {
            usual.computeIfAbsent(number, none -> new HashMap<>())
                    .put(
                            item,
                            new Usual(
                                    row.getInt("orders"),
                                    row.getBigDecimal("average").setScale(2, HALF_EVEN),
                                    row.getBigDecimal("largest")));
            return;
        }
        var delivery = row.getDate("deliver_on");
        var came = row.getTimestamp("received_at").toInstant().atZone(ZoneOffset.UTC);
        similar.computeIfAbsent(number, none -> new ArrayList<>())
                .add(new SimilarOrder(
                        SalesOrderNumber.text(row.getLong("earlier")),
                        row.getString("buyer_number"),
                        (int) ChronoUnit.DAYS.between(came.toLocalDate(), day(work)),
                        Objects.equals(
                                row.getString("ship_to"),
                                work.order.terms.likeness().shipTo()),
                        Objects.equals(delivery == null ? null : delivery.toLocalDate(), work.order.head.deliverOn())));
    }

    /** Orders that came together do not find each other in the store yet; the earlier of two is the one that stands first. */
    private void addOfTheBatch(List<Work> works) {
        var before = new HashMap<List<Object>, List<Work>>();
        for (var work : works) {
            var goods = work.order.terms.likeness().goods();
            if (goods == null || !work.order.fresh) {
                continue;
            }
            var alike = before.computeIfAbsent(List.of(work.customer.code(), goods), none -> new ArrayList<>());
            var known = similar.computeIfAbsent(work.order.head.number(), none -> new ArrayList<>());
            for (int i = alike.size() - 1; i >= 0 && known.size() < MOST_SIMILAR; i--) {
                known.add(alike(alike.get(i), work));
            }
            alike.add(work);
        }
    }

    private static SimilarOrder alike(Work earlier, Work work) {
        return new SimilarOrder(
                earlier.number(),
                earlier.order.head.buyerNumber().value(),
                0,
                Objects.equals(
                        earlier.order.terms.likeness().shipTo(),
                        work.order.terms.likeness().shipTo()),
                Objects.equals(earlier.order.head.deliverOn(), work.order.head.deliverOn()));
    }

    private static LocalDate day(Work work) {
        return LocalDate.ofInstant(work.order.head.receivedAt(), ZoneOffset.UTC);
    }

    /** What is known before an order, for the lines that are asked about. */
    Seen.Earlier before(Work work, List<Line> lines) {
        var number = work.order.head.number();
        var ofItems = usual.getOrDefault(number, Map.of());
        var found = new ArrayList<Seen.Usual>();
        for (var line : lines) {
            @Nullable Usual known = ofItems.get(line.sku());
            if (known != null) {
                found.add(new Seen.Usual(line.no(), known.orders(), known.average(), known.largest()));
            }
        }
        return new Seen.Earlier(similar.getOrDefault(number, List.of()), found);
    }
}
