package throughline.operations.governance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/** Changes of policies in the store. */
final class ChangeRows {

    private static final String ROW =
            """
            select number, revision, content, state, title, reason, author, desks, base, book, effective_at, zone, folder, created_at, changed_at
            from desk.policy_change c\s""";

    private static final String SEARCHED =
            """
            where (?::text is null or c.title ilike ? or c.reason ilike ? or c.author ilike ? or ('PC-' || lpad(c.number::text, 7, '0')) ilike ?
                or exists (select from desk.policy_change_file f where f.change = c.number and f.path ilike ?))
            and (?::text is null or c.state = ?) and (?::text is null or ? = any(c.desks)) and (?::text is null or c.author = ?)
            and (? = 0 or c.number < ?) order by c.number desc limit ?""";

    private ChangeRows() {}

    static long next(UnitOfWork unit) {
        return unit.next("desk.policy_change_number");
    }

    static void add(UnitOfWork unit, ChangeRow row) {
        unit.jdbc(connection -> {
            try (var insert = connection.prepareStatement(
                    """
                    insert into desk.policy_change (revision, content, state, title, reason, author, desks, base, book, effective_at, zone, folder,
                        changed_at, created_at, number) values (1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                bind(connection, insert, row, row.changedAt());
                insert.setObject(12, row.createdAt().atOffset(ZoneOffset.UTC));
                insert.setLong(13, row.number());
                return insert.executeUpdate();
            }
        });
    }

    /** Whether it stood at the row's revision; it has the next one then. */
    static boolean save(UnitOfWork unit, ChangeRow row, Instant at) {
        return unit.jdbc(connection -> {
            try (var update = connection.prepareStatement(
                    """
                    update desk.policy_change set state = ?, title = ?, reason = ?, author = ?, desks = ?, base = ?, book = ?, effective_at = ?,
                        zone = ?, folder = ?, changed_at = ?, revision = revision + 1 where number = ? and revision = ?""")) {
                bind(connection, update, row, at);
                update.setLong(12, row.number());
                update.setInt(13, row.revision());
                return update.executeUpdate() == 1;
            }
        });
    }

    private static void bind(Connection connection, java.sql.PreparedStatement statement, ChangeRow row, Instant at)
            throws SQLException {
        statement.setString(1, row.state().name());
        statement.setString(2, row.title());
        statement.setString(3, row.reason());
        statement.setString(4, row.author());
        statement.setArray(5, connection.createArrayOf("text", row.desks().toArray()));
        statement.setLong(6, row.base());
        statement.setString(7, row.book());
        statement.setObject(
                8, row.effectiveAt() == null ? null : row.effectiveAt().atOffset(ZoneOffset.UTC));
        statement.setString(9, row.zone());
        statement.setString(10, row.folder());
        statement.setObject(11, at.atOffset(ZoneOffset.UTC));
    }

    static Optional<ChangeRow> find(UnitOfWork unit, long number, boolean lock) {
        var sql = ROW + "where number = ?" + (lock ? " for update" : "");
        return rows(unit, sql, number).stream().findFirst();
    }

    /** Those that are to come into force by then, the first to come first. */
    static List<ChangeRow> due(UnitOfWork unit, Instant by) {
        return rows(
                unit,
                ROW + "where state = 'SCHEDULED' and effective_at <= ? order by effective_at, number",
                by.atOffset(ZoneOffset.UTC));
    }

    /** Those whose books will be asked for soon: the next dates, then the last approved. */
    static List<ChangeRow> coming(UnitOfWork unit, int most) {
        return rows(
                unit,
                ROW
                        + "where state in ('APPROVED', 'SCHEDULED') order by effective_at nulls last, changed_at desc limit ?",
                most);
    }

    /** The last one that was made of what differs in a folder. */
    static Optional<ChangeRow> ofFolder(UnitOfWork unit) {
        return rows(unit, ROW + "where folder is not null order by number desc limit 1").stream()
                .findFirst();
    }

    /** Those that are or were in force and touch one of these files. */
    static List<ChangeRow> touching(UnitOfWork unit, Collection<String> paths) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(ROW
                    + "where state in ('ACTIVE', 'RETIRED') and number in"
                    + " (select change from desk.policy_change_file where path = any(?)) order by number")) {
                select.setArray(1, connection.createArrayOf("text", paths.toArray()));
                return read(select);
            }
        });
    }

    static List<ChangeRow> list(UnitOfWork unit, ChangeFilter filter) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(ROW + SEARCHED)) {
                var like = filter.text() == null
                        ? null
                        : "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
                int next = 1;
                for (; next <= 6; next++) {
                    select.setString(next, like);
                }
                var state = filter.state() == null ? null : filter.state().name();
                for (var wanted : Arrays.asList(state, filter.desk(), filter.author())) {
                    select.setString(next++, wanted);
                    select.setString(next++, wanted);
                }
                select.setLong(next++, filter.before());
                select.setLong(next++, filter.before());
                select.setInt(next, filter.limit());
                return read(select);
            }
        });
    }

    private static List<ChangeRow> rows(UnitOfWork unit, String sql, Object... values) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    select.setObject(i + 1, values[i]);
                }
                return read(select);
            }
        });
    }

    private static List<ChangeRow> read(java.sql.PreparedStatement select) throws SQLException {
        var found = new ArrayList<ChangeRow>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                found.add(new ChangeRow(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(3),
                        ChangeState.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        List.of((String[]) row.getArray(8).getArray()),
                        row.getLong(9),
                        row.getString(10),
                        instant(row, 11),
                        row.getString(12),
                        row.getString(13),
                        row.getObject(14, OffsetDateTime.class).toInstant(),
                        row.getObject(15, OffsetDateTime.class).toInstant()));
            }
        }
        return found;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** From now on these are the files of a draft. */
    static void files(UnitOfWork unit, long change, List<ChangeFile> files) {
        unit.jdbc(connection -> {
            try (var delete = connection.prepareStatement("delete from desk.policy_change_file where change = ?")) {
                delete.setLong(1, change);
                delete.executeUpdate();
            }
            var rows = new RowSet("desk.policy_change_file", "change bigint", "path text", "text text");
            files.forEach(file -> rows.add(change, file.path(), file.text()));
            return rows.insert(connection);
        });
    }

    /** The files of changes, by their numbers. */
    static Map<Long, List<ChangeFile>> files(UnitOfWork unit, Collection<Long> changes) {
        var found = new TreeMap<Long, List<ChangeFile>>();
        each(
                unit,
                "select change, path, text from desk.policy_change_file where change = any(?) order by path",
                changes,
                row -> found.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                        .add(new ChangeFile(row.getString(2), row.getString(3))));
        return found;
    }

    static void editor(UnitOfWork unit, long change, String person, Instant at) {
        unit.jdbc(connection -> {
            var rows = new RowSet("desk.policy_change_editor", "change bigint", "person text", "at timestamptz");
            rows.add(change, person, at);
            return rows.insert(connection, "on conflict do nothing");
        });
    }

    static Map<Long, List<String>> editors(UnitOfWork unit, Collection<Long> changes) {
        var found = new TreeMap<Long, List<String>>();
        each(
                unit,
                "select change, person from desk.policy_change_editor where change = any(?) order by at, person",
                changes,
                row -> found.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                        .add(row.getString(2)));
        return found;
    }

    static void approve(UnitOfWork unit, ChangeRow change, List<String> desks, String by, Instant at, String why) {
        unit.jdbc(connection -> {
            var rows = new RowSet(
                    "desk.policy_approval",
                    "change bigint",
                    "content integer",
                    "desk text",
                    "person text",
                    "at timestamptz",
                    "why text");
            desks.forEach(desk -> rows.add(change.number(), change.content(), desk, by, at, why));
            return rows.insert(connection);
        });
    }

    /** Of the texts as they are now. */
    static Map<Long, List<Approval>> approvals(UnitOfWork unit, Collection<Long> changes) {
        var found = new TreeMap<Long, List<Approval>>();
        each(
                unit,
                """
                select a.change, a.desk, a.person, a.at, a.why from desk.policy_approval a
                join desk.policy_change c on c.number = a.change and c.content = a.content where a.change = any(?) order by a.at, a.desk""",
                changes,
                row -> found.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                        .add(new Approval(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getString(5))));
        return found;
    }

    /** @param now the row as it stood before: its revision is the one before the event's */
    static void event(UnitOfWork unit, ChangeRow now, ChangeState to, Person by, String what, String why, Instant at) {
        unit.jdbc(connection -> {
            var rows = new RowSet(
                    "desk.policy_change_event",
                    "change bigint",
                    "revision integer",
                    "at timestamptz",
                    "by text",
                    "what text",
                    "from_state text",
                    "to_state text",
                    "why text");
            rows.add(
                    now.number(),
                    now.revision() + 1,
                    at,
                    by.name(),
                    what,
                    now.state().name(),
                    to.name(),
                    why);
            return rows.insert(connection);
        });
    }

    static List<ChangeEvent> events(UnitOfWork unit, long change) {
        var found = new ArrayList<ChangeEvent>();
        each(
                unit,
                """
                select at, by, what, from_state, to_state, revision, why from desk.policy_change_event
                where change = any(?) order by id""",
                List.of(change),
                row -> found.add(new ChangeEvent(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        ChangeState.valueOf(row.getString(4)),
                        ChangeState.valueOf(row.getString(5)),
                        row.getInt(6),
                        row.getString(7))));
        return found;
    }

    /** What is done with each row that a query finds. */
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(UnitOfWork unit, String sql, Collection<Long> changes, RowTaker taker) {
        unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                select.setArray(1, connection.createArrayOf("bigint", changes.toArray()));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        taker.take(row);
                    }
                }
            }
            return true;
        });
    }
}
