package throughline.operations.governance;

import java.util.OptionalLong;

/** How people write a policy change's number: {@code PC-0000017}. */
public final class ChangeNumber {

    private static final String PREFIX = "PC-";

    private ChangeNumber() {}

    public static String text(long number) {
        return PREFIX + "%07d".formatted(number);
    }

    /** The change that a text names, or nothing when it is no such number; leading zeros do not matter. */
    public static OptionalLong parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)PC-\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(trimmed.substring(PREFIX.length())))
                : OptionalLong.empty();
    }
}
