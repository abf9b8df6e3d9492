package throughline.ledger.trail;

import java.util.List;
import java.util.Optional;
import throughline.ledger.store.Database;

/** Answers where something came from and what became of it. */
public final class Trail {

    private final Database database;

    public Trail(Database database) {
        this.database = database;
    }

    /** What a key names, newest first: the search box. */
    public List<Hit> find(String key) {
        throw new UnsupportedOperationException("under way " + database);
    }

    /** Everything that hangs together with a key. An unknown key gives an empty story. */
    public Story trace(String key) {
        throw new UnsupportedOperationException("under way");
    }

    /** A document with its text. */
    public Optional<DocumentRow> document(long id) {
        throw new UnsupportedOperationException("under way");
    }
}
