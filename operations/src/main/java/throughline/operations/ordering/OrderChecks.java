package throughline.operations.ordering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import throughline.ledger.proof.Verify;

/** What has to be so among the orders, worked out anew from their own rows and from the books. */
public final class OrderChecks {

    private OrderChecks() {}

    /**
     * A check as a table row.
     *
     * @param figures selects one text
     * @param offending selects one text per wrong row, at most {@link Verify#MOST_NAMED}
     */
    private record Query(String name, String figures, String offending) implements Verify.Check {

        @Override
        public Verify.Outcome look(Connection connection) throws SQLException {
            return Verify.Outcome.of(
                    String.join("", texts(connection, figures)),
                    texts(connection, offending + " limit " + Verify.MOST_NAMED));
        }
    }

    public static List<Verify.Check> all() {
        return List.of(
                new Query(
                        "what the books hold as allocated is set aside for orders",
                        "select count(*) || ' open allocations' from desk.allocation where open > 0",
                        """
                        select format('%s of %s %s in %s: %s in the books, %s for orders', entity, item, lot, location,
                            coalesce(b.amount, 0), coalesce(o.open, 0))
                        from (select u.entity, a.item, a.lot, a.location, sum(bal.amount) as amount
                              from book.account a join book.unit u on u.id = a.unit join book.balance bal on bal.account = a.id
                              where a.state = 'ALLOCATED' group by 1, 2, 3, 4) b
                        full join (select entity, item, lot, warehouse as location, sum(open) as open
                                   from desk.allocation a where open > 0 and not exists (select 1 from desk.warehouse w
                                     where w.warehouse = a.warehouse and w.kind = 'DROP_SHIP') group by 1, 2, 3, 4) o using (entity, item, lot, location)
                        where coalesce(b.amount, 0) <> coalesce(o.open, 0)"""),
                new Query(
                        "open allocations add up to what their lines say",
                        "select count(*) || ' order lines' from desk.sales_order_line",
                        """
                        select format('SO-%s/%s: %s on the line, %s allocated', lpad(l.order_number::text, 7, '0'), l.line, l.allocated, coalesce(a.open, 0))
                        from desk.sales_order_line l
                        left join (select order_number, line, sum(open) as open from desk.allocation where open > 0 group by 1, 2) a
                          using (order_number, line)
                        where l.allocated <> coalesce(a.open, 0)"""),
                new Query(
                        "customers' exposure is the sum of their open orders",
                        "select count(*) || ' customers' from desk.exposure",
                        """
                        select format('%s: %s kept, %s by orders', customer, coalesce(e.open_orders, 0), coalesce(o.sum, 0))
                        from desk.exposure e
                        full join (select customer, sum(exposure) as sum from desk.sales_order where exposure > 0 group by 1) o using (customer)
                        where coalesce(e.open_orders, 0) <> coalesce(o.sum, 0)"""),
                new Query(
                        "what promotions gave is what lines took of them",
                        "select count(*) || ' promotions' from desk.promotion_taken where taken <> 0",
                        """
                        select format('%s in %s: %s kept, %s by lines', promotion, currency, coalesce(t.taken, 0), coalesce(l.sum, 0))
                        from desk.promotion_taken t
                        full join (select l.promotion, o.currency, sum(l.promotion_taken) as sum from desk.sales_order_line l
                            join desk.sales_order o on o.number = l.order_number where l.promotion is not null group by 1, 2) l
                            using (promotion, currency)
                        where coalesce(t.taken, 0) <> coalesce(l.sum, 0)"""),
                new Query(
                        "every order has its lines, and waiting lines have a live case",
                        "select count(*) || ' orders' from desk.sales_order",
                        """
                        select format('SO-%s %s', lpad(o.number::text, 7, '0'),
                            case when l.order_number is null then 'has no line' else 'waits without a case' end)
                        from desk.sales_order o
                        left join (select order_number, bool_or(state = 'HELD') as held from desk.sales_order_line group by 1) l
                          on l.order_number = o.number
                        where (l.order_number is null and o.state <> 'REJECTED') or (l.held and not exists (
                          select 1 from desk.case_ c where c.state in ('open', 'assigned')
                            and c.subject = 'SO-' || lpad(o.number::text, 7, '0')))"""));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
