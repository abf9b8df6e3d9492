package throughline.operations.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder of files with comma-separated values, read strictly: UTF-8, a header with exactly the expected columns, every line as long as the
 * header, every value of its kind. All mistakes of all files are collected, so that whoever edits them sees them at once.
 */
final class CsvFolder {

    /** More would not be read anyway. */
    private static final int MOST_MISTAKES = 50;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Path folder;
    private final List<String> mistakes = new ArrayList<>();

    /** Lines with a mistake of their own, by file and first value: who names them is not to blame. */
    private final Set<String> leftOut = new HashSet<>();

    CsvFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads one file; a line with a mistake is left out and remembered.
     *
     * @param file without {@code .csv}
     */
    <T> List<T> read(String file, List<String> columns, Function<CsvRow, T> mapping) {
        var path = folder.resolve(file + ".csv");
        if (!Files.isRegularFile(path)) {
            mistakes.add("%s.csv is missing from %s".formatted(file, folder));
            return List.of();
        }
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                var parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().equals(columns)) {
                mistakes.add("%s.csv line 1: the columns must be \"%s\", not \"%s\""
                        .formatted(file, String.join(",", columns), String.join(",", parser.getHeaderNames())));
                return List.of();
            }
            return rows(file, columns, parser, mapping);
        } catch (CharacterCodingException notUtf8) {
            mistakes.add("%s.csv is not UTF-8 text; save it as UTF-8".formatted(file));
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path, failure);
        }
    }

    /** Records by their own key; the second with a key is a mistake. */
    <T> Map<String, T> keyed(String file, Function<String, List<T>> reading, Function<T, String> key) {
        var map = new LinkedHashMap<String, T>();
        for (var record : reading.apply(file)) {
            if (map.putIfAbsent(key.apply(record), record) != null) {
                mistake("%s.csv: '%s' stands there twice".formatted(file, key.apply(record)));
            }
        }
        return map;
    }

    /** Remembers a mistake that only several files together show. */
    void mistake(String text) {
        mistakes.add(text);
    }

    /** Whether a file has a line for this key that was left out for a mistake of its own. */
    boolean leftOut(String file, String key) {
        return leftOut.contains(file + " " + key);
    }

    /** @throws FilesRefused when there was any mistake */
    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new FilesRefused(mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size())));
        }
    }

    private <T> List<T> rows(String file, List<String> columns, CSVParser parser, Function<CsvRow, T> mapping)
            throws IOException {
        var rows = new ArrayList<T>();
        var seen = new HashSet<List<String>>();
        var records = parser.iterator();
        while (true) {
            var line = parser.getCurrentLineNumber() + 1;
            CSVRecord found;
            try {
                if (!records.hasNext()) {
                    return rows;
                }
                found = records.next();
            } catch (UncheckedIOException broken) {
                if (broken.getCause() instanceof CharacterCodingException notUtf8) {
                    throw notUtf8;
                }
                mistakes.add("%s.csv line %d: a quote is opened and not closed, or stands where none may"
                        .formatted(file, line));
                return rows;
            }
            if (found.size() != columns.size()) {
                mistakes.add("%s.csv line %d: %d values where the header has %d"
                        .formatted(file, line, found.size(), columns.size()));
            } else if (!seen.add(found.toList())) {
                mistakes.add("%s.csv line %d: says the same as a line above".formatted(file, line));
            } else {
                add(rows, new CsvRow(this, file + ".csv", line, found), mapping);
            }
        }
    }

    private <T> void add(List<T> rows, CsvRow row, Function<CsvRow, T> mapping) {
        try {
            rows.add(mapping.apply(row));
        } catch (CsvRow.Mistake mistake) {
            leftOut.add(row.file() + " " + row.key());
            if (!mistake.isConsequence()) {
                mistakes.add(mistake.getMessage());
            }
        }
    }
}
