package throughline.connectors.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import throughline.model.reading.Finding;

/**
 * Takes values out of one JSON document and remembers, for each, which bytes said it; what is missing or wrong becomes a finding at its
 * byte. {@code to} is always the JSON pointer of the value in the canonical document, or null when the value has no place of its own there.
 */
public final class Gathering {

    private static final int LONGEST_DECIMAL = 40;
    private static final int MOST_UNKNOWN = 20;

    private final MessageId message;
    private final Located.Fields root;
    private final Map<String, SourceSpan> spans = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final @Nullable Origin origin;

    public Gathering(MessageId message, Located.Fields root, List<Finding> findings) {
        this(message, root, findings, null);
    }

    /** @param origin where the values come from when that is no JSON */
    public Gathering(MessageId message, Located.Fields root, List<Finding> findings, @Nullable Origin origin) {
        this.message = message;
        this.root = root;
        this.findings.addAll(findings);
        this.origin = origin;
    }

    /**
     * A file that is no JSON, put into its form.
     *
     * @param map what read it
     * @param unread what of it the map does not read
     */
    public record Origin(String map, List<Provenance.Unread> unread) {

        public Origin {
            unread = List.copyOf(unread);
        }
    }

    public Located.Fields root() {
        return root;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public SourceSpan span(Located value) {
        return new SourceSpan(message, value.offset(), value.length(), value.pointer());
    }

    /** A text, or a number as its digits; null when it is not there. */
    public @Nullable String text(Located.Fields in, String name, @Nullable String to) {
        var scalar = scalar(in, name);
        if (scalar == null) {
            return null;
        }
        if (scalar.kind() == Located.Kind.BOOLEAN) {
            wrong(JsonFindingCode.JSON_TYPE, scalar, "must be a text");
            return null;
        }
        var text = scalar.take();
        if (text.isBlank()) {
            return null;
        }
        said(to, scalar);
        return text;
    }

    /** As {@link #text}; that it is missing is an error. */
    public @Nullable String requiredText(Located.Fields in, String name, @Nullable String to) {
        var text = text(in, name, to);
        if (text == null) {
            missing(in, name);
        }
        return text;
    }

    /** An exact decimal, written as a JSON number or as a text; null when it is not there or is none. */
    public @Nullable BigDecimal decimal(Located.Fields in, String name, @Nullable String to) {
        var scalar = scalar(in, name);
        if (scalar == null) {
            return null;
        }
        var text = scalar.take().strip();
        if (scalar.kind() == Located.Kind.BOOLEAN
                || text.length() > LONGEST_DECIMAL
                || !text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?")) {
            wrong(JsonFindingCode.JSON_NUMBER, scalar, "must be a decimal number such as 12 or \"12.50\"");
            return null;
        }
        said(to, scalar);
        return new BigDecimal(text);
    }

    public @Nullable BigDecimal requiredDecimal(Located.Fields in, String name, @Nullable String to) {
        var decimal = decimal(in, name, to);
        if (decimal == null && !in.has(name)) {
            missing(in, name);
        }
        return decimal;
    }

    /** A calendar date; of a time with an offset, the date as it is written. */
    public @Nullable LocalDate date(Located.Fields in, String name, @Nullable String to) {
        var scalar = scalar(in, name);
        if (scalar == null) {
            return null;
        }
        var text = scalar.take();
        try {
            var date = LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
            said(to, scalar);
            return date;
        } catch (DateTimeException none) {
            wrong(JsonFindingCode.JSON_DATE, scalar, "must be a date such as \"2026-03-01\"");
            return null;
        }
    }

    /** A moment, with its offset from UTC. */
    public @Nullable Instant moment(Located.Fields in, String name, @Nullable String to) {
        var scalar = scalar(in, name);
        if (scalar == null) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(scalar.take()).toInstant();
            said(to, scalar);
            return moment;
        } catch (DateTimeException none) {
            wrong(JsonFindingCode.JSON_DATE, scalar, "must be a time with its zone such as \"2026-03-01T10:15:00Z\"");
            return null;
        }
    }

    public @Nullable Boolean flag(Located.Fields in, String name, @Nullable String to) {
        var scalar = scalar(in, name);
        if (scalar == null) {
            return null;
        }
        if (scalar.kind() != Located.Kind.BOOLEAN) {
            wrong(JsonFindingCode.JSON_TYPE, scalar, "must be true or false");
            return null;
        }
        said(to, scalar);
        return Boolean.valueOf(scalar.take());
    }

    public @Nullable Currency currency(Located.Fields in, String name, @Nullable String to) {
        var text = text(in, name, to);
        try {
            return text == null ? null : Currency.getInstance(text);
        } catch (IllegalArgumentException none) {
            wrong(JsonFindingCode.JSON_CODE, in, name, "must be a currency of ISO 4217 such as \"USD\"");
            return null;
        }
    }

