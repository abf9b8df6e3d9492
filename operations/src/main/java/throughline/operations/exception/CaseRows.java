package throughline.operations.exception;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.value.Money;

/** Reads cases out of the database. */
final class CaseRows {

    private static final String ACTIONS =
            "select case_id, at, by, what, why from desk.case_action where case_id = any(?) order by at, ctid";

    private CaseRows() {}

    /** A condition and the values of its question marks. */
    record Where(String condition, List<Object> values) {}

    /** @param tail such as {@code order by due_at limit 10}; never text from outside */
    static List<Case> load(Connection connection, Where where, String tail) throws SQLException {
        var found = new ArrayList<Row>();
        try (var statement =
                connection.prepareStatement("select c.* from desk.case_ c where " + where.condition() + " " + tail)) {
            for (int i = 0; i < where.values().size(); i++) {
                statement.setObject(i + 1, where.values().get(i));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        }
        var history = history(connection, found);
        return found.stream()
                .map(row -> row.with(history.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** What waits for a case. */
    static Waiting waiting(Connection connection, CaseId id) throws SQLException {
        try (var statement = connection.prepareStatement("select waiting from desk.case_ where id = ?")) {
            statement.setLong(1, id.number());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Waiting.parse(rows.getString(1)) : Waiting.NOTHING;
            }
        }
    }

    /** A case without its history. */
    private record Row(long id, Case bare) {

        Case with(List<Case.Action> history) {
            return new Case(
                    bare.id(),
                    bare.code(),
                    bare.desk(),
                    bare.who(),
                    bare.reason(),
                    bare.where(),
                    bare.openedAt(),
                    bare.dueAt(),
                    bare.state(),
                    bare.message(),
                    bare.subject(),
                    bare.line(),
                    bare.atRisk(),
                    bare.reopened(),
                    history);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var message = row.getObject("message", UUID.class);
        var currency = row.getString("currency");
        return new Row(
                id,
                new Case(
                        new CaseId(id),
                        row.getString("code"),
                        row.getString("desk"),
                        Actor.valueOf(row.getString("who")),
                        row.getString("reason"),
                        span(row),
                        instant(row, "opened_at"),
                        instant(row, "due_at"),
                        state(row),
                        message == null ? null : new MessageId(message),
                        row.getString("subject"),
                        row.getString("line"),
                        currency == null ? null : Money.ofMinor(row.getLong("at_risk"), Currency.getInstance(currency)),
                        row.getInt("reopened"),
                        List.of()));
    }

    private static @Nullable SourceSpan span(ResultSet row) throws SQLException {
        var message = row.getObject("span_message", UUID.class);
        return message == null
                ? null
                : new SourceSpan(
                        new MessageId(message),
                        row.getLong("span_offset"),
                        row.getInt("span_length"),
                        row.getString("span_segment"));
    }

    private static CaseState state(ResultSet row) throws SQLException {
        var stored = row.getString("state");
        return switch (stored) {
            case "open" -> new CaseState.Open();
            case "assigned" -> new CaseState.Assigned(row.getString("assigned_to"), instant(row, "decided_at"));
            case "released" ->
                new CaseState.Released(
                        row.getString("decided_by"), instant(row, "decided_at"), row.getString("decided_why"));
            case "rejected" ->
                new CaseState.Rejected(
                        row.getString("decided_by"), instant(row, "decided_at"), row.getString("decided_why"));
            case "closed" ->
                new CaseState.Closed(
                        row.getString("decided_by"), instant(row, "decided_at"), row.getString("decided_why"));
            default -> throw new SQLException("no such case state: " + stored);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static Map<Long, List<Case.Action>> history(Connection connection, List<Row> cases) throws SQLException {
        var history = new HashMap<Long, List<Case.Action>>();
        if (cases.isEmpty()) {
            return history;
        }
        try (var statement = connection.prepareStatement(ACTIONS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", cases.stream().map(Row::id).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    Timestamp at = rows.getTimestamp(2);
                    history.computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
                            .add(new Case.Action(
                                    at.toInstant(), rows.getString(3), rows.getString(4), rows.getString(5)));
                }
            }
        }
        return history;
    }
}
