package throughline.connectors.flat;

/** A map of a partner's files says something we do not understand; whoever keeps the folder must mend it. */
public final class FeedRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;

    FeedRefused(int line, String text) {
        super(text);
        this.line = line;
    }

    /** From 1, or 0 when no line is to blame. */
    public int line() {
        return line;
    }
}
