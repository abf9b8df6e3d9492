package throughline.console.look;

import java.util.List;
import java.util.Map;
import throughline.rules.example.ExampleTable;

/**
 * Examples as a table that people read.
 *
 * @param wrong why they cannot be read; then there are no rows
 */
public record ExampleSheet(String path, List<String> columns, List<Row> rows, String wrong) {

    public ExampleSheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One example.
     *
     * @param line of the file, from 1
     * @param cells by column
     */
    public record Row(int line, Map<String, String> cells) {}

    public static ExampleSheet of(String path, String text) {
        if (text.isBlank()) {
            return new ExampleSheet(path, List.of(), List.of(), "");
        }
        try {
            var rows = ExampleTable.parse(path, text).rows().stream()
                    .map(row -> new Row(row.line(), row.cells()))
                    .toList();
            var columns = rows.isEmpty()
                    ? List.<String>of()
                    : List.copyOf(rows.get(0).cells().keySet());
            return new ExampleSheet(path, columns, rows, "");
        } catch (IllegalArgumentException unreadable) {
            return new ExampleSheet(path, List.of(), List.of(), String.valueOf(unreadable.getMessage()));
        }
    }
}
