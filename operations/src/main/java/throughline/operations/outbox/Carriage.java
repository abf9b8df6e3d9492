package throughline.operations.outbox;

/** Brings sealed bytes to their partner; implemented in the routes. Runs with no transaction open, so it may take its time. */
@FunctionalInterface
public interface Carriage {

    /**
     * Returns when the partner has the bytes for good. The same parcel comes again when we ended before we could write that down.
     *
     * @throws InterruptedException when we are to stop: nothing is held against the partner, and the parcel goes again later
     * @throws Exception to have it tried again later, and, when it keeps failing, shown as a case
     */
    void carry(Parcel parcel) throws Exception;
}
