package throughline.operations.inventory;

import java.util.OptionalLong;

/** The number of a warehouse's count, for people: {@code SC-0000042}. */
public final class CountNumber {

    private CountNumber() {}

    public static String text(long number) {
        return "SC-%07d".formatted(number);
    }

    /** Leading zeros do not matter; nothing when it is no number of ours. */
    public static OptionalLong parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)SC-\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(trimmed.substring(3)))
                : OptionalLong.empty();
    }
}
