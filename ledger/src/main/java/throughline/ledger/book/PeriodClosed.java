package throughline.ledger.book;

/** A posting counts for a month that is closed for its entity. */
public final class PeriodClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PeriodClosed(String message) {
        super(message);
    }
}
