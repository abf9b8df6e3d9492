package throughline.operations.master;

import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.master.store.MasterStore;

/**
 * The page of master data that is open now. Records are few and are read often, so all of them stand in memory; {@link #refresh} turns the
 * page when somebody has changed them, here or in another process.
 */
public final class MasterDataBook {

    private final Database database;
    private volatile MasterData current = new MasterData(0, MasterRows.NONE);

    /** Reads what is stored; an empty database gives an empty picture. */
    public MasterDataBook(Database database) {
        this.database = database;
        refresh();
    }

    /** The present picture; take it once per batch. */
    public MasterData current() {
        return current;
    }

    /** Asks for the stored version, one row, and reads all records when it is another; says whether it was. Called by the clock. */
    public synchronized boolean refresh() {
        var stored = database.read(unit -> new MasterStore(unit).version());
        if (stored == current.version()) {
            return false;
        }
        current = database.read(unit -> new MasterStore(unit).read());
        return true;
    }

    /** Stores these records in place of all others, in the caller's transaction, and turns the page once that has committed. */
    public void replace(UnitOfWork unit, MasterRows rows) {
        new MasterStore(unit).replaceAll(rows);
        unit.afterCommit(this::refresh);
    }
}
