package throughline.operations.master;

/** The page of master data that is open now. */
public final class MasterDataBook {

    private volatile MasterData current;

    public MasterDataBook(MasterData first) {
        current = first;
    }

    /** The present picture; take it once per batch. */
    public MasterData current() {
        return current;
    }
}
