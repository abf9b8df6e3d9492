package throughline.operations.billing;

import java.util.OptionalLong;

/** How people write an invoice's number: {@code INV-0000042}. */
public final class InvoiceNumber {

    private static final String PREFIX = "INV-";

    private InvoiceNumber() {}

    public static String text(long number) {
        return PREFIX + "%07d".formatted(number);
    }

    /** The invoice that a text names, or nothing when it is no invoice number; leading zeros do not matter. */
    public static OptionalLong parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)INV-\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(trimmed.substring(PREFIX.length())))
                : OptionalLong.empty();
    }
}
