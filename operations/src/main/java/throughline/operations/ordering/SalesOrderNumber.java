package throughline.operations.ordering;

import java.util.OptionalLong;

/** How people write a sales order's number: {@code SO-0000017}. */
public final class SalesOrderNumber {

    private static final String PREFIX = "SO-";

    private SalesOrderNumber() {}

    public static String text(long number) {
        return PREFIX + "%07d".formatted(number);
    }

    /** The order that a text names, or nothing when it is no sales order number; leading zeros do not matter. */
    public static OptionalLong parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)SO-\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(trimmed.substring(PREFIX.length())))
                : OptionalLong.empty();
    }
}
