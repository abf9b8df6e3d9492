package throughline.operations.intake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Envelope;
import throughline.operations.exception.CaseId;

/** Which interchanges of which messages were opened, and what we do with each; a sender's control number counts once, for ever. */
final class Openings {

    /** Formats whose envelope numbers interchanges; elsewhere the document's own number guards against repetition. */
    private static final List<String> NUMBERED = List.of("X12", "EDIFACT", "TRADACOMS");

    /** What stands for a number that was left out (STX05 may be). */
    private static final String NONE = "NONE";

    private static final String CLAIM =
            """
            insert into desk.interchange (format, sender, receiver, control, message) values (?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String HOLDER =
            """
            select i.message, a.sha256 = b.sha256 from desk.interchange i
            left join trail.message a on a.id = i.message left join trail.message b on b.id = ?
            where i.sender = ? and i.control = ? and i.receiver = ? and i.format = ?""";

    private Openings() {}

    /**
     * An interchange of a message.
     *
     * @param state {@code take}, {@code duplicate}, {@code hold} or {@code unreadable}
     */
    record Row(
            String sender,
            String control,
            String format,
            @Nullable String partner,
            String state,
            @Nullable MessageId duplicateOf,
            @Nullable CaseId heldUnder,
            boolean closed) {}

    /** The first message with this control number of this sender; {@code same} when its bytes are the ones we look at now. */
    record Holder(MessageId message, boolean same) {}

    /** How people call the way that a format comes by. */
    static String channel(String format) {
        return switch (format) {
            case "X12", "EDIFACT", "TRADACOMS" -> "EDI";
            case "SHOPIFY", "WOOCOMMERCE", "MAGENTO", "AMAZON" -> "SHOP";
            default -> "API";
        };
    }

    static boolean numbered(Envelope envelope) {
        return NUMBERED.contains(envelope.format()) && !envelope.control().equals(NONE);
    }

    /** Claims the control number, and says whose it is. */
    static Holder claim(UnitOfWork unit, MessageId message, Envelope envelope) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(CLAIM)) {
                statement.setString(1, envelope.format());
                statement.setString(2, envelope.sender());
                statement.setString(3, envelope.receiver());
                statement.setString(4, envelope.control());
                statement.setObject(5, message.value());
                statement.executeUpdate();
            }
            try (var statement = connection.prepareStatement(HOLDER)) {
                statement.setObject(1, message.value());
                statement.setString(2, envelope.sender());
                statement.setString(3, envelope.control());
                statement.setString(4, envelope.receiver());
                statement.setString(5, envelope.format());
                try (var row = statement.executeQuery()) {
                    row.next();
                    return new Holder(new MessageId(row.getObject(1, UUID.class)), row.getBoolean(2));
                }
            }
        });
    }

    static @Nullable Row find(UnitOfWork unit, MessageId message, Envelope envelope) {
        for (var row : ofMessage(unit, message)) {
            if (row.sender().equals(envelope.sender()) && row.control().equals(envelope.control())) {
                return row;
            }
        }
        return null;
    }

    static List<Row> ofMessage(UnitOfWork unit, MessageId message) {
        return unit.jdbc(connection -> {
            try (var statement =
                    connection.prepareStatement("select * from desk.opening where message = ? order by opened_at")) {
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

    static void write(UnitOfWork unit, MessageId message, boolean test, Row row, Instant now) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    """
                    insert into desk.opening (message, sender, control, format, partner, test, state, duplicate_of, held_under, opened_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message, sender, control) do update set
                    partner = excluded.partner, state = excluded.state, duplicate_of = excluded.duplicate_of, held_under = excluded.held_under""")) {
                statement.setObject(1, message.value());
                statement.setString(2, row.sender());
                statement.setString(3, row.control());
                statement.setString(4, row.format());
                statement.setString(5, row.partner());
                statement.setBoolean(6, test);
                statement.setString(7, row.state());
                statement.setObject(
                        8, row.duplicateOf() == null ? null : row.duplicateOf().value());
                statement.setObject(
                        9, row.heldUnder() == null ? null : row.heldUnder().number());
                statement.setObject(10, now.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    /** Marks it closed; false when it was before. */
    static boolean close(UnitOfWork unit, MessageId message, Envelope envelope, Instant now) {
        return unit.jdbc(connection -> close(connection, message, envelope, now)) == 1;
    }

    private static int close(Connection connection, MessageId message, Envelope envelope, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "update desk.opening set closed_at = ? where message = ? and sender = ? and control = ? and closed_at is null")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, message.value());
            statement.setString(3, envelope.sender());
            statement.setString(4, envelope.control());
            return statement.executeUpdate();
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var duplicateOf = row.getObject("duplicate_of", UUID.class);
        var heldUnder = row.getLong("held_under");
        var held = !row.wasNull();
        return new Row(
                row.getString("sender"),
                row.getString("control"),
                row.getString("format"),
                row.getString("partner"),
                row.getString("state"),
                duplicateOf == null ? null : new MessageId(duplicateOf),
                held ? new CaseId(heldUnder) : null,
                row.getObject("closed_at") != null);
    }
}
