package throughline.operations.master.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** One file's bytes as lines and lines as text (RFC 4180): UTF-8, a header with exactly the expected columns, every line as long as it. */
final class CsvText {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    private static final CSVFormat WRITTEN =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final String file;
    private final List<String> columns;
    private final Consumer<String> mistakes;

    /**
     * @param file without {@code .csv}
     * @param mistakes told of what is wrong; such a line is left out
     */
    CsvText(String file, List<String> columns, Consumer<String> mistakes) {
        this.file = file;
        this.columns = columns;
        this.mistakes = mistakes;
    }

    /** Its lines without the header; none when it cannot be read at all. */
    List<CsvLine> lines(byte[] bytes) {
        var decoder = UTF_8.newDecoder(); // A decoder made this way reports what is not UTF-8.
        try (var reader = new InputStreamReader(new ByteArrayInputStream(bytes), decoder);
                var parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().equals(columns)) {
                mistakes.accept("%s.csv line 1: the columns must be \"%s\", not \"%s\""
                        .formatted(file, String.join(",", columns), String.join(",", parser.getHeaderNames())));
                return List.of();
            }
            return lines(parser);
        } catch (CharacterCodingException notUtf8) {
            mistakes.accept("%s.csv is not UTF-8 text; save it as UTF-8".formatted(file));
            return List.of();
        } catch (IOException | IllegalArgumentException broken) {
            // The header itself: an open quote, a name that stands there twice.
            mistakes.accept("%s.csv line 1: %s".formatted(file, broken.getMessage()));
            return List.of();
        }
    }

    /** A header and these lines. */
    String written(List<CsvLine> lines) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, WRITTEN)) {
            printer.printRecord(columns);
            for (var line : lines) {
                printer.printRecord(line.values());
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private List<CsvLine> lines(CSVParser parser) throws IOException {
        var lines = new ArrayList<CsvLine>();
        var seen = new HashSet<List<String>>();
        var records = parser.iterator();
        while (true) {
            var number = parser.getCurrentLineNumber() + 1;
            CSVRecord found;
            try {
                if (!records.hasNext()) {
                    return lines;
                }
                found = records.next();
            } catch (UncheckedIOException broken) {
                if (broken.getCause() instanceof CharacterCodingException notUtf8) {
                    throw notUtf8;
                }
                mistakes.accept("%s.csv line %d: a quote is opened and not closed, or stands where none may"
                        .formatted(file, number));
                return lines;
            }
            if (found.size() != columns.size()) {
                mistakes.accept("%s.csv line %d: %d values where the header has %d"
                        .formatted(file, number, found.size(), columns.size()));
            } else if (!seen.add(found.toList())) {
                mistakes.accept("%s.csv line %d: says the same as a line above".formatted(file, number));
            } else {
                lines.add(new CsvLine(number, found.toList()));
            }
        }
    }
}
