package throughline.operations.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import throughline.model.document.DocumentText;

/** Documents that wait for others of their kind: when the first of them has to leave, or when there are enough, they leave together. */
final class Batches {

    /** Lots looked at in one round; the rest comes with the next, a moment later. */
    private static final int MOST_LOTS = 50;

    private static final String JOIN = "update desk.outbox set batch_at = ?, batch_most = ? where id = ?";

    private static final String WAITING = "o.batch_at is not null and o.message is null and " + OutboxRows.IS_DUE;

    private static final String DUE =
            """
            select o.receiver, o.type, max(o.batch_most) from desk.outbox o where %s
            group by o.receiver, o.type having min(o.batch_at) <= ? or count(*) >= max(o.batch_most) order by min(o.id::text) limit ?"""
                    .formatted(WAITING);

    /** Whoever holds it composes the lot; it is given back with the transaction. */
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('batch ' || ? || ' ' || ?, 0))";

    private static final String CLAIM = OutboxRows.ENTRIES.formatted("o.receiver = ? and o.type = ? and " + WAITING);

    private Batches() {}

    /**
     * Documents of one kind for one receiver.
     *
     * @param most documents of one interchange
     */
    record Lot(String receiver, String type, int most) {}

    static int join(Connection connection, OutboxEntry entry, Dispatch.Joining joining) throws SQLException {
        try (var statement = connection.prepareStatement(JOIN)) {
            statement.setObject(1, joining.by().atOffset(ZoneOffset.UTC));
            statement.setInt(2, joining.most());
            statement.setObject(3, entry.id());
            return statement.executeUpdate();
        }
    }

    static List<Lot> due(Connection connection, Instant now) throws SQLException {
        var lots = new ArrayList<Lot>();
        try (var statement = connection.prepareStatement(DUE)) {
            int at = OutboxRows.bindDue(statement, 1, now);
            statement.setObject(at++, now.atOffset(ZoneOffset.UTC));
            statement.setInt(at, MOST_LOTS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lots.add(new Lot(rows.getString(1), rows.getString(2), rows.getInt(3)));
                }
            }
        }
        return lots;
    }

    /** The oldest of a lot, locked; none when somebody else has the lot, or when it is no longer due. */
    static List<OutboxEntry> claim(Connection connection, DocumentText text, Lot lot, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, lot.receiver());
            statement.setString(2, lot.type());
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return List.of();
                }
            }
        }
        // A new statement sees what whoever had the lot before us has committed.
        if (!due(connection, now).contains(lot)) {
            return List.of();
        }
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, lot.receiver());
            statement.setString(2, lot.type());
            int at = OutboxRows.bindDue(statement, 3, now);
            statement.setInt(at, lot.most());
            return OutboxRows.entries(statement, text);
        }
    }
}
