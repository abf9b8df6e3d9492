package throughline.rules.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import throughline.rules.Desk;
import throughline.rules.RuleBook;
import throughline.rules.RuleFiring;
import throughline.rules.gate.SourceGate;

/** Runs a policy folder's examples against a rule book. */
public final class Examples {

    private static final LocalDate ORDINARY_DAY = LocalDate.of(2026, 6, 15);

    private final RuleBook book;
    private final RuleBook.Engine engine;

    public Examples(RuleBook book, RuleBook.Engine engine) {
        this.book = book;
        this.engine = engine;
    }

    /**
     * What came of one example.
     *
     * @param place file and line
     * @param expected and {@code actual}: verbs and figures, sorted, divided by semicolons
     * @param fired the rules of the file that spoke
     */
    public record Result(String place, String example, String expected, String actual, Set<String> fired) {

        public boolean passed() {
            return expected.equals(actual);
        }

        @Override
        public String toString() {
            return "%s \"%s\": expected [%s], got [%s]".formatted(place, example, expected, actual);
        }
    }

    /** @param tables CSV text by path below the policy folder ({@code pricing/examples/volume-break.csv}) */
    public List<Result> run(Map<String, String> tables) {
        var results = new ArrayList<Result>();
        tables.forEach((path, text) -> results.addAll(run(ExampleTable.parse(path, text))));
        return results;
    }

    /** The rules that no example makes speak. */
    public Set<String> unproved(List<Result> results) {
        var unproved = new TreeSet<>(book.rules());
        results.stream().filter(Result::passed).forEach(result -> unproved.removeAll(result.fired()));
        return unproved;
    }

    private List<Result> run(ExampleTable table) {
        Desk desk = Arrays.stream(Desk.values())
                .filter(one -> table.path().startsWith(one.folder() + "/"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table.path() + " is in no desk's folder"));
        String policy = table.path().replace("/examples/", "/").replaceFirst("\\.csv$", ".drl");
        String text = book.files().get(policy);
        if (text == null) {
            throw new IllegalArgumentException("%s is there, but %s is not".formatted(table.path(), policy));
        }
        var rules = Set.copyOf(SourceGate.ruleNames(text));
        return table.rows().stream().map(row -> run(table, row, desk, rules)).toList();
    }

    private Result run(ExampleTable table, ExampleTable.Row row, Desk desk, Set<String> rules) {
        String day = row.cells().getOrDefault("today", "");
        var firings = book
                .rehearse(
                        desk,
                        new FactSheet(table, row).facts(desk),
                        day.isEmpty() ? ORDINARY_DAY : LocalDate.parse(day),
                        engine)
                .stream()
                .filter(firing -> rules.contains(firing.rule()))
                .toList();
        return new Result(
                table.path() + ":" + row.line(),
                row.cells().getOrDefault("example", ""),
                sorted(Arrays.stream(row.cells().getOrDefault("expect", "").split(";"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList()),
                sorted(firings.stream().map(Examples::words).toList()),
                new TreeSet<>(firings.stream().map(RuleFiring::rule).toList()));
    }

    private static String words(RuleFiring firing) {
        return firing.number() == null ? firing.verb() : firing.verb() + " " + plain(firing.number());
    }

    private static String plain(String number) {
        return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
    }

    private static String sorted(List<String> words) {
        return String.join(
                "; ",
                words.stream()
                        .map(word -> word.contains(" ") ? word.split(" ")[0] + " " + plain(word.split(" ")[1]) : word)
                        .sorted()
                        .toList());
    }
}
