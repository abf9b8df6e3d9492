package throughline.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Reading;
import throughline.model.reading.Segment;
import throughline.model.reading.SegmentPage;

/** Cuts a message at every tilde: as much of a reader as the console's tests need. */
final class Segments implements MessageReader {

    @Override
    public Reading read(SealedMessage message) {
        throw new UnsupportedOperationException("the console does not read documents");
    }

    @Override
    public SegmentPage segments(SealedMessage message, int from, int max) {
        var all = all(message);
        var page = all.subList(Math.min(from, all.size()), Math.min(from + max, all.size()));
        return new SegmentPage(from, page, from + max < all.size());
    }

    private static List<Segment> all(SealedMessage message) {
        try (var bytes = message.open()) {
            var text = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            var found = new ArrayList<Segment>();
            int line = 1;
            for (int start = 0; start < text.length(); ) {
                int end = text.indexOf('~', start);
                end = end < 0 ? text.length() : end;
                var raw = text.substring(start, end);
                var skipped = raw.length() - raw.stripLeading().length();
                line += (int) raw.chars().filter(letter -> letter == '\n').count();
                var segment = raw.stripLeading();
                if (!segment.isBlank()) {
                    var utf8 = new String(segment.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                    found.add(new Segment(tag(segment), start + skipped, segment.length(), line, utf8));
                }
                start = end + 1;
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String tag(String segment) {
        int star = segment.indexOf('*');
        return star < 0 ? segment : segment.substring(0, star);
    }
}
