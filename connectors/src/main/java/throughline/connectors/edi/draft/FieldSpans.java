package throughline.connectors.edi.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.SegmentTable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;

/** Spans as rows of seven numbers: field, two indices, bytes from the set's first one, length, tag and place. Pointers are spelled when asked. */
final class FieldSpans implements Spans {

    private static final int WIDTH = 7;
    private static final int SHARED = WIDTH * 512;
    private static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

    private final MessageId message;
    private final long origin;
    private final int[] rows;
    private final int from;
    private final int to;

    private FieldSpans(MessageId message, long origin, int[] rows, int from, int to) {
        this.message = message;
        this.origin = origin;
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /** The spans of one set after the other while they are noted. Several sets share an array, one behind the other, so that none is copied. */
    static final class Notes {

        private int[] rows = new int[WIDTH * 64];
        private int from;
        private int size;
        private long origin;

        void begin(long origin) {
            this.origin = origin;
            from = size;
        }

        void add(Field field, int first, int second, SegmentTable table, int token) {
            int tag = table.tag(table.segmentOf(token));
            add(field, first, second, table.tokenOffset(token), table.tokenLength(token), tag, table.placeOf(token));
        }

        /** Of a value that stands before the set, in its file's header. */
        void add(Field field, int first, int second, Value.Place place) {
            add(field, first, second, place.offset(), place.length(), place.tag(), place.element());
        }

        private void add(Field field, int first, int second, long offset, int length, int tag, int place) {
            if (size + WIDTH > rows.length) {
                makeRoom();
            }
            rows[size] = field.ordinal();
            rows[size + 1] = first;
            rows[size + 2] = second;
            rows[size + 3] = (int) (offset - origin);
            rows[size + 4] = length;
            rows[size + 5] = tag;
            rows[size + 6] = place;
            size += WIDTH;
        }

        /** The sets before keep the array that is full; this one goes on in a new one. */
        private void makeRoom() {
            int noted = size - from;
            var next = new int[Math.max(SHARED, noted * 2)];
            System.arraycopy(rows, from, next, 0, noted);
            rows = next;
            from = 0;
            size = noted;
        }

        FieldSpans sealed(MessageId message) {
            return new FieldSpans(message, origin, rows, from, size);
        }
    }

    @Override
    public @Nullable SourceSpan at(String pointer) {
        int[] indices = new int[2];
        int count = 0;
        Matcher matcher = INDEX.matcher(pointer);
        while (matcher.find() && count < 2) {
            indices[count++] = Integer.parseInt(matcher.group(1).length() > 9 ? "-1" : matcher.group(1));
        }
        for (int row = from; row < to; row += WIDTH) {
            boolean same = (count < 1 || rows[row + 1] == indices[0]) && (count < 2 || rows[row + 2] == indices[1]);
            if (same
                    && Field.of(rows[row]).pointer(rows[row + 1], rows[row + 2]).equals(pointer)) {
                return span(row);
            }
        }
        return null;
    }

    @Override
    public Map<String, SourceSpan> all() {
        var all = new LinkedHashMap<String, SourceSpan>();
        for (int row = from; row < to; row += WIDTH) {
            all.put(Field.of(rows[row]).pointer(rows[row + 1], rows[row + 2]), span(row));
        }
        return all;
    }

    private SourceSpan span(int row) {
        return new SourceSpan(
                message, origin + rows[row + 3], rows[row + 4], Places.name(rows[row + 5], rows[row + 6]));
    }

    @Override
    public String toString() {
        return "%d spans".formatted((to - from) / WIDTH);
    }
}
