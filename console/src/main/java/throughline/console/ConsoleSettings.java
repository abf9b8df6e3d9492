package throughline.console;

/**
 * How much the console takes.
 *
 * @param largestMessage bytes of one message handed in; larger ones are refused before they are kept
 * @param largestDocument bytes of one JSON document, webhook or message tried out, which is read as a whole
 * @param largestTrial bytes of a file that a partner tries out by itself: a trial holds locks on stock and credit while it lasts
 */
public record ConsoleSettings(long largestMessage, long largestDocument, long largestTrial) {

    public static final ConsoleSettings USUAL = new ConsoleSettings(1L << 30, 32L << 20, 1L << 20);

    public ConsoleSettings {
        if (largestTrial < 1 || largestTrial > largestDocument) {
            throw new IllegalArgumentException("a partner tries out at least 1 byte, and no more than a document has");
        }
        if (largestMessage < 1 || largestDocument < 1 || largestDocument > (1 << 30)) {
            throw new IllegalArgumentException(
                    "the largest message has at least 1 byte, the largest document at most 1 GiB");
        }
    }
}
