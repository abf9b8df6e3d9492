package throughline.ledger.book;

import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;

/** Counts journal entries by what caused them. */
public final class Entries {

    private Entries() {}

    /** How many entries a message has caused so far. */
    public static long causedBy(UnitOfWork unit, MessageId message) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("select count(*) from book.entry where message = ?")) {
                statement.setObject(1, message.value());
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
