package throughline.rules.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.rules.gate.DecisionTable;
import throughline.rules.sheet.SheetReader.Words;
import throughline.rules.sheet.SpreadsheetRefused.Rule;

/**
 * A workbook ({@code .xlsx}) that an analyst hands in, as the comma-separated text that is kept instead of it. Nothing is calculated, fetched or
 * guessed: what the text could not say as the sheet shows it is refused, by its cell.
 */
public final class Spreadsheet {

    /** Bytes of the largest that is looked at. */
    public static final int LARGEST = SheetArchive.LARGEST;

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String FOLDER = "xl/";

    private Spreadsheet() {}

    /**
     * A sheet as text.
     *
     * @param sheet its name
     * @param others the names of the other sheets, which nobody read
     * @param text comma-separated, one row a line
     */
    public record Taken(String sheet, List<String> others, String text) {

        public Taken {
            others = List.copyOf(others);
        }
    }

    /** Whether a file is one, by its name. */
    public static boolean is(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.xls[xmb]?");
    }

    /**
     * @param path of the file that it becomes: dates are written as a decision table has them, or as examples have them
     * @param sheet its name; empty for the first
     */
    public static Taken read(String path, String sheet, byte[] bytes) throws SpreadsheetRefused {
        var archive = SheetArchive.of(bytes);
        var links = SheetXml.targets(archive.needed("xl/_rels/workbook.xml.rels"), FOLDER);
        var sheets = new LinkedHashMap<String, String>();
        boolean from1904 = false;
        String hidden = "";
        var xml = new SheetXml(archive.needed(WORKBOOK));
        while (xml.next()) {
            if (xml.begins("workbookPr")) {
                from1904 = xml.yes("date1904");
            } else if (xml.begins("sheet")) {
                var name = xml.attribute("name");
                sheets.put(name, links.getOrDefault(xml.attribute("id"), ""));
                hidden = xml.attribute("state").contains("idden")
                                && (sheet.isEmpty() ? sheets.size() == 1 : name.equals(sheet))
                        ? name
                        : hidden;
            }
        }
        var chosen = chosen(sheets, sheet);
        if (!hidden.isEmpty()) {
            throw new SpreadsheetRefused(
                            Rule.HIDDEN,
                            "the sheet is hidden",
                            "Name the sheet that is meant (file.xlsx#Sheet), or have it shown.")
                    .in(chosen, "");
        }
        var styles = archive.part(FOLDER + "styles.xml");
        var shared = archive.part(FOLDER + "sharedStrings.xml");
        var words = new Words(
                shared == null ? List.of() : SheetTexts.shared(shared),
                styles == null ? CellFormats.none() : CellFormats.of(styles),
                from1904,
                DecisionTable.is(path));
        var rows = SheetReader.rows(chosen, archive.needed(sheets.getOrDefault(chosen, "")), words);
        if (rows.isEmpty()) {
            throw new SpreadsheetRefused(
                            Rule.NO_SUCH_SHEET,
                            "nothing stands in it",
                            "Name the sheet that is meant (file.xlsx#Sheet).")
                    .in(chosen, "");
        }
        return new Taken(
                chosen,
                sheets.keySet().stream().filter(name -> !name.equals(chosen)).toList(),
                csv(rows));
    }

    private static String chosen(Map<String, String> sheets, String wanted) throws SpreadsheetRefused {
        if (!wanted.isEmpty() && sheets.containsKey(wanted)) {
            return wanted;
        }
        if (!wanted.isEmpty() || sheets.isEmpty()) {
            throw new SpreadsheetRefused(
                    Rule.NO_SUCH_SHEET,
                    sheets.isEmpty() ? "the workbook has no sheet" : "there is no sheet \"%s\"".formatted(wanted),
                    "It has: %s. Name one of them.".formatted(String.join(", ", sheets.keySet())));
        }
        return sheets.keySet().iterator().next();
    }

    private static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Spreadsheet::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
