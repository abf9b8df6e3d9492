package throughline.rules.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import throughline.rules.gate.TableCells.Unreadable;

/**
 * A file of decision tables as people read it.
 *
 * @param wrong why it cannot be read; then there are no tables
 */
public record TableSheet(List<Table> tables, String wrong) {

    public TableSheet {
        tables = List.copyOf(tables);
    }

    /**
     * One of its tables.
     *
     * @param name behind {@code RuleTable}; may be empty
     */
    public record Table(String name, List<Column> columns, List<Row> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column.
     *
     * @param letter as spreadsheets name it
     * @param kind {@code CONDITION}
     * @param fact that it is about; may be empty
     * @param code what a cell makes; may be empty
     */
    public record Column(String letter, String kind, String fact, String code, String title) {}

    /**
     * A rule.
     *
     * @param line of the file, from 1
     * @param cells one for each column
     */
    public record Row(int line, String name, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    public static TableSheet of(String text) {
        try {
            var cells = TableCells.csv(text);
            var tables = new ArrayList<Table>();
            var shape = TableShape.of(cells);
            for (int begin : shape.rules().stream()
                    .map(TableShape.RuleRow::table)
                    .distinct()
                    .toList()) {
                tables.add(table(cells, shape, begin));
            }
            return new TableSheet(tables, "");
        } catch (Unreadable wrong) {
            return new TableSheet(
                    List.of(), "cell %s: %s".formatted(TableCells.name(wrong.row, wrong.column), wrong.getMessage()));
        }
    }

    private static Table table(TableCells cells, TableShape shape, int begin) {
        int width = cells.width(begin + 1);
        var columns = IntStream.rangeClosed(1, width)
                .mapToObj(column -> new Column(
                        TableCells.letters(column),
                        cells.text(begin + 1, column),
                        cells.text(begin + 2, column),
                        cells.text(begin + 3, column),
                        cells.text(begin + 4, column)))
                .toList();
        var rows = shape.rules().stream()
                .filter(rule -> rule.table() == begin)
                .map(rule -> new Row(
                        rule.row(),
                        rule.name(),
                        IntStream.rangeClosed(1, width)
                                .mapToObj(column -> cells.text(rule.row(), column))
                                .toList()))
                .toList();
        return new Table(cells.text(begin, 1).replaceFirst("^RuleTable\\s*", ""), columns, rows);
    }
}
