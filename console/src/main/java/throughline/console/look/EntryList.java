package throughline.console.look;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import throughline.ledger.book.EntryNumber;
import throughline.ledger.store.Database;

/** Journal entries in pages, the newest first. */
public final class EntryList {

    private final Database database;

    public EntryList(Database database) {
        this.database = database;
    }

    /** One entry in a list; its lines are on its own page. */
    public record Line(
            long id, String number, String kind, String about, String entity, LocalDate on, Instant bookedAt) {}

    /** At most {@code max}, older than {@code before} (an entry's id; {@link Long#MAX_VALUE} for the newest). */
    public List<Line> page(long before, int max) {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select id, kind, about, entity, counts_on, booked_at from book.entry where id < ? order by id desc limit ?")) {
                select.setLong(1, before);
                select.setInt(2, max);
                try (var rows = select.executeQuery()) {
                    List<Line> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(new Line(
                                rows.getLong(1),
                                EntryNumber.text(rows.getLong(1)),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getObject(5, LocalDate.class),
                                rows.getObject(6, OffsetDateTime.class).toInstant()));
                    }
                    return found;
                }
            }
        }));
    }
}
