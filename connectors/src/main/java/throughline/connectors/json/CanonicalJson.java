package throughline.connectors.json;

import java.io.OutputStream;
import java.io.Reader;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DocumentText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical documents as JSON: properties are the records' components, decimals are strings so that no reader rounds them, dates
 * are ISO 8601, what is null is left out, and {@code type} comes first.
 */
public final class CanonicalJson implements DocumentText {

    /** What we read back is our own, but may be long: a 10,000-line order with the span of every value. */
    private static final StreamReadConstraints OWN_DOCUMENTS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxDocumentLength(1L << 30)
            .maxNumberLength(64)
            .build();

    private final JsonMapper mapper;
    private final ObjectWriter writer;
    private final Map<String, ObjectReader> readers;

    public CanonicalJson() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(OWN_DOCUMENTS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper = CanonicalModule.configure(JsonMapper.builder(factory)).build();
        writer = mapper.writerFor(BusinessDocument.class);
        readers = Arrays.stream(BusinessDocument.class.getPermittedSubclasses())
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, mapper::readerFor));
    }

    @Override
    public String write(BusinessDocument document) {
        return writer.writeValueAsString(document);
    }

    /** Writes while it walks the document, so that the text of a large one is never held as a whole; leaves the stream open. */
    public void write(BusinessDocument document, OutputStream to) {
        try (var generator = mapper.createGenerator(new Unclosed(to))) {
            writer.writeValue(generator, document);
        }
    }

    /** The same text with line breaks, for people and for files under version control. */
    public String writePretty(BusinessDocument document) {
        return writer.withDefaultPrettyPrinter().writeValueAsString(document);
    }

    @Override
    public BusinessDocument read(String type, String json) {
        try {
            return reader(type).readValue(json);
        } catch (JacksonException | NullPointerException | IllegalArgumentException wrong) {
            throw refusal(type, wrong);
        }
    }

    public BusinessDocument read(String type, Reader json) {
        try {
            return reader(type).readValue(json);
        } catch (JacksonException | NullPointerException | IllegalArgumentException wrong) {
            throw refusal(type, wrong);
        }
    }

    /**
     * A document that one of our own people wrote: its {@code type} says which it is, and where its values stand in some message counts
     * for nothing.
     *
     * @throws IllegalArgumentException when it is no document; the message says where and why
     */
    public BusinessDocument ours(String json) {
        try {
            if (!(mapper.reader()
                            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .readTree(json)
                    instanceof ObjectNode document)) {
                throw new IllegalArgumentException("this is not one JSON object");
            }
            var type = document.path("type").asString("");
            reader(type);
            document.putObject("provenance");
            var read = read(type, document.toString());
            demandWhole(type, read);
            return read;
        } catch (JacksonException wrong) {
            throw refusal("document", wrong);
        }
    }

    private static void demandWhole(String type, BusinessDocument document) {
        try {
            Whole.demand((Record) document);
        } catch (IllegalArgumentException missing) {
            throw refusal(type, missing);
        }
    }

    /** The mapper behind it, for the JSON that embeds documents. */
    JsonMapper mapper() {
        return mapper;
    }

    private ObjectReader reader(String type) {
        var reader = readers.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("there is no document type %s; the types are %s"
                    .formatted(type, readers.keySet().stream().sorted().toList()));
        }
        return reader;
    }

    private static IllegalArgumentException refusal(String type, RuntimeException wrong) {
        if (wrong instanceof JacksonException jackson) {
            var location = jackson.getLocation();
            var place = location == null
                    ? ""
                    : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
            return new IllegalArgumentException(
                    "this is not the JSON of one %s%s: %s".formatted(type, place, jackson.getOriginalMessage()), wrong);
        }
        return new IllegalArgumentException(
                "this is not the JSON of one %s: %s".formatted(type, wrong.getMessage()), wrong);
    }
}
