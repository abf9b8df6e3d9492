package throughline.operations.master.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.operations.master.Gtin;
import throughline.operations.master.file.MasterSheets.Mode;

/**
 * What is stored, with the lines of some files laid over it: a line takes the place of the stored one with the same key, a new key is
 * added, and what no line names stays, or goes when the file is to be the whole of it. A file of lines to be taken away takes those.
 */
final class Merging implements CsvFolder.Source {

    /** What became of a file's lines. */
    record Tally(int added, int changed, int same, int removed) {}

    private final WrittenLines stored;
    private final Map<Sheet, byte[]> files;
    private final Mode mode;
    private final Map<Sheet, Tally> tallies = new EnumMap<>(Sheet.class);

    Merging(WrittenLines stored, Map<Sheet, byte[]> files, Mode mode) {
        this.stored = stored;
        this.files = files;
        this.mode = mode;
    }

    /** By file, once it was read. */
    Map<Sheet, Tally> tallies() {
        return tallies;
    }

    @Override
    public List<CsvLine> lines(String file, List<String> columns, Consumer<String> mistakes) {
        var sheet = Sheet.named(file).orElseThrow();
        var before = stored.of(sheet, columns);
        var bytes = files.get(sheet);
        if (bytes == null) {
            return before;
        }
        var given = new CsvText(file, columns, mistakes).lines(bytes);
        return new Merge(sheet, columns, mistakes).merged(before, given);
    }

    /** One file's. */
    private final class Merge {

        private final Sheet sheet;
        private final List<String> columns;
        private final Consumer<String> mistakes;
        private int added;
        private int changed;
        private int same;

        private Merge(Sheet sheet, List<String> columns, Consumer<String> mistakes) {
            this.sheet = sheet;
            this.columns = columns;
            this.mistakes = mistakes;
        }

        private List<CsvLine> merged(List<CsvLine> before, List<CsvLine> given) {
            var all = new LinkedHashMap<List<String>, CsvLine>();
            before.forEach(line -> all.put(key(line), line));
            if (mode == Mode.REMOVE) {
                given.forEach(line -> all.remove(key(line)));
                tallies.put(sheet, new Tally(0, 0, 0, before.size() - all.size()));
                return new ArrayList<>(all.values());
            }
            var seen = new HashSet<List<String>>();
            for (var line : given) {
                var key = key(line);
                if (seen.add(key)) {
                    count(line, all.put(key, line));
                } else {
                    mistake(line, "%s stands there twice".formatted(String.join(", ", key)));
                }
            }
            int removed = 0;
            if (mode == Mode.REPLACE) {
                removed = all.size() - seen.size();
                all.keySet().retainAll(seen);
            }
            tallies.put(sheet, new Tally(added, changed, same, removed));
            return new ArrayList<>(all.values());
        }

        private void count(CsvLine line, @Nullable CsvLine was) {
            if (was == null) {
                added++;
                return;
            }
            boolean other = false;
            for (int i = 0; i < columns.size(); i++) {
                var from = was.values().get(i);
                var to = line.values().get(i);
                if (!alike(from, to)) {
                    other = true;
                    if (sheet.fixed().contains(columns.get(i))) {
                        mistake(
                                line,
                                "column %d \"%s\": it is %s and stays so; what is open and booked counts on it"
                                        .formatted(i + 1, columns.get(i), from));
                    }
                }
            }
            changed += other ? 1 : 0;
            same += other ? 0 : 1;
        }

        private void mistake(CsvLine line, String what) {
            mistakes.accept("%s.csv line %d, %s".formatted(sheet.file(), line.number(), what));
        }

        private List<String> key(CsvLine line) {
            return sheet.key().stream()
                    .map(column -> keyed(column, line.values().get(columns.indexOf(column))))
                    .toList();
        }

        private String keyed(String column, String value) {
            if (column.equals("minimum")) {
                var number = number(value);
                return number == null ? value : number.stripTrailingZeros().toPlainString();
            }
            return sheet == Sheet.ITEM_NAMES && column.equals("name") && Gtin.valid(value)
                    ? Gtin.fourteenDigits(value)
                    : value;
        }
    }

    /** 12.50 is 12.5, and a GTIN of 13 digits the one of 14 with a zero before it. */
    private static boolean alike(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        var first = number(one);
        var second = number(other);
        return first != null && second != null && first.compareTo(second) == 0
                || Gtin.valid(one) && Gtin.fourteenDigits(one).equals(Gtin.fourteenDigits(other));
    }

    private static @Nullable BigDecimal number(String text) {
        return text.matches("\\d{1,15}(\\.\\d{1,9})?") ? new BigDecimal(text) : null;
    }
}
