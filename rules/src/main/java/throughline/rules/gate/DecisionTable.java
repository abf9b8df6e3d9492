package throughline.rules.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.jspecify.annotations.Nullable;
import throughline.rules.gate.TableCells.Unreadable;
import throughline.rules.gate.TableShape.RuleRow;

/**
 * A decision table: a file {@code <desk>/<name>.csv} that the compiler turns into rules, one a row. The rules then pass the same gates as those that
 * somebody wrote, and what is wrong with them is said of the cell it comes from.
 */
public final class DecisionTable implements Places {

    private static final Pattern PATH = Pattern.compile("[^/]+/[^/]+\\.csv");
    private static final Pattern ROW = Pattern.compile("// rule values at [A-Z]+(\\d+), header at [A-Z]+\\d+");

    private final String path;
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, RuleRow> rules = new HashMap<>();
    /** The rule that each line belongs to; null above the first. */
    private final List<@Nullable RuleRow> rows = new ArrayList<>();

    private final List<Mistake> mistakes = new ArrayList<>();
    private @Nullable TableCells cells;
    private @Nullable TableShape shape;

    private DecisionTable(String path) {
        this.path = path;
    }

    /** Whether a file is a table: what stands in a folder of examples is none. */
    public static boolean is(String path) {
        return PATH.matcher(path).matches();
    }

    /** The rules that a file of policies stands for: its text, unless it is a table; of a table that cannot be read, nothing. */
    public static String rules(String path, String text) {
        return is(path) ? of(path, text).text() : text;
    }

