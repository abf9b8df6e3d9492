package throughline.ledger.trail;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;

/** What every message has come to. Every message has exactly one state from the moment it is sealed. */
public final class Messages {

    static final String COLUMNS =
            "m.id, m.direction, m.partner, m.channel, m.name, m.sha256, m.size, m.sealed_at, s.status, s.text, s.sets,"
                    + " s.accepted, s.rejected, s.duplicate, s.held, s.failed, s.changed_at, s.read_with";

    /** Each folder once; without one, what was said before stays. */
    private static final String READ_WITH =
            "case when ?::text is null or position(? in coalesce(read_with, '')) > 0 then read_with"
                    + " else concat_ws(',', read_with, ?) end";

    private Messages() {}

    /** Sets the state, with the words for people. */
    public static void mark(UnitOfWork unit, MessageId message, MessageStatus status, String text, Instant at) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "update trail.message_state set status = ?, text = ?, changed_at = ? where message = ?")) {
                statement.setString(1, status.name());
                statement.setString(2, text);
                statement.setObject(3, at.atOffset(ZoneOffset.UTC));
                statement.setObject(4, message.value());
                return expectOne(statement.executeUpdate(), message);
            }
        });
    }

    /**
     * Says that the message is being read, and with which partner folder; one that holds interchanges of several partners names each.
     *
     * @param with {@code partner@version}, or null when no folder has a say
     */
    public static void opened(UnitOfWork unit, MessageId message, @Nullable String with, Instant at) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "update trail.message_state set status = ?, text = '', changed_at = ?, read_with = " + READ_WITH
                            + " where message = ?")) {
                statement.setString(1, MessageStatus.IN_FLIGHT.name());
                statement.setObject(2, at.atOffset(ZoneOffset.UTC));
                bindReadWith(statement, 3, with);
                statement.setObject(6, message.value());
                return expectOne(statement.executeUpdate(), message);
            }
        });
    }

    /** Says that it is read again, and with which folder now; its state stays. */
    public static void openedAgain(UnitOfWork unit, MessageId message, String with) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("update trail.message_state set read_with = " + READ_WITH
                    + " where message = ? and position(? in coalesce(read_with, '')) = 0")) {
                bindReadWith(statement, 1, with);
                statement.setObject(4, message.value());
                statement.setString(5, with);
                return statement.executeUpdate();
            }
        });
    }

    private static void bindReadWith(PreparedStatement statement, int first, @Nullable String with)
            throws SQLException {
        for (int i = first; i < first + 3; i++) {
            statement.setString(i, with);
        }
    }

    /** Adds to what became of the message's sets. */
    public static void count(UnitOfWork unit, MessageId message, SetCounts more, Instant at) {
        change(
                unit,
                message,
                more,
                at,
                "update trail.message_state set sets = sets + ?, accepted = accepted + ?, rejected = rejected + ?,"
                        + " duplicate = duplicate + ?, held = held + ?, failed = failed + ?, changed_at = ? where message = ?");
    }

    /** Says anew what became of the message's sets: for a replay, which counts from the beginning. */
    public static void recount(UnitOfWork unit, MessageId message, SetCounts all, Instant at) {
        change(
                unit,
                message,
                all,
                at,
                "update trail.message_state set sets = ?, accepted = ?, rejected = ?, duplicate = ?, held = ?,"
                        + " failed = ?, changed_at = ? where message = ?");
    }

    /** @throws NoSuchElementException when there is no such message */
    public static MessageRow row(UnitOfWork unit, MessageId message) {
        var found = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("select " + COLUMNS
                    + " from trail.message m join trail.message_state s on s.message = m.id where m.id = ?")) {
                statement.setObject(1, message.value());
                return rows(statement.executeQuery());
            }
        });
        if (found.isEmpty()) {
            throw new NoSuchElementException("there is no message " + message);
        }
        return found.get(0);
    }

    /**
     * The newest messages first.
     *
     * @param status only these, or null for all
     * @param before only those sealed before, for the next page; null for the first
     */
    public static List<MessageRow> list(
            UnitOfWork unit, @Nullable MessageStatus status, @Nullable Instant before, int max) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("select " + COLUMNS
                    + " from trail.message m join trail.message_state s on s.message = m.id"
                    + " where (?::text is null or s.status = ?) and m.sealed_at < coalesce(?::timestamptz, 'infinity')"
                    + " order by m.sealed_at desc, m.id desc limit ?")) {
                var name = status == null ? null : status.name();
                statement.setString(1, name);
                statement.setString(2, name);
                statement.setObject(3, before == null ? null : before.atOffset(ZoneOffset.UTC));
                statement.setInt(4, max);
                return rows(statement.executeQuery());
            }
        });
    }

    static List<MessageRow> rows(ResultSet row) throws SQLException {
        var found = new ArrayList<MessageRow>();
        while (row.next()) {
            found.add(new MessageRow(
                    new MessageId(row.getObject(1, UUID.class)),
                    Direction.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    HexFormat.of().formatHex(row.getBytes(6)),
                    row.getLong(7),
                    instant(row, 8),
                    MessageStatus.valueOf(row.getString(9)),
                    row.getString(10),
                    new SetCounts(
                            row.getInt(11),
                            row.getInt(12),
                            row.getInt(13),
                            row.getInt(14),
                            row.getInt(15),
                            row.getInt(16)),
                    instant(row, 17),
                    row.getString(18)));
        }
        return found;
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void change(UnitOfWork unit, MessageId message, SetCounts counts, Instant at, String sql) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setInt(1, counts.sets());
                statement.setInt(2, counts.accepted());
                statement.setInt(3, counts.rejected());
                statement.setInt(4, counts.duplicate());
                statement.setInt(5, counts.held());
                statement.setInt(6, counts.failed());
                statement.setObject(7, at.atOffset(ZoneOffset.UTC));
                statement.setObject(8, message.value());
                return expectOne(statement.executeUpdate(), message);
            }
        });
    }

    private static int expectOne(int changed, MessageId message) {
        if (changed != 1) {
            throw new NoSuchElementException("there is no message " + message);
        }
        return changed;
    }
}
