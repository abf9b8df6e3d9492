package throughline.operations.exception;

/**
 * What goes on, or is turned down, when a case is decided.
 *
 * @param about the number of what waits: an order's, a document's, an outbox row's, a way's; empty for {@link Kind#NOTHING}
 */
public record Waiting(Kind kind, String about) {

    public static final Waiting NOTHING = new Waiting(Kind.NOTHING, "");

    /** What sort of thing waits. */
    public enum Kind {
        NOTHING,
        /** A whole order, by its number. */
        ORDER,
        /** One line of an order: {@code 17/3}. */
        ORDER_LINE,
        /** A message, by its id: it is read and taken again. */
        MESSAGE,
        /** A document that was read and set aside, by its row in the trail: it is taken again. */
        DOCUMENT,
        /** A carrier's bill, by its document's row in the trail: the freight desk posts it, or it is refused. */
        FREIGHT,
        /** A document that could not be sent, by its outbox id. */
        OUTBOX,
        /** A way to a partner or from it, by its name: {@code fetch harborview}. */
        WAY,
        /** A warehouse's count that differs from the books, by its number. */
        STOCK_COUNT
    }

    static Waiting parse(String stored) {
        int colon = stored.indexOf(':');
        return new Waiting(Kind.valueOf(stored.substring(0, colon)), stored.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + about;
    }
}
