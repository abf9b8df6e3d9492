package throughline.connectors.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import throughline.connectors.Partners;
import throughline.connectors.read.FormatReader;
import throughline.connectors.read.TextLines;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Reading;
import throughline.model.reading.SegmentPage;

/** Reads JSON messages: an object, an array of objects, or objects one after the other; each of them is an interchange of its own. */
public final class JsonReader implements FormatReader {

    /** The documents of our own programming interface. */
    public static final List<JsonShape> OURS = List.of(
            new JsonReceipt(),
            new JsonAdjustment(),
            new JsonInventory(),
            new JsonShipmentConfirmation(),
            new JsonDeliveryConfirmation(),
            new JsonOrderChange(),
            new JsonOrder());

    private final Partners partners;
    private final List<JsonShape> shapes;

    /** @param shapes asked in this order */
    public JsonReader(Partners partners, List<JsonShape> shapes) {
        this.partners = partners;
        this.shapes = List.copyOf(shapes);
    }

    @Override
    public boolean recognises(SealedMessage message, byte[] head) {
        return recognises(head);
    }

    boolean recognises(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 512), ISO_8859_1);
        if (text.startsWith("\u00EF\u00BB\u00BF")) {
            text = text.substring(3);
        }
        text = text.stripLeading();
        // A NUL this early is UTF-16 or UTF-32, whose bytes we do not count.
        return text.indexOf('\0') < 0 && (text.startsWith("{") || text.startsWith("["));
    }

    @Override
    public Reading read(SealedMessage message) {
        try {
            return new JsonReading(message, new LocatedParser(message.id(), message.open()), shapes, partners);
        } catch (IOException wrong) {
            throw new UncheckedIOException("message %s cannot be opened".formatted(message.id()), wrong);
        }
    }

    @Override
    public SegmentPage segments(SealedMessage message, int from, int max) {
        return TextLines.page(message, from, max);
    }
}