    /** The files of policies as rules, by the paths of the files. */
    public static Map<String, String> rules(Map<String, String> files) {
        return files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> rules(file.getKey(), file.getValue())));
    }

    /** Tables that are called as a file of rules is: both would have the same examples. */
    public static List<Mistake> twins(Set<String> paths) {
        return paths.stream()
                .filter(path -> is(path) && paths.contains(path.replaceFirst("csv$", "drl")))
                .map(path -> new Mistake(
                        path,
                        1,
                        1,
                        "TABLE",
                        "there is a file of rules with this name as well; they would share their examples: give the table another",
                        null))
                .toList();
    }

    /**
     * A rule of a table.
     *
     * @param row from 1
     * @param rule as the compiler of tables writes it, from its first word to its last
     */
    public record Row(String name, int row, String rule) {}

    /** The rules of a table, row by row; none of one that cannot be read. */
    public static List<Row> rows(String path, String text) {
        var table = of(path, text);
        var found = new ArrayList<Row>();
        for (int line = 0; line < table.lines.size(); line++) {
            var rule = table.rows.get(line);
            if (rule != null && table.lines.get(line).startsWith("rule ")) {
                int end = line;
                while (end < table.lines.size() - 1 && !table.lines.get(end).equals("end")) {
                    end++;
                }
                found.add(new Row(rule.name(), rule.row(), String.join("\n", table.lines.subList(line, end + 1))));
            }
        }
        return found;
    }

    /** What a table says about itself: what stands beside {@code Notes} or {@code Owner}; may be empty. */
    public static String remark(String text, String word) {
        try {
            var cells = TableCells.csv(text);
            for (int row = 1; row <= cells.size(); row++) {
                if (cells.text(row, 1).equals(word)) {
                    return cells.text(row, 2);
                }
            }
        } catch (Unreadable wrong) {
            return "";
        }
        return "";
    }

    /** The table with one of its rules switched off: a row at its end says so, and no other row moves. */
    public static String off(String text, String rule) {
        var row = "%s,\"%s\"\n".formatted(TableShape.SWITCHED_OFF, rule);
        return text.endsWith("\n") ? text + row : text + "\n" + row;
    }

    static DecisionTable of(String path, String text) {
        var table = new DecisionTable(path);
        try {
            var cells = TableCells.csv(text);
            var shape = TableShape.of(cells);
            table.cells = cells;
            table.shape = shape;
            shape.rules().forEach(rule -> table.rules.put(rule.row(), rule));
            table.compile(cells, shape);
        } catch (Unreadable wrong) {
            table.refuse(wrong.row, wrong.column, String.valueOf(wrong.getMessage()));
        }
        return table;
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** What Drools made of it. */
    String text() {
        return String.join("\n", lines);
    }

    private void refuse(int row, int column, String words) {
        int at = cells == null ? column : cells.at(row, column);
        mistakes.add(new Mistake(
                path, row, at, "TABLE", "cell %s: %s".formatted(TableCells.name(row, column), words), null));
    }

    private void compile(TableCells from, TableShape as) {
        String made;
        try {
            made = new SpreadsheetCompiler()
                    .compile(new ByteArrayInputStream(written(from, as).getBytes(UTF_8)), InputType.CSV);
        } catch (RuntimeException e) {
            refuse(1, 1, "the compiler of tables does not take it: " + Draft.brief(String.valueOf(e.getMessage())));
            return;
        }
        RuleRow rule = null;
        for (var line : made.split("\n", -1)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rule = rules.get(Integer.parseInt(row.group(1)));
            }
            add(line, rule, as);
        }
    }

    private void add(String line, @Nullable RuleRow rule, TableShape as) {
        boolean off = rule != null && as.off().contains(rule.name());
        if (off && line.strip().startsWith("enabled ")) {
            return;
        }
        if (off && line.strip().equals("when")) {
            lines.add("\tenabled false");
            rows.add(rule);
        }
        lines.add(line);
        rows.add(rule);
    }

    /** What the compiler of tables reads: every cell in quotes, so that it takes apart what we took apart. */
    private static String written(TableCells from, TableShape as) {
        var text = new StringBuilder();
        for (int row = 1; row <= from.size(); row++) {
            if (!as.remarks().contains(row)) {
                for (int column = 1; column <= from.width(row); column++) {
                    text.append(column == 1 ? "\"" : ",\"")
                            .append(from.text(row, column).replace("\"", "\"\""))
                            .append('"');
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Whether the gate read a rule for each row, and no other: a cell cannot hide what stands below it. */
    void compare(List<String> read) {
        var shaped = shape;
        if (shaped == null
                || read.equals(shaped.rules().stream().map(RuleRow::name).toList())) {
            return;
        }
        for (var rule : shaped.rules()) {
            if (!read.contains(rule.name())) {
                refuse(rule.row(), 1, "this row is not read as the rule \"%s\"".formatted(rule.name()));
                return;
            }
        }
        refuse(1, 1, "other rules are read of this table than stand in it");
    }

    @Override
    public Place at(int line, int column) {
        var rule = line > rows.size() ? null : rows.get(line - 1);
        var all = cells;
        var shaped = shape;
        if (all == null || shaped == null || rule == null) {
            return head(line);
        }
        int found = column(rule, shaped, all, lines.get(line - 1), column);
        var title = shaped.title(rule, found);
        return new Place(
                rule.row(),
                all.at(rule.row(), found),
                "cell %s%s: ".formatted(TableCells.name(rule.row(), found), title.isEmpty() ? "" : " (" + title + ")"));
    }

    /** Of what stands above the rules: the cell whose words are in the line. */
    private Place head(int line) {
        var all = cells;
        if (all != null && line <= lines.size()) {
            for (int row = 1; row <= all.size() && !all.text(row, 1).startsWith("RuleTable"); row++) {
                for (var word : all.text(row, 2).split(",")) {
                    if (!word.isBlank() && lines.get(line - 1).contains(word.strip())) {
                        return new Place(row, all.at(row, 2), "cell %s: ".formatted(TableCells.name(row, 2)));
                    }
                }
            }
        }
        return new Place(1, 1, "");
    }

    /** The column whose cell made that place of a line; the name's where none did. */
    private static int column(RuleRow rule, TableShape shape, TableCells cells, String line, int at) {
        int near = 1;
        for (int column = 1; column <= cells.width(rule.row()); column++) {
            var made = made(shape.code(rule, column), cells.text(rule.row(), column));
            int begin = made.isEmpty() ? -1 : line.indexOf(made);
            if (begin >= 0 && begin < at && at <= begin + made.length()) {
                return column;
            }
            near = begin >= 0 && near == 1 ? column : near;
        }
        return near;
    }

    /** What a cell comes to in the code of its column. */
    private static String made(String code, String cell) {
        if (cell.isEmpty()) {
            return "";
        }
        var text = code.isEmpty() || !code.contains("$") ? cell : code.replace("$param", cell);
        var parts = cell.split(",", -1);
        for (int i = 0; i < parts.length && i < 9; i++) {
            text = text.replace("$" + (i + 1), parts[i].strip());
        }
        return text;
    }
}
