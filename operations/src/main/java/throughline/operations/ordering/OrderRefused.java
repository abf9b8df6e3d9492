package throughline.operations.ordering;

/** Somebody asked for what an order does not allow; the message says why, for people. */
public final class OrderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderRefused(String message) {
        super(message);
    }
}
