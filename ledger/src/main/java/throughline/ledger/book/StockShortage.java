package throughline.ledger.book;

/** A posting wants to move more than stands there. The caller that locked the stock and looked first never meets it. */
public final class StockShortage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StockShortage(String message) {
        super(message);
    }
}
