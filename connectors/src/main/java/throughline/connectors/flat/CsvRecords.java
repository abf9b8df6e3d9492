package throughline.connectors.flat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.reading.Finding;

/** Values between delimiters (RFC 4180): a quoted value may hold delimiters, doubled quotes and line breaks. */
final class CsvRecords implements Records {

    private static final int MOST_COLUMNS = 2_000;

    private final ByteSource in;
    private final Feed.Form form;
    private final Faults faults;
    private final @Nullable List<String> header;

    /** Reads the header, where there is one. */
    CsvRecords(ByteSource in, Feed feed, Faults faults) throws IOException {
        this.in = in;
        this.form = feed.form();
        this.faults = faults;
        this.header = form.header() ? header() : null;
        if (header != null && form.records().isEmpty()) {
            demand(feed, header);
        }
    }

    @Override
    public @Nullable FlatRecord next() throws IOException {
        var wrong = new ArrayList<Finding>();
        while (in.peek() >= 0) {
            long from = in.offset();
            int line = in.line();
            var cells = cells(wrong);
            if (!cells.isEmpty()) {
                int length = (int) (in.offset() - from);
                in.takeLineEnd();
                return named(cells, from, length, line, wrong);
            }
            in.takeLineEnd();
        }
        return null;
    }

    private List<String> header() throws IOException {
        while (in.peek() >= 0) {
            var names = new ArrayList<String>();
            var wrong = new ArrayList<Finding>();
            cells(wrong).forEach(cell -> names.add(cell.text()));
            in.takeLineEnd();
            if (!wrong.isEmpty()) {
                throw new Faults.Broken(wrong.get(0));
            }
            if (!names.isEmpty()) {
                return names;
            }
        }
        throw new Faults.Broken(
                faults.at(FlatFindingCode.FLAT_EMPTY, "The file is empty. Send it with its records.", null, 0, 0, 1));
    }

