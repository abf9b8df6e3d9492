package throughline.connectors.compose;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner.Delimiters;
import throughline.model.reading.Actor;

/**
 * Writes X12 segments. X12 knows no way to escape: in free text a separator becomes a space and what the character set lacks a question
 * mark; in an identifier either is refused, because a changed identifier is another one.
 */
final class X12Segments {

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private final Delimiters delimiters;
    private final Charset charset;
    private final boolean repeats;
    private final StringBuilder text = new StringBuilder(1024);
    private int count;

    /** @param repeats whether the version has a repetition separator (from 004020 on) */
    X12Segments(Delimiters delimiters, Charset charset, boolean repeats) {
        this.delimiters = delimiters;
        this.charset = charset;
        this.repeats = repeats;
    }

    /** One segment; empty elements at its end are left out, as the standard demands. */
    void segment(String tag, @Nullable String... elements) {
        int last = elements.length;
        while (last > 0 && (elements[last - 1] == null || elements[last - 1].isEmpty())) {
            last--;
        }
        text.append(tag);
        for (int i = 0; i < last; i++) {
            text.append(delimiters.element());
            if (elements[i] != null) {
                text.append(elements[i]);
            }
        }
        end();
    }

    /** One segment whose elements all count, blank or not: ISA. */
    void fixed(String tag, String... elements) {
        text.append(tag);
        for (var element : elements) {
            text.append(delimiters.element()).append(element);
        }
        end();
    }

    /** How many segments were written. */
    int count() {
        return count;
    }

    /** How many characters were written. */
    int size() {
        return text.length();
    }

    void append(X12Segments more) {
        text.append(more.text);
        count += more.count;
    }

    byte[] bytes() {
        return text.toString().getBytes(charset);
    }

    Delimiters delimiters() {
        return delimiters;
    }

    /**
     * An identifier, whole and unchanged.
     *
     * @throws CannotCompose when it is longer than the element or holds a separator
     */
    String id(String place, String value, int max) {
        var id = value.strip();
        if (id.length() > max) {
            throw refused(place, id, "has more than %d characters".formatted(max));
        }
        id.chars().filter(character -> separates((char) character)).findFirst().ifPresent(character -> {
            throw refused(place, id, "holds the separator '%c'".formatted((char) character));
        });
        if (!charset.newEncoder().canEncode(id)) {
            throw refused(place, id, "holds a character that %s does not have".formatted(charset));
        }
        return id;
    }

    /** Free text, cut to the element's length; null when nothing is left. */
    @Nullable
    String words(@Nullable String value, int max) {
        if (value == null) {
            return null;
        }
        var encoder = charset.newEncoder();
        var kept = new StringBuilder(Math.min(value.length(), max));
        for (int i = 0; i < value.length() && kept.length() < max; i++) {
            char character = value.charAt(i);
            if (Character.isLowSurrogate(character)) {
                continue;
            }
            kept.append(separates(character) ? ' ' : encoder.canEncode(character) ? character : '?');
        }
        var words = kept.toString().strip();
        return words.isEmpty() ? null : words;
    }

    /** A decimal (type R): plain digits, at most {@code digits} of them, no zeros at the end of its fraction. */
    String decimal(String place, BigDecimal value, int digits) {
        var plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.precision() > digits || plain.scale() > digits || plain.precision() - plain.scale() > digits) {
            throw refused(place, value.toString(), "has more than %d digits".formatted(digits));
        }
        return plain.toPlainString();
    }

    /** An amount with two implied decimals (type N2). */
    String cents(String place, BigDecimal amount, int digits) {
        var cents = amount.movePointRight(2).stripTrailingZeros();
        if (cents.scale() > 0 || cents.precision() - cents.scale() > digits) {
            throw refused(
                    place, amount.toPlainString(), "cannot be written in hundredths with %d digits".formatted(digits));
        }
        return cents.toPlainString();
    }

    static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : DATE.format(date);
    }

    static CannotCompose refused(String place, String value, String why) {
        var brief = value.length() > 60 ? value.substring(0, 60) + "..." : value;
        return new CannotCompose(
                "COMPOSE_VALUE", Actor.ANALYST, String.format(Locale.ROOT, "%s: '%s' %s.", place, brief, why));
    }

    private boolean separates(char character) {
        return character < ' '
                || character == 0x7F
                || character == delimiters.element()
                || character == delimiters.component()
                || character == delimiters.segment()
                || (repeats && character == delimiters.repetition());
    }

    private void end() {
        text.append(delimiters.segment());
        if (delimiters.newline()) {
            text.append('\n');
        }
        count++;
    }
}
