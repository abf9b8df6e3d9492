package throughline.rules.gate;

import java.util.ArrayList;
import java.util.List;

/** The cells of a decision table, as they stand in its file. */
public final class TableCells {

    private static final int ROWS_AT_MOST = 2_010;
    private static final int COLUMNS_AT_MOST = 40;
    private static final int CELL_AT_MOST = 500;
    private static final int CHARACTERS_AT_MOST = 1_000_000;

    /** Why a file is no table: said once, at its place. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        final int row;
        final int column;

        /** @param column of the cell, from 1 */
        Unreadable(int row, int column, String why) {
            super(why);
            this.row = row;
            this.column = column;
        }
    }

    /**
     * One cell.
     *
     * @param text without blanks around it
     * @param at where it begins in its line, from 1
     */
    record Cell(String text, int at) {}

    final List<List<Cell>> rows;

    private TableCells(List<List<Cell>> rows) {
        this.rows = rows;
    }

    /** Of rows that were read elsewhere, each of texts: their places are their numbers. */
    static TableCells of(List<List<String>> texts) throws Unreadable {
        var rows = new ArrayList<List<Cell>>();
        for (var row : texts) {
            var cells = new ArrayList<Cell>();
            for (var text : row) {
                cells.add(new Cell(text.strip(), cells.size() + 1));
            }
            rows.add(cells);
        }
        return checked(rows);
    }

    /** Of comma-separated text: cells with commas or quotes stand in quotes, and quotes in them twice. */
    static TableCells csv(String text) throws Unreadable {
        if (text.length() > CHARACTERS_AT_MOST) {
            throw new Unreadable(1, 1, "the table is larger than " + CHARACTERS_AT_MOST + " characters");
        }
        var rows = new ArrayList<List<Cell>>();
        for (var line : text.split("\n", -1)) {
            rows.add(row(rows.size() + 1, line));
        }
        return checked(rows);
    }

    /**
     * The cells of a comma-separated text, row by row, however many there are.
     *
     * @throws IllegalArgumentException naming the cell, when a quote does not close
     */
    public static List<List<String>> texts(String text) {
        var rows = new ArrayList<List<String>>();
        try {
            for (var line : text.split("\n", -1)) {
                rows.add(row(rows.size() + 1, line).stream().map(Cell::text).toList());
            }
        } catch (Unreadable wrong) {
            throw new IllegalArgumentException(
                    "cell %s: %s".formatted(name(wrong.row, wrong.column), wrong.getMessage()));
        }
        return rows;
    }

    private static List<Cell> row(int number, String line) throws Unreadable {
        var cells = new ArrayList<Cell>();
        int at = 0;
        while (at <= line.length()) {
            int start = at;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            var cell = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                at = quoted(number, cells.size() + 1, line, at + 1, cell);
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                cell.append(line, at, end);
                at = end;
            }
            cells.add(new Cell(cell.toString().strip(), start + 1));
            at++;
        }
        return cells;
    }

    /** Reads on behind the opening quote; where the comma or the end of the line is. */
    private static int quoted(int row, int column, String line, int from, StringBuilder cell) throws Unreadable {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c != '"') {
                cell.append(c);
                at++;
            } else if (line.startsWith("\"\"", at)) {
                cell.append('"');
                at += 2;
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                if (!line.substring(at + 1, end).isBlank()) {
                    throw new Unreadable(
                            row,
                            column,
                            "something stands behind the closing quote; a quote in a cell is written twice");
                }
                return end;
            }
        }
        throw new Unreadable(row, column, "the closing quote is missing; a cell ends in the row in which it begins");
    }

    private static TableCells checked(List<List<Cell>> rows) throws Unreadable {
        if (rows.size() > ROWS_AT_MOST) {
            throw new Unreadable(ROWS_AT_MOST + 1, 1, "a table has at most " + ROWS_AT_MOST + " rows");
        }
        for (int row = 0; row < rows.size(); row++) {
            var cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                var text = cells.get(column).text();
                if (column >= COLUMNS_AT_MOST && !text.isEmpty()) {
                    throw new Unreadable(row + 1, column + 1, "a table has at most " + COLUMNS_AT_MOST + " columns");
                }
                if (text.length() > CELL_AT_MOST) {
                    throw new Unreadable(row + 1, column + 1, "a cell has at most " + CELL_AT_MOST + " characters");
                }
                if (text.chars().anyMatch(c -> c < ' ')) {
                    throw new Unreadable(row + 1, column + 1, "a character that cannot be seen, or a line break");
                }
            }
        }
        return new TableCells(rows);
    }

    int size() {
        return rows.size();
    }

    /** What stands there, empty where nothing does; both from 1. */
    String text(int row, int column) {
        var cells = row > rows.size() ? List.<Cell>of() : rows.get(row - 1);
        return column > cells.size() ? "" : cells.get(column - 1).text();
    }

    /** Where a cell begins in its line. */
    int at(int row, int column) {
        var cells = row > rows.size() ? List.<Cell>of() : rows.get(row - 1);
        return column > cells.size() ? 1 : cells.get(column - 1).at();
    }

    /** The last column of a row that has something. */
    int width(int row) {
        int width = rows.get(row - 1).size();
        while (width > 0 && text(row, width).isEmpty()) {
            width--;
        }
        return width;
    }

    /** {@code C10}. */
    static String name(int row, int column) {
        return letters(column) + row;
    }

    /** {@code C}. */
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
