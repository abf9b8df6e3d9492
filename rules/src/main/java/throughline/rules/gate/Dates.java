package throughline.rules.gate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The dates of {@code date-effective} and {@code date-expires}: {@code 01-Jan-2027}. */
final class Dates {

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    /** Nothing for what is no date. */
    static @Nullable LocalDate read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            return LocalDate.parse(written, WRITTEN);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
