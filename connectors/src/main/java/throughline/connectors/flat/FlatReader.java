package throughline.connectors.flat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.json.JsonShape;
import throughline.connectors.read.FormatReader;
import throughline.connectors.read.TextLines;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Piece;
import throughline.model.reading.Reading;
import throughline.model.reading.SegmentPage;

/**
 * Reads files of records as their partner's folder declares them. Such a file names no sender: who sent it is known from the way it came,
 * and which of the partner's maps reads it from its name, its header or its first record.
 */
public final class FlatReader implements FormatReader {

    private static final Set<String> BEHIND_THE_HEADER =
            Set.of(FlatFindingCode.FLAT_QUOTE.name(), FlatFindingCode.FLAT_TOO_WIDE.name());

    private final Partners partners;
    private final List<JsonShape> shapes;

    /** @param shapes our own JSON documents: what a file says is put into their form */
    public FlatReader(Partners partners, List<JsonShape> shapes) {
        this.partners = partners;
        this.shapes = List.copyOf(shapes);
    }

    @Override
    public boolean recognises(SealedMessage message, byte[] head) {
        var partner = partner(message);
        if (partner == null || partner.terms().feeds().isEmpty()) {
            return false;
        }
        var text = new String(head, ISO_8859_1).stripLeading();
        if (json(head)) {
            return partner.terms().feeds().stream().anyMatch(feed -> fits(feed, message.name(), head));
        }
        return !text.startsWith("<")
                && !text.startsWith("%PDF")
                && !text.startsWith("PK\u0003")
                && text.indexOf('\0') < 0;
    }

    @Override
    public Reading read(SealedMessage message) {
        var partner = partner(message);
        if (partner == null) {
            throw new IllegalArgumentException("message %s has no partner".formatted(message.id()));
        }
        try (var in = message.open()) {
            var head = in.readNBytes(4096);
            var fitting = partner.terms().feeds().stream()
                    .filter(feed -> fits(feed, message.name(), head))
                    .toList();
            if (fitting.size() != 1) {
                return new NoMap(message, partner, fitting);
            }
            var feed = fitting.get(0);
            var shape = shapes.stream()
                    .filter(each -> each.type().equals(feed.document().shape()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no shape reads " + feed.document()));
            return new FlatReading(message, partner, feed, shape);
        } catch (IOException wrong) {
            throw new UncheckedIOException("message %s cannot be opened".formatted(message.id()), wrong);
        }
    }

    @Override
    public SegmentPage segments(SealedMessage message, int from, int max) {
        return TextLines.page(message, from, max);
    }

    private @Nullable Partner partner(SealedMessage message) {
        var code = message.partner();
        return code == null ? null : partners.byCode(code).orElse(null);
    }

    /** A name says it where the map asks for one; with several maps the header or the first record's type has to fit as well. */
    private static boolean fits(Feed feed, String name, byte[] head) {
        if (json(head) != (feed.form().json() != null)) {
            return false;
        }
        if (feed.file() != null) {
            return feed.file().matcher(name).matches();
        }
        try {
            var faults = new Faults(new throughline.model.lineage.MessageId(new java.util.UUID(0, 0)), feed.name());
            if (head.length == 0) {
                return true;
            }
            var first = Records.of(new ByteArrayInputStream(head), feed, faults).next();
            return feed.form().tag() == null
                    || first == null
                    || feed.form().records().containsKey(first.tag())
                    || feed.ignored().contains(first.tag());
        } catch (Faults.Broken broken) {
            // The header is its own; what follows has to be told.
            return BEHIND_THE_HEADER.contains(broken.finding().code());
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static boolean json(byte[] head) {
        var text = new String(head, ISO_8859_1);
        var plain = (text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text).stripLeading();
        return plain.startsWith("{") || plain.startsWith("[");
    }

    /** One piece: why no map reads it, and what it looks like. */
    private static final class NoMap implements Reading {

        private final Iterator<Piece> pieces;

        NoMap(SealedMessage message, Partner partner, List<Feed> fitting) {
            var names = (fitting.isEmpty() ? partner.terms().feeds() : fitting)
                    .stream().map(Feed::name).collect(Collectors.joining(", "));
            var text = fitting.isEmpty()
                    ? "None of the maps of '%s' fits the file %s: neither its name nor its header or first record is that of %s."
                            + " Send what is agreed, or add a map."
                    : "Several maps of '%s' fit the file %s: %s. Give each a 'file' that says which names are its own.";
            var finding = new Faults(message.id(), "maps")
                    .at(
                            FlatFindingCode.FLAT_NO_MAP,
                            text.formatted(partner.code(), message.name(), names),
                            null,
                            0,
                            0,
                            1);
            pieces = List.<Piece>of(new Piece.Unreadable(List.of(finding))).iterator();
        }

        @Override
        public boolean hasNext() {
            return pieces.hasNext();
        }

        @Override
        public Piece next() {
            return pieces.next();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
