package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.envelope.Separators;
import throughline.connectors.edi.token.ByteWindow;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Syntax;
import throughline.connectors.edi.token.Tokenizer;
import throughline.model.reading.Segment;
import throughline.model.reading.SegmentPage;

/** A message's segments as they stand, for the eye; it judges nothing. */
final class SegmentView {

    private static final int LONGEST_TEXT = 10_000;

    private final ByteWindow window;
    private final SegmentTable table;
    private @Nullable Tokenizer tokenizer;

    SegmentView(ByteWindow window) {
        this.window = window;
        this.table = new SegmentTable(window);
    }

    SegmentPage page(int from, int max) {
        List<Segment> segments = new ArrayList<>();
        for (int number = 0; ; number++) {
            if (!next()) {
                return new SegmentPage(from, segments, false);
            }
            if (segments.size() == max) {
                return new SegmentPage(from, segments, true);
            }
            if (number >= from) {
                segments.add(segment());
            }
        }
    }

    private boolean next() {
        Separators.skipBlanks(window);
        var syntax = tokenizer == null || Separators.startsInterchange(window) ? Separators.at(window) : null;
        if (syntax != null) {
            tokenizer = new Tokenizer(window, table, syntax);
        } else if (tokenizer == null) {
            tokenizer = new Tokenizer(window, table, Syntax.x12('*', Syntax.NONE, Syntax.NONE, '\n'));
        }
        table.clear();
        return tokenizer.next();
    }

    private Segment segment() {
        var tag = SegmentTable.tagText(table.tag(0));
        table.charset(UTF_8);
        var text = table.segmentText(0, LONGEST_TEXT);
        if (text.indexOf('\uFFFD') >= 0) {
            table.charset(ISO_8859_1);
            text = table.segmentText(0, LONGEST_TEXT);
        }
        return new Segment(tag, table.offset(0), table.length(0), table.line(0), text);
    }
}