    private void demand(Feed feed, List<String> names) {
        var wanted = new ArrayList<>(feed.grouping().by());
        feed.meaning().fields().forEach((to, value) -> demand(feed, to, value, wanted));
        feed.meaning().lines().forEach((to, value) -> demand(feed, "lines/" + to, value, wanted));
        for (var column : wanted) {
            if (!names.contains(column)) {
                throw new Faults.Broken(faults.at(
                        FlatFindingCode.FLAT_COLUMN_MISSING,
                        "The header names no column '%s'; it names %s. Send that column, or name it as agreed."
                                .formatted(column, String.join(", ", names)),
                        column,
                        0,
                        0,
                        1));
            }
        }
        for (var name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new Faults.Broken(faults.at(
                        FlatFindingCode.FLAT_COLUMNS,
                        "The header names the column '%s' twice, so it cannot be told which is meant.".formatted(name),
                        name,
                        0,
                        0,
                        1));
            }
        }
    }

    private static void demand(Feed feed, String to, Feed.Value value, List<String> wanted) {
        if (value.column() != null
                && value.otherwise() == null
                && feed.document().required().contains(to)) {
            wanted.add(value.column());
        }
    }

    private FlatRecord named(List<Cell> cells, long from, int length, int line, List<Finding> wrong) {
        var names = header;
        var tag = "";
        Map<String, Feed.Range> columns = Map.of();
        var place = form.tag();
        if (names == null) {
            tag = place == null
                    ? ""
                    : place.from() > cells.size()
                            ? ""
                            : cells.get(place.from() - 1).text();
            columns = form.records().getOrDefault(tag, Map.of());
        }
        var known = new LinkedHashMap<String, Cell>();
        var beyond = new ArrayList<Cell>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var name = names != null ? i < names.size() ? names.get(i) : null : nameOf(columns, i + 1);
            var column = name == null ? "column " + (i + 1) : name;
            var called = new Cell(column, cell.text(), cell.offset(), cell.length(), cell.line());
            if (name != null) {
                known.put(name, called);
            } else if (place == null || place.from() != i + 1) {
                beyond.add(called);
            }
        }
        counted(names, columns, cells, new Cell("", "", from, length, line), wrong);
        return new FlatRecord(tag, known, beyond, from, length, line, wrong);
    }

    private void counted(
            @Nullable List<String> names,
            Map<String, Feed.Range> columns,
            List<Cell> cells,
            Cell record,
            List<Finding> wrong) {
        int least = names != null
                ? names.size()
                : columns.values().stream().mapToInt(Feed.Range::to).max().orElse(0);
        boolean bad = names != null ? cells.size() != least : cells.size() < least;
        if (bad) {
            wrong.add(faults.at(
                    FlatFindingCode.FLAT_COLUMNS,
                    "Line %d has %d columns, and %s %d. A value that holds '%s' has to stand in quotes."
                            .formatted(
                                    record.line(),
                                    cells.size(),
                                    names != null ? "the header has" : "the map needs",
                                    least,
                                    form.delimiter()),
                    record));
        }
    }

    private static @Nullable String nameOf(Map<String, Feed.Range> columns, int number) {
        for (var column : columns.entrySet()) {
            if (column.getValue().from() == number) {
                return column.getKey();
            }
        }
        return null;
    }

    /** The cells of one record up to its line's end, which stays; none of an empty line. */
    private List<Cell> cells(List<Finding> wrong) throws IOException {
        var cells = new ArrayList<Cell>();
        long began = in.offset();
        if (ended()) {
            return cells;
        }
        while (true) {
            cells.add(in.peek() == form.quote() && form.quote() != 0 ? quoted(began, wrong) : plain(began, wrong));
            if (cells.size() > MOST_COLUMNS) {
                throw wide(began);
            }
            if (ended()) {
                boolean blank = cells.size() == 1 && cells.get(0).length() == 0;
                return blank ? List.of() : cells;
            }
            in.take(); // the delimiter
        }
    }

    private boolean ended() {
        return in.peek() < 0 || in.peek() == '\r' || in.peek() == '\n';
    }

    private Cell plain(long began, List<Finding> wrong) throws IOException {
        long from = in.offset();
        int line = in.line();
        var bytes = new ByteArrayOutputStream();
        while (!ended() && in.peek() != form.delimiter()) {
            bytes.write(in.take());
            guard(began);
        }
        return cell(bytes.toByteArray(), from, -1, line, wrong);
    }

    private Cell quoted(long began, List<Finding> wrong) throws IOException {
        long from = in.offset();
        int line = in.line();
        var bytes = new ByteArrayOutputStream();
        in.take();
        while (true) {
            int here = in.take();
            if (here < 0 || in.offset() - began > ByteSource.WIDEST_BYTES) {
                throw new Faults.Broken(faults.at(
                        FlatFindingCode.FLAT_QUOTE,
                        "The quote that opens at line %d is never closed; nothing from there on was read. Close it, and double a quote within a value."
                                .formatted(line),
                        null,
                        from,
                        1,
                        line));
            }
            if (here != form.quote()) {
                bytes.write(here);
            } else if (in.peek() == form.quote()) {
                bytes.write(in.take());
            } else {
                break;
            }
        }
        int length = (int) (in.offset() - from);
        if (!ended() && in.peek() != form.delimiter()) {
            wrong.add(faults.at(
                    FlatFindingCode.FLAT_QUOTE,
                    "After a closing quote in line %d stands more text. A quote within a value has to be doubled."
                            .formatted(in.line()),
                    null,
                    from,
                    length,
                    in.line()));
            while (!ended() && in.peek() != form.delimiter()) {
                bytes.write(in.take());
                guard(began);
            }
            length = (int) (in.offset() - from);
        }
        return cell(bytes.toByteArray(), from, length, line, wrong);
    }

    /** @param length with its quotes, or -1 for a value without: then the blanks around it are not its own */
    private Cell cell(byte[] bytes, long from, int length, int line, List<Finding> wrong) {
        int first = 0;
        int last = bytes.length;
        while (first < last && bytes[first] == ' ') {
            first++;
        }
        while (last > first && bytes[last - 1] == ' ') {
            last--;
        }
        var text = ByteSource.strictly(bytes, first, last - first, form.charset());
        long at = length < 0 ? from + first : from;
        int spanned = length < 0 ? last - first : length;
        if (text == null) {
            text = ByteSource.somehow(bytes, first, last - first);
            wrong.add(faults.at(
                    FlatFindingCode.FLAT_CHARSET,
                    "A value in line %d is not %s, as the map declares. Send it so, or have the map say what it is."
                            .formatted(line, form.charset()),
                    null,
                    at,
                    spanned,
                    line));
        }
        return new Cell("", text, at, spanned, line);
    }

    private void guard(long began) {
        if (in.offset() - began > ByteSource.WIDEST_BYTES) {
            throw wide(began);
        }
    }

    private Faults.Broken wide(long began) {
        return new Faults.Broken(faults.at(
                FlatFindingCode.FLAT_TOO_WIDE,
                "A record is longer than 1 MiB or has more than %d columns; this is no file of the declared form."
                        .formatted(MOST_COLUMNS),
                null,
                began,
                (int) (in.offset() - began),
                in.line()));
    }
}
