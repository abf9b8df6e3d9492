package throughline.ledger.book;

import java.time.YearMonth;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.EntityId;

/** Which months an entity still posts into. A month is open until somebody closes it. */
public final class Periods {

    private Periods() {}

    /** Waits for the postings under way in that month, then lets no more in. */
    public static void close(UnitOfWork unit, EntityId entity, YearMonth month) {
        set(unit, entity, month, "CLOSED");
    }

    public static void open(UnitOfWork unit, EntityId entity, YearMonth month) {
        set(unit, entity, month, "OPEN");
    }

    private static void set(UnitOfWork unit, EntityId entity, YearMonth month, String state) {
        var number = month.getYear() * 100 + month.getMonthValue();
        unit.jdbc(connection -> {
            // Postings share this lock until they commit (trigger month_open): closing has it alone.
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?), ?)")) {
                lock.setString(1, entity.code());
                lock.setInt(2, number);
                lock.execute();
            }
            try (var statement =
                    connection.prepareStatement("insert into book.period (entity, month, state) values (?, ?, ?)"
                            + " on conflict (entity, month) do update set state = excluded.state")) {
                statement.setString(1, entity.code());
                statement.setInt(2, number);
                statement.setString(3, state);
                return statement.executeUpdate();
            }
        });
    }
}
