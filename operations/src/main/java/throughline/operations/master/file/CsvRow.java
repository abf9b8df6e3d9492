package throughline.operations.master.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of a file; whoever asks it for a value of some kind gets that kind, or a mistake that names the place. */
public final class CsvRow {

    /** What is wrong with one value. */
    public static final class Mistake extends RuntimeException {

        private final boolean consequence;

        Mistake(String message, boolean consequence) {
            super(message);
            this.consequence = consequence;
        }

        /** Whether it is there only because of another line's mistake. */
        boolean isConsequence() {
            return consequence;
        }
    }

    private final CsvFolder folder;
    private final String file;
    private final List<String> columns;
    private final CsvLine line;

    CsvRow(CsvFolder folder, String file, List<String> columns, CsvLine line) {
        this.folder = folder;
        this.file = file;
        this.columns = columns;
        this.line = line;
    }

    String file() {
        return file;
    }

    /** The first value: what other files name the line by. */
    String key() {
        return line.values().get(0);
    }

    public String text(String column) {
        var value = value(column);
        if (value.isBlank()) {
            throw mistake(column, "must not be empty");
        }
        if (!value.equals(value.strip())) {
            throw mistake(column, "'%s' begins or ends with a blank".formatted(value));
        }
        return value;
    }

    @Nullable
    public String optional(String column) {
        return value(column).isEmpty() ? null : text(column);
    }

    /** An empty value means none; else words with blanks between them. */
    public List<String> words(String column) {
        var value = optional(column);
        return value == null ? List.of() : List.of(value.split(" "));
    }

    /** Zero or more. */
    public BigDecimal decimal(String column) {
        var value = text(column);
        if (!value.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            throw mistake(column, "'%s' is no number of zero or more such as 12 or 12.50".formatted(value));
        }
        return new BigDecimal(value);
    }

    public BigDecimal above(String column, long bound) {
        var value = decimal(column);
        if (value.compareTo(BigDecimal.valueOf(bound)) <= 0) {
            throw mistake(column, "%s is not above %d".formatted(value.toPlainString(), bound));
        }
        return value;
    }

    public BigDecimal percent(String column) {
        var value = decimal(column);
        if (value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw mistake(column, "%s is more than 100 percent".formatted(value.toPlainString()));
        }
        return value;
    }

    /** A whole number, which may be below zero. */
    public long whole(String column, long least, long most) {
        var value = text(column);
        if (!value.matches("-?\\d{1,15}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
            throw mistake(column, "'%s' is no whole number from %d to %d".formatted(value, least, most));
        }
        return Long.parseLong(value);
    }

    public boolean yes(String column) {
        return switch (text(column)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw mistake(column, "'%s' is neither yes nor no".formatted(value(column)));
        };
    }

    public LocalDate day(String column) {
        try {
            return LocalDate.parse(text(column));
        } catch (DateTimeParseException wrong) {
            throw mistake(column, "'%s' is no date such as 2026-01-31".formatted(value(column)));
        }
    }

    @Nullable
    public LocalDate optionalDay(String column) {
        return value(column).isEmpty() ? null : day(column);
    }

    public Currency currency(String column) {
        try {
            return Currency.getInstance(text(column));
        } catch (IllegalArgumentException wrong) {
            throw mistake(column, "'%s' is no currency code such as USD".formatted(value(column)));
        }
    }

    /** One of an enum's names, written small and with blanks: {@code back order}. */
    public <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        var value = text(column);
        for (var constant : type.getEnumConstants()) {
            if (written(constant).equals(value)) {
                return constant;
            }
        }
        var all = java.util.Arrays.stream(type.getEnumConstants())
                .map(CsvRow::written)
                .toList();
        throw mistake(column, "'%s' is none of %s".formatted(value, String.join(", ", all)));
    }

    /** The record that a value names. */
    public <V> V in(String column, Map<String, V> records, String where) {
        var value = records.get(text(column));
        if (value == null) {
            throw new Mistake(
                    place(column, "there is no '%s' in %s".formatted(value(column), where)),
                    folder.leftOut(where, value(column)));
        }
        return Objects.requireNonNull(value);
    }

    public <V> @Nullable V optionalIn(String column, Map<String, V> records, String where) {
        return value(column).isEmpty() ? null : in(column, records, where);
    }

    public Mistake mistake(String column, String what) {
        return new Mistake(place(column, what), false);
    }

    private String value(String column) {
        return line.values().get(columns.indexOf(column));
    }

    private String place(String column, String what) {
        var where = line.isStored() ? "the stored line of '%s'".formatted(key()) : "line %d".formatted(line.number());
        return "%s %s, column %d \"%s\": %s".formatted(file, where, columns.indexOf(column) + 1, column, what);
    }

    /** A constant as files write it: small, with blanks. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
