package throughline.console.look;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.SetCounts;

/**
 * Messages in pages, the newest first. A page begins where the one before ended (ids ascend with time), never at a count of rows, so
 * that the thousandth page costs what the first does.
 */
public final class MessageList {

    private static final String COLUMNS =
            """
            select m.id, m.direction, m.partner, m.channel, m.name, m.size, m.sealed_at, s.status, s.text, s.sets, s.accepted, s.rejected,
                   s.duplicate, s.held, s.failed, s.changed_at, d.first, d.more
            from trail.message m join trail.message_state s on s.message = m.id
            left join lateral (select min(x.type || ' ' || x.number) first, count(*) - 1 more
                               from (select type, number from trail.document where message = m.id order by id limit 100) x) d on true
            """;
    private static final List<MessageStatus> WAITING = List.of(
            MessageStatus.RECEIVED,
            MessageStatus.IN_FLIGHT,
            MessageStatus.HELD,
            MessageStatus.FAILED,
            MessageStatus.COMPOSED);

    private final Database database;

    public MessageList(Database database) {
        this.database = database;
    }

    /** A page of messages; {@code more} says whether there are others in the direction that was asked for. */
    public record Page(List<MessageLine> lines, boolean more) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** At most {@code max}, the newest first. */
    public Page page(MessageFilter filter, int max) {
        var sql = new StringBuilder(COLUMNS).append("where true");
        List<Object> values = new ArrayList<>();
        narrow(sql, values, filter);
        boolean backwards = filter.after() != null;
        sql.append(backwards ? " order by m.id asc" : " order by m.id desc")
                .append(" limit ")
                .append(max + 1);
        var found = new ArrayList<>(lines(sql.toString(), values));
        boolean more = found.size() > max;
        var page = found.subList(0, Math.min(max, found.size()));
        if (backwards) {
            Collections.reverse(page);
        }
        return new Page(page, more);
    }

    /** Those whose state changed at or after a moment, at most {@code max}, the latest change last. */
    public List<MessageLine> changedSince(Instant moment, int max) {
        // By status: the index is on status and time, and so a tick costs a look at each status, not at each message.
        return lines(
                COLUMNS + "where s.status = any (?) and s.changed_at >= ? order by s.changed_at limit " + max,
                List.of(MessageStatus.values(), moment.atOffset(ZoneOffset.UTC)));
    }

    /** How many came after this one. */
    public long newerThan(UUID id) {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement("select count(*) from trail.message where id > ?")) {
                select.setObject(1, id);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }));
    }

    /** How many messages wait in each state that waits, however old, and how many came to each other state since a moment. */
    public Map<MessageStatus, Long> counts(Instant since) {
        return database.read(work -> work.jdbc(connection -> {
            var counts = new EnumMap<MessageStatus, Long>(MessageStatus.class);
            try (var select = connection.prepareStatement(
                    "select status, count(*) from trail.message_state where status = any (?) or status = any (?) and changed_at >= ? group by status")) {
                select.setArray(1, names(connection, WAITING.toArray(MessageStatus[]::new)));
                select.setArray(2, names(connection, MessageStatus.values()));
                select.setObject(3, since.atOffset(ZoneOffset.UTC));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        counts.put(MessageStatus.valueOf(rows.getString(1)), rows.getLong(2));
                    }
                }
            }
            return counts;
        }));
    }

    private static void narrow(StringBuilder sql, List<Object> values, MessageFilter filter) {
        add(
                sql,
                values,
                " and s.status = ?",
                filter.status() == null ? null : filter.status().name());
        add(
                sql,
                values,
                " and m.direction = ?",
                filter.direction() == null ? null : filter.direction().name());
        add(
                sql,
                values,
                " and m.sealed_at >= ?",
                filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC));
        add(sql, values, " and m.id < ?", filter.before());
        add(sql, values, " and m.id > ?", filter.after());
        var partner = filter.partner();
        if (partner != null && !partner.isBlank()) {
            sql.append(" and m.id in (select message from desk.opening where partner = ?"
                    + " union all select id from trail.message where partner = ? and direction = 'IN'"
                    + " union all select id from trail.message where partner = ? and direction = 'OUT')");
            values.addAll(List.of(partner.strip(), partner.strip(), partner.strip()));
        }
        var query = filter.query();
        if (query != null && !query.isBlank()) {
            sql.append(
                    " and (m.partner = ? or m.name ilike ? or m.id in (select message from trail.business_key where key = ?))");
            values.add(query.strip());
            values.add("%"
                    + query.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            values.add(query.strip());
        }
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private List<MessageLine> lines(String sql, List<Object> values) {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                bind(connection, select, values);
                try (var rows = select.executeQuery()) {
                    List<MessageLine> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(line(rows));
                    }
                    return found;
                }
            }
        }));
    }

    private static void bind(Connection connection, PreparedStatement select, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            select.setObject(i + 1, value instanceof MessageStatus[] statuses ? names(connection, statuses) : value);
        }
    }

    private static java.sql.Array names(Connection connection, MessageStatus... statuses) throws SQLException {
        var names = new Object[statuses.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = statuses[i].name();
        }
        return connection.createArrayOf("text", names);
    }

    private static MessageLine line(ResultSet row) throws SQLException {
        return new MessageLine(
                row.getString(1),
                Direction.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                instant(row, 7),
                MessageStatus.valueOf(row.getString(8)),
                row.getString(9),
                new SetCounts(
                        row.getInt(10), row.getInt(11), row.getInt(12), row.getInt(13), row.getInt(14), row.getInt(15)),
                instant(row, 16),
                holds(row.getString(17), row.getLong(18)));
    }

    static String holds(@Nullable String first, long more) {
        if (first == null) {
            return "";
        }
        return more < 1 ? first : first + (more < 99 ? " and %d more".formatted(more) : " and many more");
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
