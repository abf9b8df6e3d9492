package throughline.operations.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/** What a run found of each order, in the store. */
final class ComparedRows {

    private static final String[] COLUMNS = {
        "run bigint",
        "order_number bigint",
        "currency text",
        "rule_book text",
        "changed boolean",
        "prices integer",
        "cost bigint",
        "net_before bigint",
        "net_after bigint",
        "free_freight_before boolean",
        "free_freight_after boolean",
        "check_before text",
        "check_after text",
        "hold_before text",
        "hold_after text",
        "approval_before text",
        "approval_after text",
        "approvals_before integer",
        "approvals_after integer",
        "full_before integer",
        "full_after integer",
        "places_before text",
        "places_after text"
    };

    private static final String SELECT = "select * from desk.whatif_order where run = ?";

    private ComparedRows() {}

    /** One statement, whatever their number. */
    static void add(UnitOfWork unit, long run, List<Compared> orders) {
        unit.jdbc(connection -> {
            var rows = new RowSet("desk.whatif_order", COLUMNS);
            for (var each : orders) {
                rows.add(
                        run,
                        each.order(),
                        each.currency(),
                        each.ruleBook(),
                        each.changed(),
                        each.prices(),
                        each.cost(),
                        each.before().net(),
                        each.after().net(),
                        each.before().freeFreight(),
                        each.after().freeFreight(),
                        each.before().check(),
                        each.after().check(),
                        each.before().hold(),
                        each.after().hold(),
                        each.before().approval(),
                        each.after().approval(),
                        each.before().approvals(),
                        each.after().approvals(),
                        each.before().full(),
                        each.after().full(),
                        each.before().places(),
                        each.after().places());
            }
            return rows.insert(connection);
        });
    }

    /** In the order of their numbers, from the one after {@code after} on. */
    static List<Compared> list(UnitOfWork unit, long run, boolean changed, long after, int most) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    SELECT + (changed ? " and changed" : "") + " and order_number > ? order by order_number limit ?")) {
                select.setLong(1, run);
                select.setLong(2, after);
                select.setInt(3, most);
                return RunRows.all(select, ComparedRows::compared);
            }
        });
    }

    static Optional<Compared> one(UnitOfWork unit, long run, long order) {
        return list(unit, run, false, order - 1, 1).stream()
                .filter(each -> each.order() == order)
                .findFirst();
    }

    /** All of them, without holding more than some hundreds. */
    static void each(UnitOfWork unit, long run, Consumer<Compared> taker) {
        unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(SELECT + " order by order_number")) {
                select.setFetchSize(500);
                select.setLong(1, run);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        taker.accept(compared(rows));
                    }
                }
                return true;
            }
        });
    }

    private static Compared compared(ResultSet row) throws SQLException {
        return new Compared(
                row.getLong("order_number"),
                row.getString("currency"),
                row.getString("rule_book"),
                row.getBoolean("changed"),
                row.getInt("prices"),
                row.getLong("cost"),
                side(row, "before"),
                side(row, "after"));
    }

    private static Compared.Side side(ResultSet row, String when) throws SQLException {
        return new Compared.Side(
                row.getLong("net_" + when),
                row.getBoolean("free_freight_" + when),
                row.getString("check_" + when),
                row.getString("hold_" + when),
                row.getString("approval_" + when),
                row.getInt("approvals_" + when),
                row.getInt("full_" + when),
                row.getString("places_" + when));
    }
}
