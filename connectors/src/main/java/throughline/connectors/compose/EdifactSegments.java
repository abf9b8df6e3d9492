package throughline.connectors.compose;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner.Delimiters;

/**
 * Writes EDIFACT segments. A separator within a value is released; what the syntax level's character set lacks is written without its
 * accent, in capitals or as a full stop in free text, and refused in an identifier.
 */
final class EdifactSegments {

    private static final String LEVEL_A = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/='+:?!\"%&*;<>";
    private static final String LEVEL_B = LEVEL_A + "abcdefghijklmnopqrstuvwxyz";
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private final Delimiters delimiters;
    private final String level;
    private final Charset charset;
    private final boolean repeats;
    private final StringBuilder text = new StringBuilder(1024);
    private int count;

    /**
     * @param level {@code UNOA} to {@code UNOC}, {@code UNOW} or {@code UNOY}
     * @param repeats whether the syntax version has a repetition separator (from 4 on)
     */
    EdifactSegments(Delimiters delimiters, String level, boolean repeats) {
        this.delimiters = delimiters;
        this.level = level;
        this.repeats = repeats;
        this.charset = switch (level) {
            case "UNOA", "UNOB" -> StandardCharsets.US_ASCII;
            case "UNOC" -> StandardCharsets.ISO_8859_1;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** UNA: the six characters that say what separates. */
    void separators() {
        text.append("UNA")
                .append(delimiters.component())
                .append(delimiters.element())
                .append(delimiters.decimal())
                .append(delimiters.release())
                .append(repeats ? delimiters.repetition() : ' ')
                .append(delimiters.segment());
        if (delimiters.newline()) {
            text.append('\n');
        }
    }

    /** One segment of elements written already; empty ones at its end are left out. */
    void segment(String tag, @Nullable String... elements) {
        text.append(tag);
        join(text, delimiters.element(), elements, true);
        text.append(delimiters.segment());
        if (delimiters.newline()) {
            text.append('\n');
        }
        count++;
    }

    /** One composite element; empty components at its end are left out. */
    String of(@Nullable String... components) {
        var composite = new StringBuilder();
        join(composite, delimiters.component(), components, false);
        return composite.toString();
    }

    int count() {
        return count;
    }

    /** How many characters were written. */
    int size() {
        return text.length();
    }

    void append(EdifactSegments more) {
        text.append(more.text);
        count += more.count;
    }

    byte[] bytes() {
        return text.toString().getBytes(charset);
    }

    String date(LocalDate date, String qualifier) {
        return of(qualifier, DATE.format(date), "102");
    }

    void day(@Nullable LocalDate date, String qualifier) {
        if (date != null) {
            segment("DTM", date(date, qualifier));
        }
    }

    /**
     * An identifier, whole and unchanged.
     *
     * @throws CannotCompose when it is longer than the element or holds what the character set lacks
     */
    String id(String place, String value, int max) {
        var id = value.strip();
        if (id.length() > max) {
            throw X12Segments.refused(place, id, "has more than %d characters".formatted(max));
        }
        for (int i = 0; i < id.length(); i++) {
            if (!has(id.charAt(i))) {
                throw X12Segments.refused(place, id, "holds a character that %s does not have".formatted(level));
            }
        }
        return released(id);
    }

    /** Free text in up to {@code pieces} pieces of {@code max} characters; empty when there is nothing to say. */
    List<String> words(@Nullable String value, int max, int pieces) {
        var words = new ArrayList<String>();
        if (value == null) {
            return words;
        }
        var rest = fitted(value).strip();
        while (!rest.isEmpty() && words.size() < pieces) {
            int cut = Math.min(max, rest.length());
            words.add(released(rest.substring(0, cut).stripTrailing()));
            rest = rest.substring(cut).stripLeading();
        }
        return words;
    }

    @Nullable
    String word(@Nullable String value, int max) {
        var words = words(value, max, 1);
        return words.isEmpty() ? null : words.get(0);
    }

    /** A number with the interchange's decimal mark: at most 15 digits, no zeros at the end of its fraction. */
    String decimal(String place, BigDecimal value) {
        var plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.precision() > 15 || plain.scale() > 15 || plain.precision() - plain.scale() > 15) {
            throw X12Segments.refused(place, value.toString(), "has more than 15 digits");
        }
        return plain.toPlainString().replace('.', delimiters.decimal());
    }

    private String fitted(String value) {
        var fitted = new StringBuilder(value.length());
        value.codePoints().forEach(point -> {
            if (point <= 0xFFFF && has((char) point)) {
                fitted.append((char) point);
                return;
            }
            var plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                    .replaceAll("\\p{M}", "");
            var upper = plain.toUpperCase(Locale.ROOT);
            if (allOf(plain)) {
                fitted.append(plain);
            } else if (allOf(upper)) {
                fitted.append(upper);
            } else {
                fitted.append(point < ' ' ? ' ' : '.');
            }
        });
        return fitted.toString();
    }

    private boolean allOf(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> has((char) character));
    }

    private boolean has(char character) {
        return switch (level) {
            case "UNOA" -> LEVEL_A.indexOf(character) >= 0;
            case "UNOB" -> LEVEL_B.indexOf(character) >= 0;
            case "UNOC" -> character >= ' ' && character <= 0xFF && !(character >= 0x7F && character < 0xA0);
            default -> character >= ' ' && character != 0x7F;
        };
    }

    private String released(String value) {
        var released = new StringBuilder(value.length() + 4);
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (separates(character)) {
                released.append(delimiters.release());
            }
            released.append(character);
        }
        return released.toString();
    }

    private boolean separates(char character) {
        return character == delimiters.element()
                || character == delimiters.component()
                || character == delimiters.segment()
                || character == delimiters.release()
                || (repeats && character == delimiters.repetition());
    }

    private static void join(StringBuilder into, char separator, @Nullable String[] parts, boolean leading) {
        int last = parts.length;
        while (last > 0 && (parts[last - 1] == null || parts[last - 1].isEmpty())) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            if (leading || i > 0) {
                into.append(separator);
            }
            if (parts[i] != null) {
                into.append(parts[i]);
            }
        }
    }
}
