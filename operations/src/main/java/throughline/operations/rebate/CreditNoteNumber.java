package throughline.operations.rebate;

import java.util.OptionalLong;

/** How people write the number of a credit note of ours: {@code CN-0000042}. */
public final class CreditNoteNumber {

    private CreditNoteNumber() {}

    public static String text(long number) {
        return "CN-%07d".formatted(number);
    }

    /** Leading zeros do not matter; nothing when it is no number of ours. */
    public static OptionalLong parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)CN-\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(trimmed.substring(3)))
                : OptionalLong.empty();
    }
}
