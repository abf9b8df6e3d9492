package throughline.operations.master.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import throughline.ledger.store.Database;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.MasterRows;

/** Master records as people keep them: given out as files, and changed by files of the same form, all of them or none. */
public final class MasterSheets {

    private final Database database;
    private final MasterDataBook book;

    public MasterSheets(Database database, MasterDataBook book) {
        this.database = database;
        this.book = book;
    }

    /**
     * A file there is.
     *
     * @param key the columns that tell one line from another
     * @param fixed the columns that do not change once a line is stored
     * @param mayLose whether lines may be taken away
     */
    public record Kept(
            String file, int lines, List<String> columns, List<String> key, List<String> fixed, boolean mayLose) {}

    /** What became, or would become, of the lines of one file. */
    public record Tally(String file, int added, int changed, int same, int removed) {}

    /** How files are laid over what is stored. */
    public enum Mode {
        /** Lines are added or changed; what no line names stays. */
        MERGE,
        /** The file is the whole of it: what it does not name is taken away, where nothing can be open on it. */
        REPLACE,
        /** The lines that it names are taken away, where nothing can be open on them; one that is gone already is no mistake. */
        REMOVE
    }

    /** Every file, in the order in which they refer to each other. */
    public List<Kept> files() {
        var lines = new WrittenLines(book.current().rows());
        return Arrays.stream(Sheet.values()).map(sheet -> kept(sheet, lines)).toList();
    }

    private static Kept kept(Sheet sheet, WrittenLines lines) {
        var columns = sheet.columns(lines.entities());
        return new Kept(
                sheet.file() + ".csv",
                lines.of(sheet, columns).size(),
                columns,
                sheet.key(),
                sheet.fixed().stream().sorted().toList(),
                sheet.mayLose());
    }

    /**
     * One file's text as it is stored now; nothing when there is no such file.
     *
     * @param file with or without {@code .csv}
     */
    public Optional<String> text(String file) {
        var lines = new WrittenLines(book.current().rows());
        return Sheet.named(file).map(sheet -> {
            var columns = sheet.columns(lines.entities());
            return new CsvText(sheet.file(), columns, mistake -> {}).written(lines.of(sheet, columns));
        });
    }

    /** A file's lines. */
    public record Table(Kept kept, List<List<String>> lines) {}

    /**
     * One file as it is stored now; nothing when there is no such file.
     *
     * @param file with or without {@code .csv}
     */
    public Optional<Table> table(String file) {
        var lines = new WrittenLines(book.current().rows());
        return Sheet.named(file).map(sheet -> {
            var kept = kept(sheet, lines);
            var values = lines.of(sheet, kept.columns()).stream()
                    .map(CsvLine::values)
                    .toList();
            return new Table(kept, values);
        });
    }

    /**
     * Lines as the text of their file.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public byte[] written(String file, List<List<String>> lines) {
        var sheet = Sheet.named(file).orElseThrow(() -> new IllegalArgumentException(file));
        var columns = sheet.columns(new WrittenLines(book.current().rows()).entities());
        return new CsvText(sheet.file(), columns, mistake -> {})
                .written(lines.stream().map(values -> new CsvLine(0, values)).toList())
                .getBytes(UTF_8);
    }

    /**
     * What the files would change; nothing is stored.
     *
     * @param files by name, with or without {@code .csv}
     * @throws FilesRefused when {@link #load} would refuse them
     */
    public List<Tally> preview(Map<String, byte[]> files, Mode mode) {
        return new Change(files, mode).over(book.current().rows()).tallies;
    }

    /**
     * Checks the files together with everything stored, and stores them in one transaction; orders taken from then on see them.
     *
     * @param files by name, with or without {@code .csv}
     * @throws FilesRefused when there is any mistake, or what is stored no longer fits together; nothing is changed then
     */
    public List<Tally> load(Map<String, byte[]> files, Mode mode) {
        var change = new Change(files, mode);
        database.transact(
                unit -> book.change(unit, stored -> change.over(stored).isEmpty() ? stored : change.rows));
        return change.tallies;
    }

    /** Some files on their way. */
    private static final class Change {

        private final Map<Sheet, byte[]> files = new EnumMap<>(Sheet.class);
        private final Mode mode;
        private List<Tally> tallies = List.of();
        private MasterRows rows = MasterRows.NONE;

        private Change(Map<String, byte[]> named, Mode mode) {
            this.mode = mode;
            var mistakes = new ArrayList<String>();
            named.forEach((name, bytes) -> Sheet.named(name)
                    .ifPresentOrElse(
                            sheet -> files.put(sheet, bytes),
                            () -> mistakes.add("%s is no file of master data; these are: %s"
                                    .formatted(name, String.join(", ", names())))));
            if (mode != Mode.MERGE) {
                files.keySet().stream()
                        .filter(sheet -> !sheet.mayLose())
                        .forEach(sheet -> mistakes.add(
                                "%s.csv cannot lose lines: they stand in the books or in open orders; load it to add and change only"
                                        .formatted(sheet.file())));
            }
            if (!mistakes.isEmpty()) {
                throw new FilesRefused(mistakes);
            }
        }

        private Change over(MasterRows stored) {
            var merging = new Merging(new WrittenLines(stored), files, mode);
            var folder = new CsvFolder(merging);
            rows = MasterFiles.read(folder).rows();
            folder.refuseMistakes();
            tallies = merging.tallies().entrySet().stream()
                    .map(each -> tally(each.getKey(), each.getValue()))
                    .toList();
            return this;
        }

        private boolean isEmpty() {
            return tallies.stream().allMatch(tally -> tally.added() + tally.changed() + tally.removed() == 0);
        }

        private static Tally tally(Sheet sheet, Merging.Tally counted) {
            return new Tally(
                    sheet.file() + ".csv", counted.added(), counted.changed(), counted.same(), counted.removed());
        }

        private static List<String> names() {
            return Arrays.stream(Sheet.values())
                    .map(sheet -> sheet.file() + ".csv")
                    .toList();
        }
    }
}
