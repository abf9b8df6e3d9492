package throughline.connectors.json;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import tools.jackson.core.JsonGenerator;

/**
 * What a message says as one JSON object: {@code {"file", "format", "version", "sender", "receiver", "documents": [], "findings": []}}.
 * Documents are written as they are read, so a message of any size needs the memory of one set and of its findings.
 */
public final class ReadingJson {

    private final CanonicalJson canonical;

    public ReadingJson(CanonicalJson canonical) {
        this.canonical = canonical;
    }

    /** How much there was to say. */
    public record Written(int documents, List<Finding> findings) {

        public Written {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Reads the message and writes what it says, followed by a line feed; leaves the stream open.
     *
     * @param file what to call the message
     */
    public Written write(String file, MessageReader reader, SealedMessage message, OutputStream to) {
        var findings = new ArrayList<Finding>();
        int documents = 0;
        try (var json = canonical.mapper().createGenerator(new Unclosed(to));
                var reading = reader.read(message)) {
            json.writeStartObject();
            json.writeStringProperty("file", file);
            Envelope first = null;
            while (reading.hasNext()) {
                var piece = reading.next();
                if (first == null && piece instanceof Piece.Opened opened) {
                    first = opened.envelope();
                    head(json, first);
                }
                documents += take(json, piece, findings, documents == 0);
            }
            if (documents == 0) {
                json.writeArrayPropertyStart("documents");
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("findings");
            findings.forEach(finding -> write(json, finding));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return new Written(documents, findings);
    }

    private static void head(JsonGenerator json, Envelope envelope) {
        json.writeStringProperty("format", envelope.format());
        if (envelope.version() != null) {
            json.writeStringProperty("version", envelope.version());
        }
        json.writeStringProperty("sender", envelope.sender());
        json.writeStringProperty("receiver", envelope.receiver());
    }

    private int take(JsonGenerator json, Piece piece, List<Finding> findings, boolean first) {
        if (piece instanceof Piece.Taken taken) {
            findings.addAll(taken.set().findings());
            var document = taken.set().document();
            if (document != null) {
                if (first) {
                    json.writeArrayPropertyStart("documents");
                }
                canonical.mapper().writerFor(BusinessDocument.class).writeValue(json, document);
                return 1;
            }
        } else if (piece instanceof Piece.Closed closed) {
            findings.addAll(closed.findings());
        } else if (piece instanceof Piece.Unreadable unreadable) {
            findings.addAll(unreadable.findings());
        }
        return 0;
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("severity", finding.severity().name());
        json.writeStringProperty("code", finding.code());
        json.writeStringProperty("text", finding.text());
        json.writeStringProperty("who", finding.who().name());
        optional(json, "rule", finding.rule());
        optional(json, "segment", finding.segment());
        if (finding.element() > 0) {
            json.writeNumberProperty("element", finding.element());
        }
        if (finding.component() > 0) {
            json.writeNumberProperty("component", finding.component());
        }
        var span = finding.span();
        if (span != null) {
            json.writeNumberProperty("offset", span.offset());
            json.writeNumberProperty("length", span.length());
        }
        if (finding.line() > 0) {
            json.writeNumberProperty("line", finding.line());
        }
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
