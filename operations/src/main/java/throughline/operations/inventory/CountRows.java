package throughline.operations.inventory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/** Counts set beside the books, all figures of a warehouse by one statement; and what is kept of them. */
final class CountRows {

    /**
     * The books as they stood at the end of the count's day: what they hold now, less what counts for later days. Nothing is posted for a
     * day that has not come, so what counts for later was booked later.
     */
    private static final String COMPARE =
            """
            with said as (select * from unnest(?::text[], ?::text[], ?::text[], ?::numeric[]) s(item, lot, measure, said)),
            later as (select l.account, sum(l.amount) as amount from book.entry e join book.line l on l.entry = e.id
                where e.booked_at >= ?::date and e.counts_on > ?::date and l.account_seq is not null group by 1),
            held as (select a.item, a.lot, m.measure, sum(b.amount - coalesce(later.amount, 0)) as amount
                from book.unit u join book.account a on a.unit = u.id and a.location = ? join book.balance b on b.account = a.id
                join (values ('GOOD', 'ON_HAND'), ('GOOD', 'ALLOCATED'), ('FREE', 'ON_HAND'), ('ASIDE', 'QUARANTINED')) m(measure, state)
                    on m.state = a.state
                left join later on later.account = a.id
                where (u.ledger, u.entity) = ('STOCK', ?) group by 1, 2, 3),
            books as (select * from held
                union all select item, '*', measure, sum(amount) from held where lot <> '' group by item, measure)
            select coalesce(s.item, b.item), coalesce(s.lot, b.lot), coalesce(s.measure, b.measure), s.said, coalesce(b.amount, 0),
                p.value / nullif(p.quantity, 0)
            from said s full join books b using (item, lot, measure)
            left join book.cost_pool p on (p.entity, p.item) = (?, coalesce(s.item, b.item))
            where (s.said is not null and s.said <> coalesce(b.amount, 0))
                or (s.said is null and b.amount <> 0 and b.measure = 'GOOD' and b.lot <> '*'
                    and not exists (select 1 from said o where o.item = b.item and o.measure <> 'ASIDE' and o.lot in (b.lot, '*')))
            order by 1, 2, 3""";

    private static final String NEWER =
            "select exists (select 1 from desk.stock_count where warehouse = ? and counted_on > ?)";
    private static final String SUPERSEDE =
            "update desk.stock_count set state = 'SUPERSEDED' where warehouse = ? and state = 'DIFFERS'";

    private CountRows() {}

    static void compare(UnitOfWork unit, Counted counted, Tolerance tolerance) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(COMPARE)) {
                var figures = List.copyOf(counted.figures.entrySet());
                statement.setArray(
                        1,
                        texts(
                                connection,
                                figures.stream()
                                        .map(each -> each.getKey().item())
                                        .toList()));
                statement.setArray(
                        2,
                        texts(
                                connection,
                                figures.stream()
                                        .map(each -> each.getKey().lot())
                                        .toList()));
                statement.setArray(
                        3,
                        texts(
                                connection,
                                figures.stream()
                                        .map(each -> each.getKey().measure().name())
                                        .toList()));
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "numeric",
                                figures.stream()
                                        .map(each -> each.getValue().amount())
                                        .toArray()));
                statement.setObject(5, counted.on);
                statement.setObject(6, counted.on);
                statement.setString(7, counted.warehouse.id().code());
                statement.setString(8, counted.warehouse.entity().code());
                statement.setString(9, counted.warehouse.entity().code());
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var said = row.getBigDecimal(4);
                        var books = row.getBigDecimal(5);
                        var perUnit = row.getBigDecimal(6);
                        var off = said == null ? books : said.subtract(books).abs();
                        counted.differences.add(new Counted.Difference(
                                new Counted.Key(row.getString(1), row.getString(2), Measure.valueOf(row.getString(3))),
                                said,
                                books,
                                perUnit == null ? null : perUnit.multiply(off),
                                said != null && tolerance.covers(said, books)));
                    }
                }
            }
            return counted.differences.size();
        });
    }

    /** Whether a count of a later day is there already. */
    static boolean overtaken(UnitOfWork unit, Counted counted) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(NEWER)) {
                statement.setString(1, counted.warehouse.id().code());
                statement.setObject(2, counted.on);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    static void supersede(UnitOfWork unit, Counted counted) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SUPERSEDE)) {
                statement.setString(1, counted.warehouse.id().code());
                return statement.executeUpdate();
            }
        });
    }

    static void insert(UnitOfWork unit, long number, Counted counted, String state, Instant now) {
        var heads = new RowSet(
                "desk.stock_count",
                "number bigint",
                "document bigint",
                "message uuid",
                "partner text",
                "theirs text",
                "warehouse text",
                "entity text",
                "counted_on date",
                "compared_at timestamptz",
                "figures integer",
                "unread integer",
                "state text");
        var received = counted.received;
        heads.add(
                number,
                received.row(),
                received.message().value(),
                received.partner(),
                received.document().number().value(),
                counted.warehouse.id().code(),
                counted.warehouse.entity().code(),
                counted.on,
                now,
                counted.figures.size(),
                counted.unread.size(),
                state);
        var lines = differences(number, counted);
        unit.jdbc(connection -> heads.insert(connection) + lines.insert(connection));
    }

    private static RowSet differences(long number, Counted counted) {
        var lines = new RowSet(
                "desk.count_difference",
                "count bigint",
                "place integer",
                "item text",
                "lot text",
                "measure text",
                "said numeric",
                "books numeric",
                "worth numeric",
                "within boolean",
                "line integer",
                "span_offset bigint",
                "span_length integer",
                "span_segment text");
        int place = 0;
        for (var each : counted.differences) {
            var figure = counted.figures.get(each.key());
            var source = figure == null ? null : figure.source();
            lines.add(
                    number,
                    ++place,
                    each.key().item(),
                    each.key().lot(),
                    each.key().measure().name(),
                    each.said(),
                    each.books(),
                    each.worth(),
                    each.within(),
                    figure == null ? null : figure.line(),
                    source == null ? null : source.offset(),
                    source == null ? null : source.length(),
                    source == null ? null : source.segment());
        }
        return lines;
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