    /** One of an enumeration's names. */
    public <E extends Enum<E>> @Nullable E word(Located.Fields in, String name, @Nullable String to, Class<E> words) {
        var text = text(in, name, to);
        if (text == null) {
            return null;
        }
        for (var word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        wrong(JsonFindingCode.JSON_CODE, in, name, "must be one of " + Arrays.toString(words.getEnumConstants()));
        return null;
    }

    /** An object within; null when it is not there. */
    public Located.@Nullable Fields fields(Located.Fields in, String name) {
        var value = in.has(name) ? in.at(name) : null;
        if (value == null || value instanceof Located.Fields) {
            return (Located.Fields) value;
        }
        wrong(JsonFindingCode.JSON_TYPE, value, "must be an object");
        return null;
    }

    /** The objects of an array within; empty when it is not there. */
    public List<Located.Fields> list(Located.Fields in, String name) {
        var value = in.has(name) ? in.at(name) : null;
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Located.Items items)) {
            wrong(JsonFindingCode.JSON_TYPE, value, "must be an array");
            return List.of();
        }
        var objects = new ArrayList<Located.Fields>();
        for (var item : items.all()) {
            if (item instanceof Located.Fields fields) {
                objects.add(fields);
            } else {
                wrong(JsonFindingCode.JSON_TYPE, item, "must be an object");
            }
        }
        return objects;
    }

    /** The texts of an array of texts, or one text; empty when it is not there. */
    public List<String> texts(Located.Fields in, String name, String to) {
        var value = in.has(name) ? in.at(name) : null;
        if (value == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var item : value instanceof Located.Items items ? items.all() : List.of(value)) {
            if (item instanceof Located.Scalar scalar && scalar.kind() == Located.Kind.STRING) {
                said(to + "/" + texts.size(), scalar);
                texts.add(scalar.take());
            } else {
                wrong(JsonFindingCode.JSON_TYPE, item, "must be a text");
            }
        }
        return texts;
    }

    public void missing(Located.Fields in, String name) {
        find(
                JsonFindingCode.JSON_MISSING,
                in,
                "The field %s/%s is missing. Send it.".formatted(in.pointer(), name),
                in.pointer() + "/" + name);
    }

    public void wrong(JsonFindingCode code, Located.Fields in, String name, String must) {
        var value = in.at(name);
        wrong(code, value == null ? in : value, must);
    }

    public void find(JsonFindingCode code, Located at, String text) {
        find(code, at, text, at.pointer());
    }

    /** Where the document comes from; whatever nobody has taken stays with it. */
    public Provenance provenance(String map) {
        if (origin != null) {
            return new Provenance(span(root), Spans.of(spans), origin.unread(), origin.map());
        }
        var unread = new ArrayList<Provenance.Unread>();
        untaken(root)
                .forEach(scalar -> unread.add(new Provenance.Unread(scalar.pointer(), scalar.text(), span(scalar))));
        return new Provenance(span(root), Spans.of(spans), unread, map);
    }

    /** What nobody will ask about any more, because its owner is refused for another reason. */
    public void passOver(Located refused) {
        untaken(refused).forEach(Located.Scalar::take);
    }

    /** Points at every field that nobody has taken: in a message of our own making a name we do not know is most likely misspelt. */
    public void unknownFields() {
        if (origin != null) {
            return;
        }
        var untaken = untaken(root);
        untaken.stream()
                .limit(MOST_UNKNOWN)
                .forEach(scalar -> find(
                        JsonFindingCode.JSON_FIELD_UNKNOWN,
                        scalar,
                        "There is no field %s in this document; it was kept and not used. Check its name."
                                .formatted(scalar.pointer())));
        if (untaken.size() > MOST_UNKNOWN) {
            find(
                    JsonFindingCode.JSON_FIELD_UNKNOWN,
                    root,
                    "%d more fields are not known.".formatted(untaken.size() - MOST_UNKNOWN));
        }
    }

    private void find(JsonFindingCode code, Located at, String text, String name) {
        findings.add(LocatedParser.of(code, text, new SourceSpan(message, at.offset(), at.length(), name), at.line()));
    }

    private void wrong(JsonFindingCode code, Located value, String must) {
        var said = value instanceof Located.Scalar scalar ? " '" + brief(scalar.text()) + "'" : "";
        find(code, value, "The field %s%s %s.".formatted(value.pointer(), said, must));
    }

    private void said(@Nullable String to, Located.Scalar scalar) {
        if (to != null && scalar.offset() >= 0) {
            spans.put(to, span(scalar));
        }
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private Located.@Nullable Scalar scalar(Located.Fields in, String name) {
        var value = in.has(name) ? in.at(name) : null;
        if (value == null || value instanceof Located.Scalar) {
            return (Located.Scalar) value;
        }
        wrong(JsonFindingCode.JSON_TYPE, value, "must be a single value, not an object or an array");
        return null;
    }

    private static List<Located.Scalar> untaken(Located value) {
        var untaken = new ArrayList<Located.Scalar>();
        collect(value, untaken);
        return untaken;
    }

    private static void collect(Located value, List<Located.Scalar> untaken) {
        if (value instanceof Located.Fields fields) {
            fields.all().values().forEach(field -> collect(field, untaken));
        } else if (value instanceof Located.Items items) {
            items.all().forEach(item -> collect(item, untaken));
        } else if (value instanceof Located.Scalar scalar && !scalar.taken() && scalar.kind() != Located.Kind.NULL) {
            untaken.add(scalar);
        }
    }
}
