package throughline.rules.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One CSV file of examples (RFC 4180, comma, first line names the columns).
 *
 * <p>{@code example} is a sentence; {@code Fact.field} gives one fact's field, and a fact stands on the table when one of its columns is filled;
 * {@code today} is the day it plays on; {@code expect} lists what the file's rules propose, by verb and figure, divided by semicolons.
 */
public record ExampleTable(String path, List<Row> rows) {

    public ExampleTable {
        rows = List.copyOf(rows);
    }

    /** @param line of the file, from 1 */
    public record Row(int line, Map<String, String> cells) {}

    /**
     * @throws IllegalArgumentException naming file and line for a row with more or fewer cells than there are columns
     */
    public static ExampleTable parse(String path, String text) {
        String[] lines = text.split("\\R");
        List<String> columns = cells(lines[0]);
        var rows = new ArrayList<Row>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            List<String> cells = cells(lines[i]);
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException("%s:%d has %d cells, there are %d columns"
                        .formatted(path, i + 1, cells.size(), columns.size()));
            }
            var row = new LinkedHashMap<String, String>();
            for (int cell = 0; cell < cells.size(); cell++) {
                row.put(columns.get(cell).strip(), cells.get(cell).strip());
            }
            rows.add(new Row(i + 1, row));
        }
        return new ExampleTable(path, rows);
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
