package throughline.ledger.book;

/** The lane of the hash chain that this transaction writes to: the first free one, then always the same. */
final class LaneChoice {

    /** 0 until a lane was chosen. */
    int lane;
}
