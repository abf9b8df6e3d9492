package throughline.operations.freight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.model.value.Money;
import throughline.operations.fulfilment.ShipmentNumber;
import throughline.operations.ordering.SalesOrderNumber;

/** What carriers have not billed yet, how long ago it left, and what they have billed: for people who look. */
public final class FreightBook {

    /** Ages in days: up to 30, up to 60, up to 90, and beyond. */
    private static final String BALANCES =
            """
            select a.entity, a.currency, sum(a.amount),
                coalesce(sum(a.amount) filter (where a.bill is null), 0), count(*) filter (where a.bill is null),
                coalesce(sum(a.amount) filter (where a.bill is null and ?::date - a.accrued_on <= 30), 0),
                coalesce(sum(a.amount) filter (where a.bill is null and ?::date - a.accrued_on between 31 and 60), 0),
                coalesce(sum(a.amount) filter (where a.bill is null and ?::date - a.accrued_on between 61 and 90), 0),
                coalesce(sum(a.amount) filter (where a.bill is null and ?::date - a.accrued_on > 90), 0)
            from desk.freight_accrual a group by 1, 2 order by 1, 2""";

    private static final String ACCRUALS =
            """
            select a.shipment, a.sequence, a.entity, a.currency, a.amount, a.accrued_on, d.carrier, d.tracking, s.order_number, b.number,
                b.sequence
            from desk.freight_accrual a join desk.despatch d using (shipment, sequence) join desk.shipment s on s.number = a.shipment
            left join desk.freight_bill b on b.document = a.bill
            where %s order by a.accrued_on, a.shipment, a.sequence limit ?""";

    private static final String BILLS =
            """
            select b.document, b.carrier, b.number, b.sequence, b.entity, b.currency, b.total, b.issued_on, b.due_on, b.accepted_by, b.accepted_why
            from desk.freight_bill b where b.document in (select bill from desk.freight_accrual where shipment = ? and bill is not null)
            order by b.document""";

    private final Database database;
    private final Clock clock;

    public FreightBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One entity's expected freight in one currency: accrued less billed is open, and the four ages add up to what is open.
     *
     * @param despatches how many are open
     */
    public record Balance(
            String entity,
            Money accrued,
            Money billed,
            Money open,
            long despatches,
            Money to30Days,
            Money to60Days,
            Money to90Days,
            Money older) {}

    /**
     * What one despatch is expected to cost.
     *
     * @param ageDays since it left the books
     * @param carrier as the warehouse named it, or null
     * @param bill the bill that has taken it, or null while it is open
     */
    public record Expected(
            String despatch,
            String order,
            String entity,
            Money amount,
            LocalDate accruedOn,
            long ageDays,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable String bill) {}

    /**
     * A bill that is owed.
     *
     * @param document its row in the trail
     * @param acceptedBy who took it although it was not what was expected, or null
     */
    public record Bill(
            long document,
            String carrier,
            String number,
            String entity,
            Money total,
            @Nullable LocalDate issuedOn,
            LocalDate dueOn,
            @Nullable String acceptedBy,
            @Nullable String acceptedWhy) {}

    /** A shipment's expectations and the bills that took them. */
    public record OfShipment(String shipment, List<Expected> expected, List<Bill> bills) {}

    /** Every entity's balance. */
    public List<Balance> balances() {
        var today = LocalDate.now(clock);
        return database.read(unit -> unit.jdbc(connection -> {
            var balances = new ArrayList<Balance>();
            try (var statement = connection.prepareStatement(BALANCES)) {
                for (int at = 1; at <= 4; at++) {
                    statement.setObject(at, today);
                }
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        balances.add(balance(row));
                    }
                }
            }
            return balances;
        }));
    }

    /**
     * What is open, the oldest first.
     *
     * @param carrier as warehouses name it, or null for every one
     * @param olderThanDays only what left longer ago than that, 0 or more
     * @param limit 1 to 1000
     */
    public List<Expected> open(@Nullable String carrier, int olderThanDays, int limit) {
        if (limit < 1 || limit > 1000 || olderThanDays < 0) {
            throw new IllegalArgumentException(
                    "a page has 1 to 1000 despatches older than 0 days or more, not %d older than %d"
                            .formatted(limit, olderThanDays));
        }
        var condition = carrier == null
                ? "a.bill is null and a.accrued_on <= ?"
                : "a.bill is null and a.accrued_on <= ? and upper(d.carrier) = upper(?)";
        // What left today is older than nothing.
        var until = LocalDate.now(clock).minusDays(olderThanDays == 0 ? 0 : olderThanDays + 1L);
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(ACCRUALS.formatted(condition))) {
                statement.setObject(1, until);
                if (carrier != null) {
                    statement.setString(2, carrier);
                }
                statement.setInt(carrier == null ? 2 : 3, limit);
                return expected(statement);
            }
        }));
    }

    /** What became of one shipment's freight; both lists are empty when nothing was expected. */
    public OfShipment of(ShipmentNumber shipment) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(ACCRUALS.formatted("a.shipment = ?"))) {
                statement.setLong(1, shipment.value());
                statement.setInt(2, 1000);
                return new OfShipment(shipment.toString(), expected(statement), bills(connection, shipment));
            }
        }));
    }

    private static Balance balance(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString(2));
        var accrued = new Money(row.getBigDecimal(3), currency);
        var open = new Money(row.getBigDecimal(4), currency);
        return new Balance(
                row.getString(1),
                accrued,
                accrued.minus(open),
                open,
                row.getLong(5),
                new Money(row.getBigDecimal(6), currency),
                new Money(row.getBigDecimal(7), currency),
                new Money(row.getBigDecimal(8), currency),
                new Money(row.getBigDecimal(9), currency));
    }

    private List<Expected> expected(PreparedStatement statement) throws SQLException {
        var today = LocalDate.now(clock);
        var found = new ArrayList<Expected>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                var accruedOn = row.getObject(6, LocalDate.class);
                found.add(new Expected(
                        new ShipmentNumber(row.getLong(1)).despatch(row.getInt(2)),
                        SalesOrderNumber.text(row.getLong(9)),
                        row.getString(3),
                        new Money(row.getBigDecimal(5), Currency.getInstance(row.getString(4))),
                        accruedOn,
                        today.toEpochDay() - accruedOn.toEpochDay(),
                        row.getString(7),
                        row.getString(8),
                        row.getString(10) == null ? null : bill(row.getString(10), row.getInt(11))));
            }
        }
        return found;
    }

    private static List<Bill> bills(Connection connection, ShipmentNumber shipment) throws SQLException {
        var bills = new ArrayList<Bill>();
        try (var statement = connection.prepareStatement(BILLS)) {
            statement.setLong(1, shipment.value());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    bills.add(new Bill(
                            row.getLong(1),
                            row.getString(2),
                            bill(row.getString(3), row.getInt(4)),
                            row.getString(5),
                            new Money(row.getBigDecimal(7), Currency.getInstance(row.getString(6))),
                            row.getObject(8, LocalDate.class),
                            row.getObject(9, LocalDate.class),
                            row.getString(10),
                            row.getString(11)));
                }
            }
        }
        return bills;
    }

    private static String bill(String number, int sequence) {
        return sequence == 1 ? number : number + "-" + sequence;
    }
}
