package throughline.rules.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import throughline.rules.gate.TableCells.Unreadable;

/**
 * What stands where in a decision table: its head, and tables of rules, one rule a row. The compiler of tables passes over what it does not understand,
 * so that a row behind a blank one would be no rule and nobody would know; here everything has its place or is refused.
 */
final class TableShape {

    static final String SWITCHED_OFF = "Switched off";

    /** For people alone; the compiler never sees them. */
    private static final Set<String> REMARKS = Set.of("Notes", "Owner");

    private static final Set<String> HEAD = Set.of("RuleSet", "Import", "Variables");
    private static final Set<String> KINDS =
            Set.of("NAME", "METADATA", "CONDITION", "ACTION", "DATE-EFFECTIVE", "DATE-EXPIRES", "ENABLED");
    private static final Set<String> WITH_CODE = Set.of("METADATA", "CONDITION", "ACTION");
    private static final Pattern PART = Pattern.compile("\\$([1-9])");

    /**
     * A row that is a rule.
     *
     * @param row from 1
     * @param table the row in which its table begins
     */
    record RuleRow(int row, int table, String name) {}

    private final TableCells cells;
    private final List<RuleRow> rules = new ArrayList<>();
    private final List<Integer> remarks = new ArrayList<>();
    private final List<String> off = new ArrayList<>();

    private TableShape(TableCells cells) {
        this.cells = cells;
    }

    static TableShape of(TableCells cells) throws Unreadable {
        var shape = new TableShape(cells);
        int row = shape.head();
        while (row <= cells.size()) {
            row = cells.width(row) == 0 ? row + 1 : shape.part(row);
        }
        if (shape.rules.isEmpty()) {
            throw new Unreadable(
                    1,
                    1,
                    "the table has no rule: below RuleTable stand the kinds of columns, what they are about,"
                            + " the conditions, their titles, and then one rule a row");
        }
        return shape;
    }

    List<RuleRow> rules() {
        return rules;
    }

    /** Rows that are for people. */
    List<Integer> remarks() {
        return remarks;
    }

    /** The rules that somebody has switched off. */
    List<String> off() {
        return off;
    }

    /** Where the first table begins. */
    private int head() throws Unreadable {
        for (int row = 1; row <= cells.size(); row++) {
            var word = cells.text(row, 1);
            if (word.startsWith("RuleTable")) {
                return row;
            }
            if (REMARKS.contains(word)) {
                remarks.add(row);
            } else if (cells.width(row) > 0 && !HEAD.contains(word)) {
                throw new Unreadable(
                        row,
                        1,
                        "above the first RuleTable stand RuleSet, Import, Variables, Notes and Owner, each in the first column, and nothing else"
                                + Draft.hint(word, HEAD));
            }
        }
        throw new Unreadable(1, 1, "there is no row that begins with RuleTable");
    }

    private int part(int row) throws Unreadable {
        var word = cells.text(row, 1);
        if (word.startsWith("RuleTable")) {
            return table(row);
        }
        if (word.equals(SWITCHED_OFF)) {
            off.add(cells.text(row, 2));
            remarks.add(row);
            return row + 1;
        }
        throw new Unreadable(row, 1, "this row is behind a blank one, where the table has ended: it would be no rule");
    }

    private int table(int begin) throws Unreadable {
        int kinds = begin + 1;
        int width = begin + 4 > cells.size() ? 0 : cells.width(kinds);
        int name = 0;
        for (int column = 1; column <= width; column++) {
            var kind = cells.text(kinds, column);
            if (!KINDS.contains(kind)) {
                throw new Unreadable(
                        kinds, column, "\"%s\" is no kind of column".formatted(kind) + Draft.hint(kind, KINDS));
            }
            if (WITH_CODE.contains(kind) && cells.text(begin + 3, column).isEmpty()) {
                throw new Unreadable(
                        begin + 3, column, "here stands what a cell of this column makes: overLimit > $param");
            }
            name = kind.equals("NAME") ? column : name;
        }
        if (name == 0) {
            throw new Unreadable(
                    kinds, 1, "the row below RuleTable names the kinds of columns, and one of them is NAME");
        }
        int row = begin + 5;
        while (row <= cells.size()
                && cells.width(row) > 0
                && !cells.text(row, 1).startsWith("RuleTable")
                && !cells.text(row, 1).equals(SWITCHED_OFF)) {
            rule(row, begin, name, width);
            row++;
        }
        return row;
    }

    private void rule(int row, int begin, int name, int width) throws Unreadable {
        if (cells.text(row, name).isEmpty()) {
            throw new Unreadable(row, name, "the rule has no name");
        }
        for (int column = 1; column <= cells.width(row); column++) {
            if (column > width) {
                throw new Unreadable(row, column, "this cell stands in no column of the table");
            }
            parts(row, column, cells.text(begin + 3, column));
        }
        rules.add(new RuleRow(row, begin, cells.text(row, name)));
    }

    /** A cell that is taken apart at its commas has as many parts as its column asks for. */
    private void parts(int row, int column, String code) throws Unreadable {
        int asked = 0;
        var part = PART.matcher(code);
        while (part.find()) {
            asked = Math.max(asked, Integer.parseInt(part.group(1)));
        }
        var cell = cells.text(row, column);
        if (asked > 0 && !cell.isEmpty() && cell.split(",", -1).length != asked) {
            throw new Unreadable(row, column, "this cell needs %d parts with commas between them".formatted(asked));
        }
    }

    String kind(RuleRow rule, int column) {
        return cells.text(rule.table() + 1, column);
    }

    String code(RuleRow rule, int column) {
        return cells.text(rule.table() + 3, column);
    }

    String title(RuleRow rule, int column) {
        return cells.text(rule.table() + 4, column);
    }
}
