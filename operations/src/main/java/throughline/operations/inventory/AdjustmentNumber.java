package throughline.operations.inventory;

import java.util.OptionalLong;

/** An adjustment's number, for people: {@code SA-0000042}. */
public final class AdjustmentNumber {

    private AdjustmentNumber() {}

    public static String text(long number) {
        return "SA-%07d".formatted(number);
    }

    /** Leading zeros do not matter; nothing when it is no number of ours. */
    public static OptionalLong parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)SA-\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(trimmed.substring(3)))
                : OptionalLong.empty();
    }
}
