package throughline.console.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;

/** The record of what people and programs did here: who, what, to what, and why. Never changed, never deleted. */
public final class Deeds {

    /** One act. {@code subject} is a message's id, a route's, a partner's code. */
    public record Deed(Instant at, String who, String deed, String subject, @Nullable String reason) {}

    private final Database database;

    public Deeds(Database database) {
        this.database = database;
    }

    /** Written before the act, so that nothing is done without a record; an act that then fails left no trace elsewhere. */
    public void record(String who, String deed, String subject, @Nullable String reason) {
        database.transact(work -> work.jdbc(connection -> insert(connection, who, deed, subject, reason)));
    }

    /** What was done to one subject, the newest first, at most 100. */
    public List<Deed> of(String subject) {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select at, who, deed, subject, reason from console.deed where subject = ? order by id desc limit 100")) {
                select.setString(1, subject);
                try (var rows = select.executeQuery()) {
                    List<Deed> found = new ArrayList<>();
                    while (rows.next()) {
                        var at = rows.getObject(1, OffsetDateTime.class).toInstant();
                        found.add(new Deed(
                                at, rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
                    }
                    return found;
                }
            }
        }));
    }

    private static int insert(Connection connection, String who, String deed, String subject, @Nullable String reason)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into console.deed (who, deed, subject, reason) values (?, ?, ?, ?)")) {
            insert.setString(1, who);
            insert.setString(2, deed);
            insert.setString(3, subject);
            insert.setString(4, reason);
            return insert.executeUpdate();
        }
    }
}
