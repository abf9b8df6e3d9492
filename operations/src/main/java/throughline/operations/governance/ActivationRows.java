package throughline.operations.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;

/** What was in force, in the store. */
final class ActivationRows {

    private static final String ROW =
            """
            select a.sequence, a.kind, a.book, a.source, a.examples, a.off, a.change, a.back_to, a.by, a.at, a.why,
                (select n.at from desk.policy_activation n where n.sequence = a.sequence + 1)
            from desk.policy_activation a\s""";

    private ActivationRows() {}

    /** Whoever calls this first activates first; the others wait for the end of that transaction. */
    static void lock(UnitOfWork unit) {
        unit.jdbc(connection -> {
            try (var select = connection.prepareStatement("select one from desk.policy_head for update")) {
                return select.executeQuery().next();
            }
        });
    }

    /** 0 when nothing was ever in force. */
    static long head(UnitOfWork unit) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                            "select coalesce(max(sequence), 0) from desk.policy_activation");
                    var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    static Optional<Activation> find(UnitOfWork unit, long sequence) {
        return list(unit, ROW + "where a.sequence = ?", sequence).stream().findFirst();
    }

    /** The newest first. */
    static List<Activation> before(UnitOfWork unit, long sequence, int limit) {
        return list(
                unit,
                ROW + "where ? = 0 or a.sequence < ? order by a.sequence desc limit ?",
                sequence,
                sequence,
                limit);
    }

    private static List<Activation> list(UnitOfWork unit, String sql, Object... values) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    select.setObject(i + 1, values[i]);
                }
                var found = new ArrayList<Activation>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(activation(row));
                    }
                }
                return found;
            }
        });
    }

    private static Activation activation(ResultSet row) throws SQLException {
        var until = row.getObject(12, OffsetDateTime.class);
        var change = row.getObject(7, Long.class);
        return new Activation(
                row.getLong(1),
                Activation.Kind.of(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                List.of((String[]) row.getArray(6).getArray()),
                change == null ? null : ChangeNumber.text(change),
                row.getObject(8, Long.class),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getString(11),
                until == null ? null : until.toInstant());
    }

    static void add(UnitOfWork unit, Activation activation, @Nullable Long change) {
        unit.jdbc(connection -> {
            try (var insert = connection.prepareStatement(
                    """
                    insert into desk.policy_activation (sequence, kind, book, source, examples, off, change, back_to, at, by, why)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                insert.setLong(1, activation.sequence());
                insert.setString(2, activation.kind().text());
                insert.setString(3, activation.book());
                insert.setString(4, activation.source());
                insert.setString(5, activation.examples());
                insert.setArray(
                        6, connection.createArrayOf("text", activation.off().toArray()));
                insert.setObject(7, change);
                insert.setObject(8, activation.backTo());
                insert.setObject(9, activation.at().atOffset(java.time.ZoneOffset.UTC));
                insert.setString(10, activation.by());
                insert.setString(11, activation.why());
                return insert.executeUpdate();
            }
        });
    }
}
