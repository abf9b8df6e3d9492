package throughline.connectors.flat;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Located;
import throughline.connectors.json.LocatedParser;
import throughline.model.reading.Finding;

/**
 * JSON that is no document of ours, as records: one for each document and one for each of its lines. Their columns are JSON pointers,
 * within the document and within the line.
 */
final class JsonRecords implements Records {

    static final String DOCUMENT = "document";
    static final String LINE = "line";

    private final LocatedParser parser;
    private final Feed.Paths paths;
    private final Faults faults;
    private final Deque<FlatRecord> records = new ArrayDeque<>();

    JsonRecords(InputStream in, Feed.Paths paths, Faults faults) {
        this.parser = new LocatedParser(faults.message(), in);
        this.paths = paths;
        this.faults = faults;
    }

    @Override
    public @Nullable FlatRecord next() {
        try {
            while (records.isEmpty()) {
                var parsed = parser.next();
                if (parsed == null) {
                    return null;
                }
                unfold(parsed);
            }
            return records.remove();
        } catch (LocatedParser.Unparsable wrong) {
            throw new Faults.Broken(wrong.finding());
        }
    }

    private void unfold(LocatedParser.Parsed parsed) {
        var each = paths.each();
        var found = each == null ? parsed.value() : at(parsed.value(), each);
        if (found == null) {
            throw broken(
                    parsed.value(), "There is nothing at %s, where the map looks for its documents.".formatted(each));
        }
        for (var document : found instanceof Located.Items items ? items.all() : List.of(found)) {
            if (!(document instanceof Located.Fields)) {
                throw broken(
                        document, "The value at '%s' is no object, and no document.".formatted(document.pointer()));
            }
            records.add(record(DOCUMENT, document, paths.rows(), parsed.findings()));
            if (at(document, paths.rows()) instanceof Located.Items rows) {
                rows.all().forEach(row -> records.add(record(LINE, row, null, List.of())));
            }
        }
    }

    private Faults.Broken broken(Located at, String text) {
        return new Faults.Broken(
                faults.at(FlatFindingCode.FLAT_RECORD, text, at.pointer(), at.offset(), at.length(), at.line()));
    }

    private static FlatRecord record(String tag, Located value, @Nullable String without, List<Finding> wrong) {
        var cells = new LinkedHashMap<String, Cell>();
        flatten(value, "", without, cells);
        return new FlatRecord(tag, cells, List.of(), value.offset(), value.length(), value.line(), wrong);
    }

    private static void flatten(Located value, String pointer, @Nullable String without, Map<String, Cell> cells) {
        if (pointer.equals(without)) {
            return;
        }
        if (value instanceof Located.Fields fields) {
            fields.all()
                    .forEach((name, each) -> flatten(
                            each, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), without, cells));
        } else if (value instanceof Located.Items items) {
            int index = 0;
            for (var each : items.all()) {
                flatten(each, pointer + "/" + index++, without, cells);
            }
        } else if (value instanceof Located.Scalar scalar && scalar.kind() != Located.Kind.NULL) {
            cells.put(
                    pointer, new Cell(pointer, scalar.text().strip(), scalar.offset(), scalar.length(), scalar.line()));
        }
    }

    /** What stands at a JSON pointer (RFC 6901), or null. */
    private static @Nullable Located at(Located value, String pointer) {
        @Nullable Located here = value;
        for (var step : pointer.substring(1).split("/", -1)) {
            var name = step.replace("~1", "/").replace("~0", "~");
            if (here instanceof Located.Fields fields) {
                here = fields.at(name);
            } else if (here instanceof Located.Items items && name.matches("\\d{1,6}")) {
                int index = Integer.parseInt(name);
                here = index < items.all().size() ? items.all().get(index) : null;
            } else {
                return null;
            }
            if (here == null) {
                return null;
            }
        }
        return here;
    }
}
