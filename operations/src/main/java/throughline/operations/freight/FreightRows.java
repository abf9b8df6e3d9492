package throughline.operations.freight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.operations.fulfilment.ShipmentNumber;

/** Accruals and bills as rows: each method is one statement. */
final class FreightRows {

    private static final String DESPATCHES =
            """
            select d.shipment, d.sequence, desk.tracking(d.tracking), s.order_number, s.order_document
            from desk.despatch d join desk.shipment s on s.number = d.shipment
            where d.shipment = any(?) or (d.tracking is not null and desk.tracking(d.tracking) = any(?)) order by 1, 2""";
    private static final String SHIPMENTS = "select number from desk.shipment where number = any(?)";
    private static final String LOCK =
            """
            select a.shipment, a.sequence, a.entity, a.currency, a.amount, b.number
            from desk.freight_accrual a left join desk.freight_bill b on b.document = a.bill
            where a.shipment = any(?) order by a.shipment, a.sequence for update of a""";
    private static final String TAKE =
            """
            update desk.freight_accrual a set bill = u.bill from unnest(?::bigint[], ?::int[], ?::bigint[]) u(shipment, sequence, bill)
            where (a.shipment, a.sequence) = (u.shipment, u.sequence)""";
    private static final String SEQUENCES =
            """
            select b.carrier, b.number, max(b.sequence) from desk.freight_bill b
            join unnest(?::text[], ?::text[]) u(carrier, number) on (b.carrier, b.number) = (u.carrier, u.number) group by 1, 2""";

    private FreightRows() {}

    /** Whatever left of these shipments, or under these numbers of carriers. */
    static List<Despatch> despatches(UnitOfWork unit, Collection<Long> shipments, Collection<String> tracking) {
        return unit.jdbc(connection -> {
            var found = new ArrayList<Despatch>();
            try (var statement = connection.prepareStatement(DESPATCHES)) {
                statement.setArray(1, connection.createArrayOf("bigint", shipments.toArray()));
                statement.setArray(2, connection.createArrayOf("text", tracking.toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(despatch(row));
                    }
                }
            }
            return found;
        });
    }

    private static Despatch despatch(ResultSet row) throws SQLException {
        var document = row.getLong(5);
        var none = row.wasNull();
        return new Despatch(
                new ShipmentNumber(row.getLong(1)),
                row.getInt(2),
                row.getString(3),
                row.getLong(4),
                none ? null : document);
    }

    /** Those of these numbers that are shipments of ours. */
    static Set<Long> shipments(UnitOfWork unit, Collection<Long> numbers) {
        return unit.jdbc(connection -> {
            var known = new HashSet<Long>();
            try (var statement = connection.prepareStatement(SHIPMENTS)) {
                statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        known.add(row.getLong(1));
                    }
                }
            }
            return known;
        });
    }

    /** Locks what is expected for these despatches, and for whatever else left of their shipments, in the order of their numbers. */
    static List<Accrual> lock(UnitOfWork unit, Map<List<Long>, Despatch> despatches) {
        var shipments = despatches.keySet().stream()
                .map(key -> key.get(0))
                .distinct()
                .sorted()
                .toArray();
        return unit.jdbc(connection -> {
            var accruals = new ArrayList<Accrual>();
            try (var statement = connection.prepareStatement(LOCK)) {
                statement.setArray(1, connection.createArrayOf("bigint", shipments));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var despatch = despatches.get(List.of(row.getLong(1), (long) row.getInt(2)));
                        if (despatch != null) {
                            var expected = new Money(row.getBigDecimal(5), Currency.getInstance(row.getString(4)));
                            accruals.add(
                                    new Accrual(despatch, new EntityId(row.getString(3)), expected, row.getString(6)));
                        }
                    }
                }
            }
            return accruals;
        });
    }

    /** How many bills stand under each carrier's number already; a number that is not there has none. */
    static void sequences(UnitOfWork unit, List<CarriersBill> bills, Map<List<String>, Integer> into) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SEQUENCES)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                bills.stream()
                                        .map(bill -> bill.invoice().sender().code())
                                        .toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                bills.stream()
                                        .map(bill -> bill.invoice().number().value())
                                        .toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        into.put(List.of(row.getString(1), row.getString(2)), row.getInt(3));
                    }
                }
            }
            return into.size();
        });
    }

    static RowSet bills() {
        return new RowSet(
                "desk.freight_bill",
                "document bigint",
                "carrier text",
                "number text",
                "sequence int",
                "entity text",
                "currency text",
                "total numeric",
                "issued_on date",
                "due_on date",
                "message uuid",
                "accepted_by text",
                "accepted_why text",
                "booked_at timestamptz");
    }

    static RowSet taken() {
        return new RowSet("u", "shipment bigint", "sequence int", "bill bigint");
    }

    /** The accruals are taken by their bills, which stand already. */
    static int take(Connection connection, RowSet taken) throws SQLException {
        if (taken.size() == 0) {
            return 0;
        }
        try (var statement = connection.prepareStatement(TAKE)) {
            taken.bind(statement, 1);
            return statement.executeUpdate();
        }
    }
}
