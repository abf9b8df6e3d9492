package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import throughline.connectors.Partners;
import throughline.connectors.edi.envelope.Desk;
import throughline.connectors.edi.map.MapLibrary;
import throughline.connectors.edi.token.ByteWindow;
import throughline.connectors.read.FormatReader;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Reading;
import throughline.model.reading.SegmentPage;

/** Reads X12, EDIFACT and TRADACOMS: envelopes, findings, documents by map, and the answers they deserve. */
public final class EdiReader implements FormatReader {

    private static final Pattern BEGINS = Pattern.compile(
            "\\s*(ISA[^A-Za-z0-9 \\r\\n]|STX=|UNA[^A-Za-z0-9]|UN[BHG]\\+|(GS|ST)[*|^~\\x1C-\\x1F]).*", Pattern.DOTALL);
    private static final Pattern FURTHER_DOWN =
            Pattern.compile(".*[\\s>]?(ISA([^A-Za-z0-9\\s])00\\2|UNB\\+UNO[A-Z]:).*", Pattern.DOTALL);

    private final Partners partners;
    private final MapLibrary maps;

    /** Runs maps compiled. */
    public EdiReader(Partners partners) {
        this(partners, MapLibrary.Mode.COMPILED);
    }

    public EdiReader(Partners partners, MapLibrary.Mode mode) {
        this.partners = partners;
        this.maps = new MapLibrary(mode);
    }

    @Override
    public boolean recognises(SealedMessage message, byte[] head) {
        return recognises(head);
    }

    /** Whether the first bytes alone say so. */
    public boolean recognises(byte[] head) {
        var text = new String(head, ISO_8859_1);
        var marked = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        boolean markup =
                marked.stripLeading().startsWith("<") || marked.stripLeading().startsWith("{");
        return BEGINS.matcher(marked).matches()
                || !markup && FURTHER_DOWN.matcher(marked).matches();
    }

    @Override
    public Reading read(SealedMessage message) {
        var in = open(message);
        var window = new ByteWindow(in);
        boolean utf8 = window.startsWith("\u00EF\u00BB\u00BF");
        return new EdiReading(in, new Desk(message, window, partners, maps, utf8));
    }

    @Override
    public SegmentPage segments(SealedMessage message, int from, int max) {
        try (InputStream in = message.open()) {
            return new SegmentView(new ByteWindow(in)).page(from, max);
        } catch (IOException e) {
            throw new UncheckedIOException("message %s cannot be read".formatted(message.id()), e);
        }
    }

    private static InputStream open(SealedMessage message) {
        try {
            return message.open();
        } catch (IOException e) {
            throw new UncheckedIOException("message %s cannot be opened".formatted(message.id()), e);
        }
    }
}
