package throughline.ledger.book;

import java.util.Locale;
import java.util.OptionalLong;

/** How people write a journal entry's number: {@code JE-00000042}. */
public final class EntryNumber {

    private static final String PREFIX = "JE-";

    private EntryNumber() {}

    public static String text(long entry) {
        return "%s%08d".formatted(PREFIX, entry);
    }

    /** The entry that a text names, or nothing when it is not an entry number. */
    public static OptionalLong parse(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (!upper.matches("JE-[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(upper.substring(PREFIX.length())));
    }
}
