package throughline.connectors.flat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.reading.Finding;

/** Lines whose values stand at fixed places, counted in characters; what a short line lacks is blank. */
final class FixedRecords implements Records {

    private final ByteSource in;
    private final Feed.Form form;
    private final Faults faults;

    FixedRecords(ByteSource in, Feed feed, Faults faults) {
        this.in = in;
        this.form = feed.form();
        this.faults = faults;
    }

    @Override
    public @Nullable FlatRecord next() throws IOException {
        while (in.peek() >= 0) {
            long from = in.offset();
            int line = in.line();
            var bytes = new ByteArrayOutputStream();
            while (in.peek() >= 0 && in.peek() != '\n' && in.peek() != '\r') {
                bytes.write(in.take());
                if (bytes.size() > ByteSource.WIDEST_BYTES) {
                    throw new Faults.Broken(faults.at(
                            FlatFindingCode.FLAT_TOO_WIDE,
                            "Line %d is longer than 1 MiB; this is no file of the declared form.".formatted(line),
                            null,
                            from,
                            bytes.size(),
                            line));
                }
            }
            in.takeLineEnd();
            var read = new Line(bytes.toByteArray(), from, line);
            if (!read.blank()) {
                return read.record();
            }
        }
        return null;
    }

    /** One line, cut at its places. */
    private final class Line {

        private final byte[] bytes;
        private final int[] starts;
        private final long from;
        private final int line;
        private final List<Finding> wrong = new ArrayList<>();

        Line(byte[] bytes, long from, int line) {
            this.bytes = bytes;
            this.from = from;
            this.line = line;
            this.starts = starts();
        }

        boolean blank() {
            return ByteSource.somehow(bytes, 0, bytes.length).isBlank();
        }

        /** Where each character begins. */
        private int[] starts() {
            var found = new int[bytes.length];
            boolean utf8 = form.charset().equals(StandardCharsets.UTF_8);
            int count = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (!utf8 || (bytes[i] & 0xC0) != 0x80) {
                    found[count++] = i;
                }
            }
            return Arrays.copyOf(found, count);
        }

        FlatRecord record() {
            var place = form.tag();
            var tag = place == null ? "" : cell("", place).text();
            var columns = form.records().getOrDefault(tag, Map.of());
            var cells = new LinkedHashMap<String, Cell>();
            var covered = new boolean[starts.length];
            columns.forEach((name, range) -> {
                cells.put(name, cell(name, range));
                cover(covered, range);
            });
            if (place != null) {
                cover(covered, place);
            }
            return new FlatRecord(tag, cells, beyond(tag, covered), from, bytes.length, line, wrong);
        }

        private void cover(boolean[] covered, Feed.Range range) {
            if (range.from() <= covered.length) {
                Arrays.fill(covered, range.from() - 1, Math.min(range.to(), covered.length), true);
            }
        }

        private List<Cell> beyond(String tag, boolean[] covered) {
            var beyond = new ArrayList<Cell>();
            for (int i = 0; i < covered.length; i++) {
                int first = i;
                while (i < covered.length && !covered[i]) {
                    i++;
                }
                if (i > first) {
                    var cell = cell("%s %d-%d".formatted(tag, first + 1, i).strip(), new Feed.Range(first + 1, i));
                    if (!cell.text().isEmpty()) {
                        beyond.add(cell);
                    }
                }
            }
            return beyond;
        }

        private Cell cell(String name, Feed.Range range) {
            int first = range.from() > starts.length ? bytes.length : starts[range.from() - 1];
            int last = range.to() >= starts.length ? bytes.length : starts[range.to()];
            while (first < last && bytes[first] == ' ') {
                first++;
            }
            while (last > first && bytes[last - 1] == ' ') {
                last--;
            }
            var text = ByteSource.strictly(bytes, first, last - first, form.charset());
            if (text == null) {
                text = ByteSource.somehow(bytes, first, last - first);
                wrong.add(faults.at(
                        FlatFindingCode.FLAT_CHARSET,
                        "The column '%s' in line %d is not %s, as the map declares. Send it so, or have the map say what it is."
                                .formatted(name, line, form.charset()),
                        new Cell(name, text, from + first, last - first, line)));
            }
            return new Cell(name, text, from + first, last - first, line);
        }
    }
}
