package throughline.operations.outbox;

import java.util.List;
import throughline.ledger.book.Cause;
import throughline.ledger.store.Database;
import throughline.model.document.BusinessDocument;

/** Lines up what one of our own people wants sent, and nothing that came in made us owe. */
public final class OnRequest {

    private final Database database;
    private final Outbox outbox;

    public OnRequest(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    public void send(BusinessDocument document, String receiver) {
        database.transact(unit -> {
            outbox.owe(
                    unit,
                    List.of(new Outbox.Owed(
                            document, receiver, document.number().value(), Cause.NONE)));
            return document;
        });
    }
}
