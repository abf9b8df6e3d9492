package throughline.operations.intake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;
import throughline.model.reading.ReadSet;
import throughline.operations.exception.CaseId;

/** The rows that say what became of each set of a message: what makes taking a set twice a taking once. */
final class SetRows {

    private static final String[] COLUMNS = {
        "message uuid",
        "position integer",
        "type text",
        "control text",
        "group_control text",
        "document bigint",
        "document_type text",
        "document_number text",
        "status text",
        "result text",
        "reason text",
        "waits boolean",
        "taken_at timestamptz"
    };

    private SetRows() {}

    /**
     * What became of one set.
     *
     * @param document its row in the trail, or null where no document could be read
     * @param type the document's, or the set's own where no document could be read; so is {@code number}
     * @param status {@code accepted}, {@code partial}, {@code parked}, {@code held}, {@code duplicate} or {@code rejected}
     * @param result what we call it, or, for a duplicate, what it repeats
     * @param waits kept as read and not taken yet
     */
    record Row(
            int position,
            @Nullable Long document,
            String type,
            String number,
            String status,
            @Nullable String result,
            @Nullable String reason,
            boolean waits) {

        Outcome outcome(List<CaseId> cases) {
            return switch (status) {
                case "accepted" -> new Outcome.Accepted(position, type, number, result);
                case "partial" -> new Outcome.Partial(position, type, number, result, cases);
                case "parked" -> new Outcome.Parked(position, type, number);
                case "held" -> new Outcome.Held(position, type, number, result, cases);
                case "duplicate" -> new Outcome.Duplicate(position, type, number, result == null ? "" : result);
                default -> new Outcome.Rejected(position, type, number, reason == null ? "refused" : reason, cases);
            };
        }
    }

    /** What is known already of these sets; those that only wait are left out unless asked for. */
    static Map<Integer, Row> known(UnitOfWork unit, MessageId message, List<ReadSet> sets, boolean waitingToo) {
        return unit.jdbc(connection -> {
            var known = new HashMap<Integer, Row>();
            try (var statement = connection.prepareStatement(
                    "select * from desk.taken_set where message = ? and position = any(?)")) {
                statement.setObject(1, message.value());
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "integer", sets.stream().map(ReadSet::position).toArray()));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var row = row(rows);
                        if (waitingToo || !row.waits()) {
                            known.put(row.position(), row);
                        }
                    }
                }
            }
            return known;
        });
    }

    static List<Row> ofMessage(UnitOfWork unit, MessageId message) {
        return unit.jdbc(connection -> {
            try (var statement =
                    connection.prepareStatement("select * from desk.taken_set where message = ? order by position")) {
                statement.setObject(1, message.value());
                try (var rows = statement.executeQuery()) {
                    var found = new ArrayList<Row>();
                    while (rows.next()) {
                        found.add(row(rows));
                    }
                    return found;
                }
            }
        });
    }

    /** Writes what became of sets; one that waited until now is replaced. */
    static void write(UnitOfWork unit, MessageId message, List<ReadSet> sets, List<Row> outcomes, Instant now) {
        var rows = new RowSet("desk.taken_set as t", COLUMNS);
        for (int i = 0; i < sets.size(); i++) {
            var set = sets.get(i);
            var row = outcomes.get(i);
            rows.add(
                    message.value(),
                    set.position(),
                    set.type(),
                    set.control(),
                    set.group(),
                    row.document(),
                    row.type(),
                    row.number(),
                    row.status(),
                    row.result(),
                    row.reason(),
                    row.waits(),
                    now);
        }
        unit.jdbc(connection -> {
            int written = rows.insert(
                    connection,
                    """
                    on conflict (message, position) do update set document = excluded.document, document_type = excluded.document_type,
                    document_number = excluded.document_number, status = excluded.status, result = excluded.result,
                    reason = excluded.reason, waits = excluded.waits, taken_at = excluded.taken_at where t.waits""");
            if (written != sets.size()) {
                throw new TakenMeanwhile();
            }
            return written;
        });
    }

    /** Somebody else has taken the same sets of the same message at the same time: look again. */
    static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A set that is parked, locked until the transaction ends; nothing when it is not parked any more. */
    static Optional<Row> lockParked(UnitOfWork unit, MessageId message, int position) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "select * from desk.taken_set where message = ? and position = ? and status = 'parked' for update")) {
                statement.setObject(1, message.value());
                statement.setInt(2, position);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row(row)) : Optional.empty();
                }
            }
        });
    }

    /** Says anew what became of a document. */
    static void settle(UnitOfWork unit, MessageId message, Row row) {
        unit.jdbc(connection -> update(connection, message, row));
    }

    private static int update(Connection connection, MessageId message, Row row) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update desk.taken_set set status = ?, result = ?, reason = ?, document = ? where message = ? and position = ?")) {
            statement.setString(1, row.status());
            statement.setString(2, row.result());
            statement.setString(3, row.reason());
            statement.setObject(4, row.document());
            statement.setObject(5, message.value());
            statement.setInt(6, row.position());
            return statement.executeUpdate();
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var document = row.getLong("document");
        var none = row.wasNull();
        return new Row(
                row.getInt("position"),
                none ? null : document,
                row.getString("document_type"),
                row.getString("document_number"),
                row.getString("status"),
                row.getString("result"),
                row.getString("reason"),
                row.getBoolean("waits"));
    }
}
