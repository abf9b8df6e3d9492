package throughline.connectors.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Provenance as JSON: {@code {"source": {message, offset, length, segment}, "map", "unread": [], "spans": {pointer: {offset, length,
 * segment}}}}. A span names its message only where that is not the source's, which keeps a large document's spans short.
 */
final class ProvenanceJson {

    private ProvenanceJson() {}

    static final class Writer extends StdSerializer<Provenance> {

        Writer() {
            super(Provenance.class);
        }

        @Override
        public void serialize(Provenance provenance, JsonGenerator json, SerializationContext context) {
            var source = provenance.source();
            var message = source == null ? null : source.message();
            json.writeStartObject();
            if (source != null) {
                json.writeName("source");
                span(json, source, null);
            }
            if (provenance.map() != null) {
                json.writeStringProperty("map", provenance.map());
            }
            json.writeArrayPropertyStart("unread");
            for (var unread : provenance.unread()) {
                json.writeStartObject();
                json.writeStringProperty("element", unread.element());
                json.writeStringProperty("value", unread.value());
                json.writeName("span");
                span(json, unread.span(), message);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("spans");
            provenance.spans().all().forEach((pointer, span) -> {
                json.writeName(pointer);
                span(json, span, message);
            });
            json.writeEndObject();
            json.writeEndObject();
        }

        private static void span(JsonGenerator json, SourceSpan span, @Nullable MessageId known) {
            json.writeStartObject();
            if (!span.message().equals(known)) {
                json.writeStringProperty("message", span.message().toString());
            }
            json.writeNumberProperty("offset", span.offset());
            json.writeNumberProperty("length", span.length());
            json.writeStringProperty("segment", span.segment());
            json.writeEndObject();
        }
    }

    static final class Parser extends StdDeserializer<Provenance> {

        Parser() {
            super(Provenance.class);
        }

        @Override
        public Provenance deserialize(JsonParser json, DeserializationContext context) {
            var written = context.readValue(json, Written.class);
            var source = written.source() == null ? null : written.source().span(null);
            var message = source == null ? null : source.message();
            var spans = new LinkedHashMap<String, SourceSpan>();
            written.spans().forEach((pointer, span) -> spans.put(pointer, span.span(message)));
            var unread = new ArrayList<Provenance.Unread>();
            for (var value : written.unread()) {
                unread.add(new Provenance.Unread(
                        value.element(), value.value(), value.span().span(message)));
            }
            return new Provenance(source, spans.isEmpty() ? Spans.NONE : Spans.of(spans), unread, written.map());
        }
    }

    /** The shape on paper; what of it may be missing is what {@link Writer} leaves out. */
    record Written(
            @Nullable WrittenSpan source,
            @Nullable String map,
            List<WrittenUnread> unread,
            Map<String, WrittenSpan> spans) {

        Written {
            unread = unread == null ? List.of() : unread;
            spans = spans == null ? Map.of() : spans;
        }
    }

    record WrittenUnread(String element, String value, WrittenSpan span) {}

    record WrittenSpan(@Nullable MessageId message, long offset, int length, String segment) {

        SourceSpan span(@Nullable MessageId known) {
            var from = message == null ? known : message;
            if (from == null) {
                throw new IllegalArgumentException(
                        "the span of %s at byte %d does not say of which message".formatted(segment, offset));
            }
            return new SourceSpan(from, offset, length, segment);
        }
    }
}
