package throughline.console;

/**
 * How much the console takes.
 *
 * @param largestMessage bytes of one message handed in; larger ones are refused before they are kept
 * @param largestDocument bytes of one JSON document or webhook, which is read as a whole
 */
public record ConsoleSettings(long largestMessage, long largestDocument) {

    public static final ConsoleSettings USUAL = new ConsoleSettings(1L << 30, 32L << 20);

    public ConsoleSettings {
        if (largestMessage < 1 || largestDocument < 1 || largestDocument > (1 << 30)) {
            throw new IllegalArgumentException(
                    "the largest message has at least 1 byte, the largest document at most 1 GiB");
        }
    }
}
