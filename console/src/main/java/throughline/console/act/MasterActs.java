package throughline.console.act;

import java.util.List;
import java.util.Map;
import throughline.console.access.Deeds;
import throughline.operations.master.file.FilesRefused;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.master.file.MasterSheets.Mode;
import throughline.operations.master.file.MasterSheets.Table;

/** What people do to master records line by line; whole files go by {@code POST /api/v1/master}. */
public final class MasterActs {

    private final MasterSheets sheets;
    private final Deeds deeds;

    public MasterActs(MasterSheets sheets, Deeds deeds) {
        this.sheets = sheets;
        this.deeds = deeds;
    }

    /** @throws Refused when there is no such file */
    public Table table(String file) {
        return sheets.table(file)
                .orElseThrow(() ->
                        Refused.unknown("There are no master records by this name.", "The page Records lists them."));
    }

    /**
     * Stores one line in place of another, or a new one.
     *
     * @param seen the line as its editor saw it; empty for a new one
     * @return what is wrong with it; empty when it is stored
     * @throws Refused when there is no such file
     */
    public List<String> save(String file, List<String> line, List<String> seen, String who) {
        var table = table(file);
        var key = key(table, line);
        var stored = table.lines().stream()
                .filter(each -> key(table, each).equals(key))
                .findFirst();
        if (stored.isPresent() && !stored.get().equals(seen)) {
            return List.of(
                    seen.isEmpty()
                            ? "There is such a line already: %s. Open and change that one.".formatted(said(key))
                            : "Somebody has changed this line since you opened it. Open it again.");
        }
        if (!seen.isEmpty() && stored.isEmpty()) {
            return List.of("What tells lines apart (%s) stays as it is; make a new line for another one."
                    .formatted(said(table.kept().key())));
        }
        return load(table, line, Mode.MERGE, who);
    }

    /**
     * Takes one line away.
     *
     * @return why it stays; empty when it is gone
     */
    public List<String> remove(String file, List<String> line, String who) {
        return load(table(file), line, Mode.REMOVE, who);
    }

    private List<String> load(Table table, List<String> line, Mode mode, String who) {
        var file = table.kept().file();
        try {
            sheets.load(Map.of(file, sheets.written(file, List.of(line))), mode);
        } catch (FilesRefused refused) {
            return refused.reasons();
        }
        deeds.record(who, "change master records", "%s %s".formatted(file, said(key(table, line))), mode.name());
        return List.of();
    }

    private static String said(List<String> values) {
        return String.join(
                ", ", values.stream().filter(value -> !value.isEmpty()).toList());
    }

    /** What tells this line from the others. */
    public static List<String> key(Table table, List<String> line) {
        var columns = table.kept().columns();
        return table.kept().key().stream()
                .map(column -> line.get(columns.indexOf(column)))
                .toList();
    }
}
