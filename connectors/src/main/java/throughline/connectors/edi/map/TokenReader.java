package throughline.connectors.edi.map;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smooks.api.ExecutionContext;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.guide.Node;
import throughline.connectors.edi.map.SmooksMap.SetOfTokens;
import throughline.connectors.edi.token.SegmentTable;

/**
 * Presents the tokens of a set to Smooks as SAX events: loops and segments are elements, data elements are attributes
 * ({@code e02}; {@code e01.2} for a component), and each attribute carries its token's number behind a separator that EDI data cannot
 * hold, so that a value knows its bytes.
 */
public final class TokenReader implements SmooksXMLReader {

    /** Between an attribute's text and its token's number. */
    static final char TOKEN_MARK = '\uE000';

    private static final Attributes NONE = new AttributesImpl();

    private final AttributesImpl attributes = new AttributesImpl();
    private final Deque<Node> open = new ArrayDeque<>();
    private @Nullable ExecutionContext execution;
    private @Nullable ContentHandler handler;
    private @Nullable ErrorHandler errorHandler;
    private @Nullable DTDHandler dtdHandler;
    private @Nullable EntityResolver entityResolver;

    @Override
    public void parse(InputSource input) throws SAXException {
        var set = Objects.requireNonNull(Objects.requireNonNull(execution).get(SmooksMap.SET));
        var out = Objects.requireNonNull(handler);
        open.clear();
        out.startDocument();
        start(out, set.guide().root().name(), NONE);
        open.push(set.guide().root());
        for (int segment = 0; segment < set.count(); segment++) {
            int place = set.layout().placeOf(segment);
            if (place >= 0) {
                present(out, set, segment, set.guide().node(place));
            }
        }
        while (!open.isEmpty()) {
            end(out, open.pop().name(), set);
        }
        out.endDocument();
    }

    private void present(ContentHandler out, SetOfTokens set, int segment, Node node) throws SAXException {
        var loop = Objects.requireNonNull(node.parent());
        while (!open.isEmpty() && (node.opensLoop() ? open.peek() != loop.parent() : open.peek() != loop)) {
            close(out, set);
        }
        if (node.opensLoop()) {
            open.push(loop);
            if (set.paths().contains(loop.path())) {
                start(out, loop.name(), NONE);
            }
        }
        if (set.paths().contains(node.path())) {
            attributesOf(set.table(), segment);
            for (var fallback : set.fallbacks()) {
                if (fallback.path().equals(node.path())) {
                    int token = set.table().find(segment, fallback.element(), fallback.component());
                    add(fallback.attribute(), fallback.said(set.table(), token));
                }
            }
            start(out, node.name(), attributes);
            for (var group : set.guide().repeated(node.tag())) {
                if (set.paths().contains(node.path() + "/" + group.name())) {
                    repeat(out, set, segment, node.path(), group);
                }
            }
            out.endElement("", node.name(), node.name());
        }
    }

    private void close(ContentHandler out, SetOfTokens set) throws SAXException {
        var node = open.pop();
        if (set.paths().contains(node.path())) {
            out.endElement("", node.name(), node.name());
        }
    }

    private void attributesOf(SegmentTable table, int segment) {
        attributes.clear();
        add("at", table, table.firstToken(segment));
        for (int token = table.firstToken(segment) + 1; token < table.endToken(segment); token++) {
            int place = table.placeOf(token);
            if (!table.isEmpty(token) && SegmentTable.repetitionOf(place) == 0) {
                int component = SegmentTable.componentOf(place);
                add(
                        "e%02d".formatted(SegmentTable.elementOf(place)) + (component > 1 ? "." + component : ""),
                        table,
                        token);
            }
        }
    }

    private void repeat(ContentHandler out, SetOfTokens set, int segment, String path, Guide.Repeated group)
            throws SAXException {
        var table = set.table();
        for (int run = 0; run < group.times(); run++) {
            int first = group.first() + run * group.size();
            if (!Groups.present(table, segment, first, group)) {
                continue;
            }
            attributes.clear();
            for (int number = 1; number <= 9; number++) {
                int token = group.size() > 1 && number > group.size()
                        ? SegmentTable.NOWHERE
                        : Groups.token(table, segment, first, group, number);
                if (token != SegmentTable.NOWHERE) {
                    add("e0" + number, table, token);
                }
            }
            for (var fallback : set.fallbacks()) {
                if (fallback.path().equals(path + "/" + group.name())) {
                    add(
                            fallback.attribute(),
                            fallback.said(table, Groups.token(table, segment, first, group, fallback.element())));
                }
            }
            start(out, group.name(), attributes);
            out.endElement("", group.name(), group.name());
        }
    }

    private void add(String name, SegmentTable table, int token) {
        add(name, marked(table, token));
    }

    private void add(String name, String value) {
        attributes.addAttribute("", name, name, "CDATA", value);
    }

    static String marked(SegmentTable table, int token) {
        return table.trimmed(token) + TOKEN_MARK + token;
    }

    private static void start(ContentHandler out, String name, Attributes attributes) throws SAXException {
        out.startElement("", name, name, attributes);
    }

    private static void end(ContentHandler out, String name, SetOfTokens set) throws SAXException {
        if (name.equals(set.guide().root().name())) {
            out.endElement("", name, name);
        }
    }

    @Override
    public void setExecutionContext(ExecutionContext execution) {
        this.execution = execution;
    }

    @Override
    public void setContentHandler(ContentHandler handler) {
        this.handler = handler;
    }

    @Override
    public @Nullable ContentHandler getContentHandler() {
        return handler;
    }

    @Override
    public void setErrorHandler(ErrorHandler handler) {
        errorHandler = handler;
    }

    @Override
    public @Nullable ErrorHandler getErrorHandler() {
        return errorHandler;
    }

    @Override
    public void setDTDHandler(DTDHandler handler) {
        dtdHandler = handler;
    }

    @Override
    public @Nullable DTDHandler getDTDHandler() {
        return dtdHandler;
    }

    @Override
    public void setEntityResolver(EntityResolver resolver) {
        entityResolver = resolver;
    }

    @Override
    public @Nullable EntityResolver getEntityResolver() {
        return entityResolver;
    }

    @Override
    public boolean getFeature(String name) {
        return false;
    }

    @Override
    public void setFeature(String name, boolean value) {
        // There is no XML text here that a feature could change.
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }

    @Override
    public void setProperty(String name, Object value) {
        // As with features.
    }

    @Override
    public void parse(String systemId) {
        throw new UnsupportedOperationException("tokens have no system identifier");
    }
}
