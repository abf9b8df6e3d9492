package throughline.console.look;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.operations.insight.RuleInsight.Activity;
import throughline.rules.gate.DecisionTable;
import throughline.rules.gate.TableSheet;

/**
 * The decision tables of a file in force, each rule with what it did.
 *
 * @param wrong why they cannot be read as tables; empty for a file that is none
 */
public record RuleTables(List<Table> tables, String wrong) {

    public RuleTables {
        tables = List.copyOf(tables);
    }

    /** One table. */
    public record Table(String name, List<TableSheet.Column> columns, List<Line> lines) {

        public Table {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A rule in its row.
     *
     * @param off whether it is switched off
     * @param activity what it did, or null when it never spoke
     */
    public record Line(PolicyText.Rule rule, List<String> cells, boolean off, @Nullable Activity activity) {

        public Line {
            cells = List.copyOf(cells);
        }

        public String firings() {
            return activity == null ? "never" : "%,d".formatted(activity.firings());
        }
    }

    /** Of a file of rules as text: nothing. */
    public static RuleTables of(PolicyLook.Whole file) {
        if (!DecisionTable.is(file.text().path())) {
            return new RuleTables(List.of(), "");
        }
        var sheet = TableSheet.of(file.text().head());
        Map<Integer, PolicyText.Rule> rules =
                file.text().rules().stream().collect(Collectors.toMap(PolicyText.Rule::line, Function.identity()));
        var tables = sheet.tables().stream()
                .map(table -> new Table(
                        table.name(),
                        table.columns(),
                        table.rows().stream()
                                .filter(row -> rules.containsKey(row.line()))
                                .map(row -> line(file, rules.get(row.line()), row))
                                .toList()))
                .toList();
        return new RuleTables(tables, sheet.wrong());
    }

    private static Line line(PolicyLook.Whole file, PolicyText.@Nullable Rule rule, TableSheet.Row row) {
        var known = Objects.requireNonNull(rule);
        return new Line(
                known,
                row.cells(),
                file.off().contains(known.name()),
                file.activity().get(known.name()));
    }
}
