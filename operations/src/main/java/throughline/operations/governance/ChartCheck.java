package throughline.operations.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import throughline.ledger.store.Database;
import throughline.operations.master.ChartAccount.Kind;
import throughline.rules.Desk;
import throughline.rules.RuleBookBinder;
import throughline.rules.gate.Mistake;
import throughline.rules.gate.SourceGate;
import throughline.rules.tree.Operand.Literal;
import throughline.rules.tree.RuleTree;

/** Holds the accounts that posting policies name against the chart, before a shipment finds out. */
final class ChartCheck {

    private final Database database;

    ChartCheck(Database database) {
        this.database = database;
    }

    /** Accounts that are not in the chart, or that hold neither revenue nor expense; nothing where there is no chart yet. */
    List<Mistake> mistakes(Texts texts) {
        var mistakes = new ArrayList<Mistake>();
        var chart = chart();
        if (chart.isEmpty()) {
            return mistakes;
        }
        texts.policies().forEach((path, text) -> {
            if (RuleBookBinder.deskOf(path) == Desk.POSTING) {
                for (var rule : new SourceGate(Desk.POSTING, path).read(text).rules()) {
                    for (var saying : rule.sayings()) {
                        check(new Place(path, text, rule), saying, chart, mistakes);
                    }
                }
            }
        });
        return mistakes;
    }

    /** Where a rule stands. */
    private record Place(String path, String text, RuleTree rule) {}

    private static void check(Place place, RuleTree.Saying saying, Map<String, Kind> chart, List<Mistake> mistakes) {
        for (var argument : saying.arguments()) {
            if (argument instanceof Literal literal && literal.value() instanceof String number) {
                var kind = chart.get(number);
                var wrong = kind == null
                        ? "account %s is not in the chart".formatted(number)
                        : kind == Kind.REVENUE || kind == Kind.EXPENSE
                                ? null
                                : "account %s is neither revenue nor expense, and cannot be posted to here"
                                        .formatted(number);
                if (wrong != null) {
                    var name = place.rule().name();
                    mistakes.add(new Mistake(
                            place.path(), Proof.line(place.path(), place.text(), name), 1, "ACCOUNT", wrong, name));
                }
            }
        }
    }

    private Map<String, Kind> chart() {
        return database.read(unit -> unit.jdbc(connection -> {
            var chart = new TreeMap<String, Kind>();
            try (var select = connection.prepareStatement("select number, kind from desk.chart_account");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    chart.put(rows.getString(1), Kind.valueOf(rows.getString(2)));
                }
            }
            return chart;
        }));
    }
}
