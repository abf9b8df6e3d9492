package throughline.operations.master;

import java.util.function.UnaryOperator;
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

    /**
     * Changes what is stored, in the caller's transaction: nobody else does between reading and writing.
     *
     * @param change gives back the very rows it was given when there is nothing to store
     * @return whether anything was stored
     */
    @SuppressWarnings("ReferenceEquality") // the very rows
    public boolean change(UnitOfWork unit, UnaryOperator<MasterRows> change) {
        locked(unit);
        var before = new MasterStore(unit).read().rows();
        var after = change.apply(before);
        if (after == before) {
            return false;
        }
        replace(unit, after);
        return true;
    }

    /** The stored version, held against everybody else's change until the caller's transaction ends. */
    public long locked(UnitOfWork unit) {
        return new MasterStore(unit).lockedVersion();
    }
}
