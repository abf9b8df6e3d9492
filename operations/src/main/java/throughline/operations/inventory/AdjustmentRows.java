package throughline.operations.inventory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/** Adjustments and their booked lines, as stored. */
final class AdjustmentRows {

    private static final String KNOWN =
            """
            select a.document, a.number, l.line from desk.adjustment a left join desk.adjustment_line l on l.adjustment = a.number
            where a.document = any(?)""";

    private AdjustmentRows() {}

    /** What was booked of these documents when they were taken before. */
    static void recall(UnitOfWork unit, List<Correction> corrections) {
        Map<Long, Correction> byDocument = new HashMap<>();
        corrections.forEach(each -> byDocument.put(each.said.document(), each));
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(KNOWN)) {
                statement.setArray(
                        1,
                        connection.createArrayOf("bigint", byDocument.keySet().toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var correction = byDocument.get(row.getLong(1));
                        if (correction != null) {
                            correction.number = row.getLong(2);
                            correction.before.add(row.getInt(3));
                        }
                    }
                }
            }
            return byDocument.size();
        });
    }

    static void insert(UnitOfWork unit, List<Correction> corrections, Instant now) {
        var heads = new RowSet(
                "desk.adjustment",
                "number bigint",
                "document bigint",
                "message uuid",
                "partner text",
                "theirs text",
                "warehouse text",
                "entity text",
                "said_on date",
                "booked_at timestamptz");
        var lines = new RowSet(
                "desk.adjustment_line",
                "adjustment bigint",
                "line integer",
                "item text",
                "lot text",
                "from_state text",
                "to_state text",
                "quantity numeric",
                "base_unit text",
                "reason text",
                "account text",
                "value numeric",
                "currency text",
                "booked_at timestamptz");
        for (var correction : corrections) {
            var warehouse = correction.warehouse;
            if (warehouse == null || correction.booked.isEmpty()) {
                continue;
            }
            var said = correction.said;
            var message = said.cause().message();
            heads.add(
                    correction.number,
                    said.document(),
                    message == null ? null : message.value(),
                    said.partner(),
                    said.theirs(),
                    warehouse.id().code(),
                    warehouse.entity().code(),
                    said.on(),
                    now);
            correction.booked.forEach(booked -> add(lines, correction.number, booked, now));
        }
        unit.jdbc(connection -> heads.insert(connection, "on conflict (number) do nothing") + lines.insert(connection));
    }

    private static void add(RowSet lines, long number, Correction.Booked booked, Instant now) {
        var move = booked.move();
        lines.add(
                number,
                move.line(),
                move.key().item().code(),
                move.key().lot() == null ? "" : move.key().lot().code(),
                move.from().name(),
                move.to().name(),
                move.quantity(),
                move.item().baseUnit().code(),
                move.reason(),
                move.account().number(),
                booked.value().amount(),
                booked.value().currency().getCurrencyCode(),
                now);
    }
}
