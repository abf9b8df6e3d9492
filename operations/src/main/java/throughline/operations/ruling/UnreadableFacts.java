package throughline.operations.ruling;

/** What a decision saw was kept by an edition whose rules knew other facts: it can be shown as text, but not be decided again. */
public final class UnreadableFacts extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableFacts(String why) {
        super(why);
    }
}
