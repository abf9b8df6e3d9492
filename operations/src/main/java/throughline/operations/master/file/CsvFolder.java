package throughline.operations.master.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Files that belong together, read strictly, every value of its kind. All mistakes of all files are collected, so that whoever edits them
 * sees them at once.
 */
public final class CsvFolder {

    /** More would not be read anyway. */
    private static final int MOST_MISTAKES = 50;

    /** Where the lines are: a folder of files, or what is stored with what somebody wants changed. */
    interface Source {

        /** @param file without {@code .csv} */
        List<CsvLine> lines(String file, List<String> columns, Consumer<String> mistakes);
    }

    private final Source source;
    private final List<String> mistakes = new ArrayList<>();

    /** Lines with a mistake of their own, by file and first value: who names them is not to blame. */
    private final Set<String> leftOut = new HashSet<>();

    CsvFolder(Source source) {
        this.source = source;
    }

    /** @param folder that holds every file that is asked for */
    public static CsvFolder of(Path folder) {
        return new CsvFolder((file, columns, mistakes) -> {
            var path = folder.resolve(file + ".csv");
            if (!Files.isRegularFile(path)) {
                mistakes.accept("%s.csv is missing from %s".formatted(file, folder));
                return List.of();
            }
            try {
                return new CsvText(file, columns, mistakes).lines(Files.readAllBytes(path));
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + path, failure);
            }
        });
    }

    /**
     * Reads one file; a line with a mistake is left out and remembered.
     *
     * @param file without {@code .csv}
     */
    public <T> List<T> read(String file, List<String> columns, Function<CsvRow, T> mapping) {
        var rows = new ArrayList<T>();
        for (var line : source.lines(file, columns, mistakes::add)) {
            add(rows, new CsvRow(this, file + ".csv", columns, line), mapping);
        }
        return rows;
    }

    <T> List<T> read(Sheet sheet, Function<CsvRow, T> mapping) {
        return read(sheet.file(), sheet.columns(), mapping);
    }

    /** Records by their own key; the second with a key is a mistake. */
    <T> Map<String, T> keyed(Sheet sheet, Function<CsvRow, T> mapping, Function<T, String> key) {
        return keyed(sheet.file(), read(sheet, mapping), key);
    }

    <T> Map<String, T> keyed(String file, List<T> records, Function<T, String> key) {
        var map = new LinkedHashMap<String, T>();
        for (var record : records) {
            if (map.putIfAbsent(key.apply(record), record) != null) {
                mistake("%s.csv: '%s' stands there twice".formatted(file, key.apply(record)));
            }
        }
        return map;
    }

    /** Remembers a mistake that only several files together show. */
    public void mistake(String text) {
        mistakes.add(text);
    }

    /** Whether a file has a line for this key that was left out for a mistake of its own. */
    boolean leftOut(String file, String key) {
        return leftOut.contains(file + " " + key);
    }

    /** @throws FilesRefused when there was any mistake */
    public void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new FilesRefused(mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size())));
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
