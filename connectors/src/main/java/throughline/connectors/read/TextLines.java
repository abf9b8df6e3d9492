package throughline.connectors.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Segment;
import throughline.model.reading.SegmentPage;

/** A message without segments, line by line. */
public final class TextLines {

    private static final int LONGEST_TEXT = 10_000;

    private TextLines() {}

    /** A page of lines; a line of more than 10,000 bytes is shown cut, its span stays whole. */
    public static SegmentPage page(SealedMessage message, int from, int max) {
        var lines = new ArrayList<Segment>();
        try (InputStream in = new BufferedInputStream(message.open())) {
            boolean more = read(in, from, max, lines);
            return new SegmentPage(from, lines, more);
        } catch (IOException e) {
            throw new UncheckedIOException("message %s cannot be read".formatted(message.id()), e);
        }
    }

    private static boolean read(InputStream in, int from, int max, List<Segment> lines) throws IOException {
        var text = new ByteArrayOutputStream();
        long offset = 0;
        int line = 1;
        int length = 0;
        while (true) {
            int here = in.read();
            if (here < 0 && length == 0) {
                return false;
            }
            if (here >= 0 && here != '\n') {
                length++;
                if (text.size() < LONGEST_TEXT) {
                    text.write(here);
                }
                continue;
            }
            if (line > from) {
                if (lines.size() == max) {
                    return true;
                }
                lines.add(new Segment(
                        "", offset, length, line, text.toString(UTF_8).stripTrailing()));
            }
            if (here < 0) {
                return false;
            }
            offset += length + 1L;
            length = 0;
            line++;
            text.reset();
        }
    }
}
