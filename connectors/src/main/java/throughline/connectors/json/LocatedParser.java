package throughline.connectors.json;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the documents of a JSON message one after the other, each value with its bytes. A message is one object, an array of objects, or
 * objects one after the other. Every limit that keeps a hostile message small is set here.
 */
public final class LocatedParser implements AutoCloseable {

    private static final long LARGEST_DOCUMENT_BYTES = 32L << 20;
    private static final int MOST_VALUES = 500_000;
    private static final int MOST_DUPLICATES = 20;
    private static final Pattern FROM_SETTINGS = Pattern.compile(",? ?\\(?from `[^`]*`\\)?(?=\\))|\\(from `[^`]*`\\)");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(24)
                    .maxNumberLength(64)
                    .maxStringLength(1 << 20)
                    .maxNameLength(256)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private final MessageId message;
    private final JsonParser parser;
    private final List<Finding> duplicates = new ArrayList<>();
    private boolean inArray;
    private int element;
    private int values;
    private long started;

    public LocatedParser(MessageId message, InputStream bytes) {
        this.message = message;
        this.parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), bytes);
    }

    /** One document, and the keys it has twice. */
    public record Parsed(Located value, List<Finding> findings) {}

    /**
     * The next document, or null when the message ends.
     *
     * @throws Unparsable when the bytes are not JSON or break a limit; nothing more can be read then
     */
    @Nullable
    public Parsed next() {
        try {
            var token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && !inArray) {
                inArray = true;
                token = parser.nextToken();
            }
            if (token == JsonToken.END_ARRAY && inArray) {
                inArray = false;
                token = parser.nextToken();
            }
            if (token == null) {
                return null;
            }
            values = 0;
            started = parser.currentTokenLocation().getByteOffset();
            duplicates.clear();
            var value = value(inArray ? "/" + element++ : "");
            return new Parsed(value, List.copyOf(duplicates));
        } catch (JacksonIOException wrong) {
            throw new UncheckedIOException("message %s cannot be read".formatted(message), wrong.getCause());
        } catch (StreamConstraintsException limit) {
            throw new Unparsable(finding(
                    JsonFindingCode.JSON_LIMIT,
                    "This JSON goes beyond what any document needs: %s.".formatted(words(limit)),
                    limit));
        } catch (JacksonException wrong) {
            throw new Unparsable(finding(
                    JsonFindingCode.JSON_SYNTAX, "This is not JSON from here on: %s.".formatted(words(wrong)), wrong));
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private Located value(String pointer) {
        var location = parser.currentTokenLocation();
        long offset = location.getByteOffset();
        limit(offset, location.getLineNr(), pointer);
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(pointer, offset, location.getLineNr());
            case START_ARRAY -> items(pointer, offset, location.getLineNr());
            case VALUE_STRING -> scalar(pointer, offset, location.getLineNr(), Located.Kind.STRING);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                scalar(pointer, offset, location.getLineNr(), Located.Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(pointer, offset, location.getLineNr(), Located.Kind.BOOLEAN);
            default -> scalar(pointer, offset, location.getLineNr(), Located.Kind.NULL);
        };
    }

    private Located scalar(String pointer, long offset, int line, Located.Kind kind) {
        var text = parser.getString();
        // The whole token has been read now, so the parser stands behind its last byte; a number's last byte is its
        // last digit.
        int length = kind == Located.Kind.NUMBER
                ? text.length()
                : (int) (parser.currentLocation().getByteOffset() - offset);
        return new Located.Scalar(new Located.Place(pointer, offset, length, line), kind, text);
    }

    private Located fields(String pointer, long offset, int line) {
        var values = new LinkedHashMap<String, Located>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var at = parser.currentTokenLocation();
            var path = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (values.containsKey(name) && duplicates.size() < MOST_DUPLICATES) {
                var span = new SourceSpan(
                        message,
                        at.getByteOffset(),
                        (int) (parser.currentLocation().getByteOffset() - at.getByteOffset()),
                        path);
                duplicates.add(of(
                        JsonFindingCode.JSON_DUPLICATE_KEY,
                        "The key %s stands here a second time in one object; it cannot be told which value is meant. Send it once."
                                .formatted(path),
                        span,
                        at.getLineNr()));
            }
            parser.nextToken();
            values.putIfAbsent(name, value(path));
        }
        return new Located.Fields(new Located.Place(pointer, offset, length(offset), line), values);
    }

    private Located items(String pointer, long offset, int line) {
        var values = new ArrayList<Located>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(pointer + "/" + values.size()));
        }
        return new Located.Items(new Located.Place(pointer, offset, length(offset), line), values);
    }

    private int length(long offset) {
        return (int) (parser.currentLocation().getByteOffset() - offset);
    }

    private void limit(long offset, int line, String pointer) {
        if (++values > MOST_VALUES || offset - started > LARGEST_DOCUMENT_BYTES) {
            throw new Unparsable(of(
                    JsonFindingCode.JSON_TOO_LARGE,
                    "The document that begins at byte %d is too large: at most %d MiB and %d values. Send it in parts."
                            .formatted(started, LARGEST_DOCUMENT_BYTES >> 20, MOST_VALUES),
                    new SourceSpan(message, offset, 0, pointer),
                    line));
        }
    }

    private Finding finding(JsonFindingCode code, String text, JacksonException wrong) {
        // A broken limit does not say where; it is in the value that was being read.
        var location = wrong.getLocation() == null || code == JsonFindingCode.JSON_LIMIT
                ? parser.currentTokenLocation()
                : wrong.getLocation();
        return of(
                code,
                text,
                new SourceSpan(message, Math.max(0, location.getByteOffset()), 0, ""),
                location.getLineNr());
    }

    static Finding of(JsonFindingCode code, String text, SourceSpan span, int line) {
        return new Finding(
                code.severity(),
                code.name(),
                text,
                Actor.PARTNER,
                "JSON RFC 8259",
                span.segment().isEmpty() ? null : span.segment(),
                0,
                0,
                0,
                span,
                line,
                null);
    }

    /** Jackson's own words without what it says of its settings or of Java. */
    private static String words(JacksonException wrong) {
        var message = wrong.getOriginalMessage().lines().findFirst().orElse("");
        var words = FROM_SETTINGS.matcher(message).replaceAll("");
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    /** The rest of the message cannot be read. */
    public static final class Unparsable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Unparsable(Finding finding) {
            super(finding.text());
            this.finding = finding;
        }

        public Finding finding() {
            return finding;
        }
    }
}
