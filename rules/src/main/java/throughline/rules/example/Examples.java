package throughline.rules.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import throughline.rules.Desk;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleFiring;
import throughline.rules.gate.SourceGate;

/** Runs a policy folder's examples against a rule book. */
public final class Examples {

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
        tables.forEach((path, text) -> results.addAll(run(path, text)));
        return results;
    }

    /** The rules that no example makes speak. */
    public Set<String> unproved(List<Result> results) {
        var unproved = new TreeSet<>(book.rules());
        results.stream().filter(Result::passed).forEach(result -> unproved.removeAll(result.fired()));
        return unproved;
    }

    private List<Result> run(String path, String examples) {
        String policy = ExampleCase.policy(path, book.files().keySet());
        String text = book.files().get(policy);
        if (text == null) {
            throw new IllegalArgumentException("%s is there, but neither %s nor the table %s is"
                    .formatted(path, policy, policy.replaceFirst("drl$", "csv")));
        }
        var desk = RuleBookBinder.deskOf(path);
        if (desk == null) {
            throw new IllegalArgumentException(path + " is in no desk's folder");
        }
        var rules = Set.copyOf(SourceGate.ruleNames(policy, text));
        return ExampleCase.read(path, examples).stream()
                .map(example -> run(example, desk, rules))
                .toList();
    }

    private Result run(ExampleCase example, Desk desk, Set<String> rules) {
        var firings = book.rehearse(desk, example.facts(), example.day(), engine).stream()
                .filter(firing -> rules.contains(firing.rule()))
                .toList();
        return new Result(
                example.place(),
                example.example(),
                String.join("; ", example.expected()),
                firings.stream()
                        .map(firing -> ExampleCase.words(firing.verb(), firing.number()))
                        .sorted()
                        .collect(Collectors.joining("; ")),
                new TreeSet<>(firings.stream().map(RuleFiring::rule).toList()));
    }
}
